import type { Block, DecisionCode } from '@thac/plan'
import { blockText, inlineText, refLeaf, sectionText, tableBlock, tableCell, textInline } from '@thac/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinAbove, leaveOut, setBullet, splitAt, takeLine } from './blocks.ts'
import { startOf, step, undo } from './history.ts'
import { writeField } from './letterhead.ts'
import { partsOf } from './parts.ts'
import type { Guess, Reading } from './reading.ts'
import { linesOf } from './reading.ts'
import { remediesOf, undoGuess } from './remedies.ts'
import { SOURCE, bodyOf, guess, idOf, outline, reading } from './sample.ts'
import { tiesOf } from './ties.ts'
import { maySplit, toolsFor } from './tools.ts'

/** What a plan reads like in which one kind of guess is made, and what it reads like by the other answer. */
interface Case {
  readonly source: readonly string[]
  readonly make?: (read: Reading) => Reading
  readonly before: (read: Reading) => unknown
  readonly after: unknown
}

const WRAPPED = [
  'KẾ HOẠCH', 'Tu sửa đường liên thôn', '', 'Để bà con đi lại thuận tiện trong mùa mưa, đơn vị xây dựng kế hoạch', 'sửa các đoạn đường hỏng như sau:', '',
  'I. MỤC ĐÍCH', '', 'Sửa hết những đoạn đường hỏng nặng trước mùa mưa để học sinh đi', 'học an toàn, xe cứu thương và xe chở nông sản đi lại được cả trong', 'những ngày mưa to, không phải đi vòng qua đường tỉnh như năm trước.', '',
  'II. CÁCH LÀM', '', 'Mỗi thôn góp công, đơn vị lo đá và xi măng; việc nặng thuê máy của', 'hợp tác xã, tiền công trả theo giá đã họp dân và niêm yết ở nhà văn', 'hóa thôn từ đầu năm, ai cũng xem được.', '',
]

const numbered = (label: string): readonly string[] => SOURCE.map((line) => (line.startsWith('2. Trường') ? line.replace('2.', label) : line))

