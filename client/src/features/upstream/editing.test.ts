import type { SectionContent } from '@thac/plan'
import { sectionHeading, sectionText } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { fieldsOf, retext, withFields } from './editing.ts'

const bold = { type: 'text', text: '12 cột', marks: [{ type: 'bold' }] } as const
const section: SectionContent = {
  title: [{ type: 'text', text: 'Đo mưa' }],
  blocks: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Lắp ' }, bold, { type: 'text', text: ' đo nước.' }] },
    { type: 'bullet', attrs: { depth: 2 }, content: [{ type: 'text', text: 'Đọc số ba lần.' }] },
    { type: 'table', attrs: { rows: 2 } },
  ],
  runIn: false,
}

describe('editing a section in plain words', () => {
  it('changes nothing where nothing was written', () => {
    expect(withFields(section, fieldsOf(section))).toEqual(section)
  })

  it('keeps the marks around what was written', () => {
    const fields = fieldsOf(section).map((field) => (field.key === 'b0' ? { ...field, text: 'Lắp 12 cột đo mực nước.' } : field))
    expect(withFields(section, fields).blocks[0]?.content).toEqual([{ type: 'text', text: 'Lắp ' }, bold, { type: 'text', text: ' đo ' }, { type: 'text', text: 'mực ' }, { type: 'text', text: 'nước.' }])
  })

  it('drops an emptied block, keeps a sealed one, and adds a bullet after a bullet', () => {
    const [title, first, second, third] = fieldsOf(section)
    if (title === undefined || first === undefined || second === undefined || third === undefined) throw new Error('four fields')
    const edited = withFields(section, [title, { ...first, text: ' ' }, second, { key: 'new', part: 'block', source: null, text: 'Ghi sổ.', sealed: false }, third])
    expect(edited.blocks.map(({ type }) => type)).toEqual(['bullet', 'bullet', 'table'])
    expect(sectionText(edited)).toContain('+ Ghi sổ.')
  })

  it('retells the title', () => {
    const fields = fieldsOf(section).map((field) => (field.part === 'title' ? { ...field, text: 'Đo mưa, đo nước' } : field))
    expect(sectionHeading(withFields(section, fields))).toBe('Đo mưa, đo nước')
  })

  it('makes a hard break of a line end, and plain words of an atom that is cut through', () => {
    expect(retext([], 'một\nhai')).toEqual([{ type: 'text', text: 'một' }, { type: 'hardBreak' }, { type: 'text', text: 'hai' }])
    expect(retext([{ type: 'term', attrs: { text: 'huyện' } }], 'huyệt')).toEqual([{ type: 'text', text: 'huyệ' }, { type: 'text', text: 't' }])
  })
})
