import { describe, expect, it } from 'vitest'
import type { Plan, Section } from '@thac/plan'
import { emptyMeta } from '@thac/plan'
import type { World } from '../command.ts'
import { InputError, UsageError } from '../command.ts'
import { compare } from './compare.ts'
import { merge } from './merge.ts'

const section = (id: string, text: string, order: string): Section => ({ id, order, level: 1, kind: 'body', runIn: false, title: [{ type: 'text', text: id }], blocks: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })
const plan = (...texts: readonly string[]): Plan => ({ meta: emptyMeta('Kế hoạch'), sections: texts.map((text, i) => section(`s${i + 1}`, text, `a${i + 1}`)) })

function world(plans: Readonly<Record<string, Plan>>, json: unknown = {}): World & { readonly out: string[] } {
  const out: string[] = []
  return {
    out,
    plan: (file) => {
      const found = plans[file]
      return found === undefined ? Promise.reject(new InputError(`${file}: no such file`)) : Promise.resolve({ plan: found, recognition: null })
    },
    json: () => Promise.resolve(json),
    write: () => Promise.resolve(),
    print: (text) => {
      out.push(text)
    },
  }
}

describe('compare and merge on the command line', () => {
  it('D12: compare prints one row a section and the summary', async () => {
    const here = world({ 'b.json': plan('Thành phố trực', 'giữ đê'), 'c.json': plan('Quận trực', 'giữ đê thật chắc') }, { 'Thành phố': 'Quận' })
    await compare(['b.json', 'c.json', '--terms', 't.json', '--json'], here)
    expect(JSON.parse(here.out.join(''))).toMatchObject({
      sections: [{ id: 's1', path: 'I', status: 'identical', flags: ['localised'], similarity: 1 }, { id: 's2', status: 'adapted', wordsAdded: 2, wordsRemoved: 0 }],
      summary: { identical: 1, adapted: 1, local: 0, omitted: 0 },
    })
  })

  it('M30: merge prints the plan, the conflicts and what was applied', async () => {
    const here = world({ 'o.json': plan('trực 2 giờ', 'giữ đê'), 'u.json': plan('trực 4 giờ', 'giữ đê chắc'), 'c.json': plan('trực 3 giờ', 'giữ đê') })
    await merge(['o.json', 'u.json', 'c.json', '--json'], here)
    expect(JSON.parse(here.out.join(''))).toMatchObject({
      plan: { format: 'thac-plan', version: 1 },
      conflicts: [{ section: 's1', kind: 'text', base: 'trực 2 giờ', upstream: 'trực 4 giờ', child: 'trực 3 giờ' }],
      review: [], applied: [{ section: 's2', from: 'upstream' }],
    })
  })

  it('says what is wrong with a call and with a terms file', async () => {
    await expect(compare(['b.json'], world({}))).rejects.toThrow(UsageError)
    await expect(merge(['o', 'u', 'c', 'd'], world({}))).rejects.toThrow(UsageError)
    await expect(compare(['b.json', 'c.json', '--terms', 't.json'], world({ 'b.json': plan(), 'c.json': plan() }, { a: 1 }))).rejects.toThrow('t.json: the term "a"')
  })
})