/** Every kind of guess there is: a new one without a case does not compile. */
const CASES: Readonly<Record<DecisionCode, Case>> = {
  'page-break-joined': { source: SOURCE, before: blocksOf('Mục đích'), after: ['- Bảo vệ tính mạng và tài sản của người dân, sẵn sàng ứng phó với mọi tình', 'huống lũ lụt có thể xảy ra trên địa bàn trong năm.'] },
  'wrap-joined': {
    source: SOURCE, before: blocksOf('Yêu cầu'), after: ['- Chủ động,', 'kịp thời, đúng người, đúng việc.'],
    make: (read) => withGuess(read, { ...guess(0, 'wrap-joined', 0.6), line: 16, sectionId: idOf(read, 'Yêu cầu'), block: 0, offset: 'Chủ động, '.length }),
  },
  'lines-unwrapped': { source: WRAPPED, before: blocksOf('CÁCH LÀM'), after: ['Mỗi thôn góp công, đơn vị lo đá và xi măng; việc nặng thuê máy của', 'hợp tác xã, tiền công trả theo giá đã họp dân và niêm yết ở nhà văn', 'hóa thôn từ đầu năm, ai cũng xem được.'] },
  'heading-from-colon': { source: SOURCE, before: outline, after: without(outline(reading()), '1. Phòng Nông nghiệp', '1. ') },
  'heading-from-period': {
    source: SOURCE.map((line) => (line === '2. Yêu cầu' ? '2. Yêu cầu chung.' : line)), before: outline, after: without(outline(reading()), '2. Yêu cầu', '2. '),
  },
  'sentence-section': { source: numberedSentence('2. Mọi việc phải xong trước mùa mưa và được báo cáo đầy đủ bằng văn bản cho đơn vị biết để theo dõi chung.'), before: outline, after: without(outline(reading()), '2. Yêu cầu', '2. Mọi việc phải xong trước mùa mưa và được báo cáo đầy đủ bằng văn bản cho đơn vị biết để theo dõi chung.') },
  'lead-in-section': {
    source: numberedSentence('2. Mọi việc phải xong trước mùa mưa và được báo cáo đầy đủ bằng văn bản cho đơn vị biết để theo dõi chung, gồm các việc sau đây:'), before: outline,
    after: without(outline(reading()), '2. Yêu cầu', '2. Mọi việc phải xong trước mùa mưa và được báo cáo đầy đủ bằng văn bản cho đơn vị biết để theo dõi chung, gồm các việc sau đây'),
  },
  'label-irregular': { source: numbered('4.'), before: outline, after: outline(reading()) },
  'label-out-of-sequence': {
    source: SOURCE, before: outline, after: outline(reading()).filter((one) => one !== '2. Yêu cầu'),
    make: (read) => withGuess(read, { ...guess(0, 'label-out-of-sequence', 0.5), line: 14, sectionId: idOf(read, 'Yêu cầu') }),
  },
  'heading-from-style': {
    source: SOURCE, before: outline, after: outline(reading()).filter((one) => one !== '2. Yêu cầu'),
    make: (read) => withGuess(read, { ...guess(0, 'heading-from-style', 0.5), line: 14, sectionId: idOf(read, 'Yêu cầu') }),
  },
  'kind-assumed': { source: SOURCE, make: (read) => withGuess(read, guess(0, 'kind-assumed', 0.5)), before: (read) => read.plan.meta.kind, after: 'ĐỀ ÁN' },
  'title-assumed': { source: SOURCE.slice(1), before: openingOf, after: ['', 'Phòng, chống lũ lụt năm 2027', 'Nhằm giữ an toàn cho người dân ven sông, đơn vị xây dựng kế hoạch như sau:'] },
  'title-joined': {
    source: SOURCE, before: openingOf, after: ['Phòng, chống lũ lụt', 'năm 2027', 'Nhằm giữ an toàn cho người dân ven sông, đơn vị xây dựng kế hoạch như sau:'],
    make: (read) => withGuess(read, { ...guess(0, 'title-joined', 0.8), line: 2, message: { key: '', params: { text: 'năm 2027' } } }),
  },
  'issuer-from-text': { source: SOURCE, make: (read) => withGuess(withMeta(read, { issuer: 'Xã Bến Đò' }), guess(0, 'issuer-from-text', 0.75)), before: (read) => read.plan.meta.issuer, after: null },
  'purpose-inferred': {
    source: SOURCE, before: (read) => read.plan.meta.recipients, after: [{ name: 'Ban an toàn', purpose: null }, { name: 'Đội xung kích', purpose: 'report' }],
    make: (read) => withGuess(withMeta(read, { recipients: [{ name: 'Ban an toàn', purpose: 'report' }, { name: 'Đội xung kích', purpose: 'report' }] }), { ...guess(0, 'purpose-inferred', 0.5), message: { key: '', params: { name: 'Ban an toàn' } } }),
  },
  'closing-guessed': {
    source: SOURCE, before: (read) => read.plan.sections.map((one) => one.kind).join(), after: 'preamble,body,body,body,body,body',
    make: (read) => {
      const last = read.plan.sections.at(-1)
      if (last === undefined) return read
      const closing = { ...last, kind: 'closing' as const, title: [], runIn: false }
      return withGuess({ ...read, plan: { ...read.plan, sections: [...read.plan.sections.slice(0, -1), closing] } }, { ...guess(0, 'closing-guessed', 0.6), line: 22, sectionId: last.id, block: 0 })
    },
  },
  'page-number-dropped': { source: [...SOURCE.slice(0, 11), '7', ...SOURCE.slice(11)], make: dropLine(12, 'page-number-dropped', 'page-number'), before: blocksOf('Mục đích'), after: ['- Bảo vệ tính mạng và tài sản của người dân, sẵn sàng ứng phó với mọi tình huống lũ lụt có thể xảy ra trên địa bàn trong năm.', '7'] },
  'running-head-dropped': { source: [...SOURCE.slice(0, 11), 'Kế hoạch phòng lũ', ...SOURCE.slice(11)], make: dropLine(12, 'running-head-dropped', 'running-head'), before: blocksOf('Mục đích'), after: ['- Bảo vệ tính mạng và tài sản của người dân, sẵn sàng ứng phó với mọi tình huống lũ lụt có thể xảy ra trên địa bàn trong năm.', 'Kế hoạch phòng lũ'] },
  'bullet-restyled': { source: SOURCE.map((line) => line.replace('- Chủ động', '• Chủ động')), before: blocksOf('Yêu cầu'), after: ['• Chủ động, kịp thời, đúng người, đúng việc.'] },
  'appendix-kept-whole': {
    source: SOURCE, before: outline, after: [...outline(reading()), '1. Xuồng máy', '2. Áo phao', '2.1. Áo phao trẻ em'],
    make: (read) => {
      const blocks = ['Kèm theo kế hoạch', '1. Xuồng máy', 'Mỗi thôn hai chiếc.', '2. Áo phao', '2.1. Áo phao trẻ em'].map((text): Block => ({ type: 'paragraph', content: textInline(text) }))
      const section = { id: 'app', order: 'zz', level: 1, kind: 'appendix' as const, runIn: false, title: textInline('Phụ lục'), blocks }
      return withGuess({ ...read, plan: { ...read.plan, sections: [...read.plan.sections, section] }, lines: new Map(read.lines).set('app', { sectionId: 'app', heading: [30], blocks: blocks.map((_, i) => [31 + i]) }) }, { ...guess(0, 'appendix-kept-whole', 0.6), line: 30, sectionId: 'app' })
    },
  },
  'misreading': {
    source: SOURCE, before: blocksOf('Yêu cầu'), after: ['- Chủ động, kịp thời, đúng lúc, đúng việc.'],
    make: (read) => withGuess(read, { ...guess(0, 'misreading', 0.6), line: 16, sectionId: idOf(read, 'Yêu cầu'), block: 0, offset: 'Chủ động, kịp thời, đúng '.length, message: { key: '', params: { printed: 'người', probable: 'lúc' } } }),
  },
  'reference-linked': {
    source: SOURCE, before: (read) => read.plan.sections.find((one) => one.id === idOf(read, 'Yêu cầu'))?.blocks[0]?.content, after: textInline('Chủ động, kịp thời, theo mục II.'),
    make: (read) => withGuess(withBlock(read, 'Yêu cầu', { type: 'paragraph', content: [{ type: 'text', text: 'Chủ động, kịp thời, theo mục ' }, refLeaf({ to: idOf(read, 'Mục đích'), form: 'figure', text: 'II' }), { type: 'text', text: '.' }] }), {
      ...guess(0, 'reference-linked', 0.9), line: 16, sectionId: idOf(read, 'Yêu cầu'), block: 0, offset: 'Chủ động, kịp thời, theo '.length, message: { key: '', params: { text: 'mục II', path: 'II' } },
    }),
  },
  'table-read': {
    source: SOURCE, before: blocksOf('Yêu cầu'), after: ['Việc | Hạn', 'Đắp bờ | 30/4'],
    make: (read) => withGuess(withBlock(read, 'Yêu cầu', tableBlock([[tableCell(textInline('Việc'), true), tableCell(textInline('Hạn'), true)], [tableCell(textInline('Đắp bờ')), tableCell(textInline('30/4'))]])), {
      ...guess(0, 'table-read', 0.7), line: 16, sectionId: idOf(read, 'Yêu cầu'), block: 0,
    }),
  },
}

describe('every guess can be undone, and the undoing too', () => {
  it.each(Object.entries(CASES))('%s', (code, { source, make, before, after }) => {
    const now = (make ?? ((read: Reading) => read))(reading(source))
    // A guess that a case made by hand comes first.
    const own = now.guesses.find((one) => one.code === code)
    if (own === undefined) throw new Error(`no guess ${code} among ${now.guesses.map((one) => one.code).join()}`)
    const [remedy] = remediesOf(own)
    const next = remedy === 'edit' ? writeField(now, 'kind', 'ĐỀ ÁN') : undoGuess(now, own, remedy, { source, newId: counter() })
    expect(before(now)).not.toEqual(after)
    expect(before(next)).toEqual(after)
    expect(next.guesses.some((one) => one.id === own.id)).toBe(false)
    expect(undo(step(startOf(now), next)).present).toBe(now)
  })

  it('counts a number that the scan misread', () => {
    const source = SOURCE.map((line) => (line.startsWith('1. Phòng') ? line.replace('1.', 'l.') : line))
    const now = reading(source)
    const own = now.guesses.find((one) => one.code === 'misreading')
    if (own === undefined) throw new Error('no guess')
    expect(outline(now)).toContain('l. Phòng Nông nghiệp')
    const next = undoGuess(now, own, 'takeProbable', { source, newId: counter() })
    expect(outline(next)).toEqual(outline(reading()))
    expect(next.plan.sections.some((one) => one.label !== undefined)).toBe(false)
  })

  it('changes a misread word without touching what stands behind it', () => {
    const { source, make } = CASES['misreading']
    const now = (make ?? ((read: Reading) => read))(reading(source))
    const later: Guess = { ...guess(900, 'wrap-joined', 0.6), line: 16, sectionId: idOf(now, 'Yêu cầu'), block: 0, offset: 'Chủ động, kịp thời, đúng người, '.length }
    const own = now.guesses.find((one) => one.code === 'misreading')
    if (own === undefined) throw new Error('no guess')
    const next = undoGuess({ ...now, guesses: [...now.guesses, later] }, own, 'takeProbable', { source, newId: counter() })
    expect(next.guesses.find((one) => one.id === 900)?.offset).toBe('Chủ động, kịp thời, đúng lúc, '.length)
  })
})

describe('corrections by hand', () => {
  it('split a paragraph before a word, and joined again it is what it was', () => {
    const now = reading()
    const id = idOf(now, 'Yêu cầu')
    const next = splitAt(now, id, 0, 'Chủ động, '.length, SOURCE)
    expect(bodyOf(next, id)).toBe('- Chủ động,\nkịp thời, đúng người, đúng việc.')
    expect(linesOf(next, id).blocks).toEqual([[16], [16]])
    expect(bodyOf(joinAbove(next, id, 1), id)).toBe(bodyOf(now, id))
    expect(splitAt(now, id, 0, 0, SOURCE)).toBe(now)
  })

  it('give each half of a split its own lines', () => {
    const now = reading()
    const id = idOf(now, 'Mục đích')
    const text = inlineText(now.plan.sections.find((one) => one.id === id)?.blocks[0]?.content)
    expect(linesOf(splitAt(now, id, 0, text.indexOf('huống'), SOURCE), id).blocks).toEqual([[10], [12]])
    expect(linesOf(splitAt(now, id, 0, text.indexOf('sẵn sàng'), SOURCE), id).blocks).toEqual([[10], [10, 12]])
  })

  it('leave a line out and take it back', () => {
    const now = reading()
    const id = idOf(now, 'Yêu cầu')
    const next = leaveOut(now, id, 0)
    expect(bodyOf(next, id)).toBe('')
    expect(next.leftOut).toEqual([{ line: 16, reason: 'by-hand' }])
    const back = takeLine(next, 16, SOURCE[15] ?? '')
    expect(bodyOf(back, id)).toBe(bodyOf(now, id))
    expect(back.leftOut).toEqual([])
  })

  it('make a bullet of a paragraph, and a deeper one, and a paragraph again', () => {
    const now = reading()
    const id = idOf(now, 'Yêu cầu')
    const plain = setBullet(now, id, 0, 0)
    expect(bodyOf(plain, id)).toBe('Chủ động, kịp thời, đúng người, đúng việc.')
    expect(bodyOf(setBullet(plain, id, 0, 2), id)).toBe('+ Chủ động, kịp thời, đúng người, đúng việc.')
    expect(setBullet(now, id, 0, 1)).toBe(now)
  })

  it('lose no word and no tie, whatever is done in whatever order', () => {
    const words = (read: Reading): string => read.plan.sections.map((one) => `${inlineText(one.title)} ${sectionText(one)}`).join(' ').replace(/[^\p{L}]+/gu, '')
    const first = reading()
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 12 }), (steps) => {
      let now = first
      const newId = counter()
      for (const [where, which, place] of steps) {
        const parts = partsOf(now)
        const part = parts[where % parts.length]
        if (part === undefined || part.kind === 'field') continue
        const tools = toolsFor(now, part, newId()).filter((one) => one.name !== 'leaveOut' && one.name !== 'renumber')
        const tool = tools[which % (tools.length + 1)]
        if (tool !== undefined) {
          now = tool.apply(now)
          expect(partsOf(now)).toContainEqual(tool.then)
        } else if (maySplit(now, part)) now = splitAt(now, part.id, part.block, place % 40, SOURCE)
      }
      // Numbers that were written out or counted again are not words.
      expect(words(now).replace(/[IVX]+/g, '')).toBe(words(first).replace(/[IVX]+/g, ''))
      for (const section of now.plan.sections) expect(linesOf(now, section.id).blocks).toHaveLength(section.blocks.length)
      for (const { block, sectionId } of now.guesses) if (sectionId !== null && block !== null) expect(now.plan.sections.find((one) => one.id === sectionId)?.blocks[block]).toBeDefined()
      expect([...tiesOf(now).partOf.keys()].sort((a, b) => a - b)).toEqual([...tiesOf(first).partOf.keys()].sort((a, b) => a - b))
    }), { numRuns: 200 })
  })
})

function counter(): () => string {
  let n = 0
  return () => `made${++n}`
}

function blocksOf(heading: string): (read: Reading) => readonly string[] {
  return (read) => read.plan.sections.find((one) => one.id === idOf(read, heading))?.blocks.map(blockText) ?? []
}

function openingOf(read: Reading): readonly string[] {
  return [read.plan.meta.title, ...(read.plan.sections[0]?.blocks.map(blockText) ?? [])]
}

function numberedSentence(line: string): readonly string[] {
  return SOURCE.map((one) => (one === '2. Yêu cầu' ? line : one))
}

function without(list: readonly string[], old: string, next: string): readonly string[] {
  return list.map((one) => (one === old ? next : one))
}

function withGuess(read: Reading, own: Guess): Reading {
  return { ...read, guesses: [{ ...own, id: 500 }, ...read.guesses.filter((one) => one.code !== own.code)] }
}

function withMeta(read: Reading, meta: Partial<Reading['plan']['meta']>): Reading {
  return { ...read, plan: { ...read.plan, meta: { ...read.plan.meta, ...meta } } }
}

function withBlock(read: Reading, heading: string, block: Block): Reading {
  const id = idOf(read, heading)
  return { ...read, plan: { ...read.plan, sections: read.plan.sections.map((one) => (one.id === id ? { ...one, blocks: [block] } : one)) } }
}

/** A line that stood among the text as one that was dropped. */
function dropLine(line: number, code: 'page-number-dropped' | 'running-head-dropped', reason: 'page-number' | 'running-head'): (read: Reading) => Reading {
  return (read) => {
    const clean = reading(SOURCE)
    const moved = new Map([...clean.lines].map(([id, one]) => [id, { ...one, heading: one.heading.map(shift), blocks: one.blocks.map((lines) => lines.map(shift)) }]))
    const place = (one: Guess): Guess => ({ ...one, line: shift(one.line) })
    return withGuess({ ...clean, lines: moved, guesses: clean.guesses.map(place), leftOut: [{ line, reason }], metaLines: read.metaLines }, { ...guess(0, code, 0.9), line })
  }
  function shift(own: number): number {
    return own >= line ? own + 1 : own
  }
}
