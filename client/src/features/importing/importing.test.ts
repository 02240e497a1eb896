import type { Answer } from '@thac/api'
import { inlineText } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { joinAbove, takeLine } from './blocks.ts'
import { draftingUnits, firstChoice } from './choices.ts'
import { sortGuesses } from './doubts.ts'
import { figuresOf } from './figures.ts'
import { dissolve, headingIntoText, paragraphIntoHeading, renumber, shiftLevel, textIntoHeading } from './headings.ts'
import { redo, startOf, step, undo } from './history.ts'
import type { Guess, Reading } from './reading.ts'
import { linesOf } from './reading.ts'
import { remediesOf, undoGuess } from './remedies.ts'
import { SOURCE, bodyOf, guess, guessOf, idOf, outline, preview, reading, textOf } from './sample.ts'
import { partKey, partOfGuess, tiesOf } from './ties.ts'
import { toolsFor } from './tools.ts'
import { understoodOf } from './understood.ts'

const MEANS = { source: SOURCE, newId: () => 'made' }

describe('a reading from the answer of the preview', () => {
  it('ties every line that says something to a part of the plan', () => {
    const figures = figuresOf(reading(), SOURCE)
    expect(figures).toMatchObject({ sections: 6, lines: 12, understood: 12, leftOut: 0 })
  })

  it('passes over notes of a newer server that it has no sentence for', () => {
    const answer = preview()
    const notes = answer.recognition as { readonly decisions: readonly unknown[] }
    const odd = { ...notes, decisions: [...notes.decisions, { code: 'from-the-future', line: 1, confidence: 1, message: { key: '', params: {} } }, null, 7], leftOut: 'none' }
    expect(understoodOf({ ...answer, recognition: odd }).reading.guesses).toHaveLength(notes.decisions.length)
    expect(understoodOf({ ...answer, recognition: null }).reading.guesses).toEqual([])
  })
})

describe('undoing a guess', () => {
  it('splits a paragraph again where a page break was joined, and ties the halves to their lines', () => {
    const now = reading()
    const guess = guessOf(now, 'page-break-joined')
    expect(textOf(now, 'Mục đích')).toBe('- Bảo vệ tính mạng và tài sản của người dân, sẵn sàng ứng phó với mọi tình huống lũ lụt có thể xảy ra trên địa bàn trong năm.')
    const next = undoGuess(now, guess, remediesOf(guess)[0], MEANS)
    expect(textOf(next, 'Mục đích')).toBe('- Bảo vệ tính mạng và tài sản của người dân, sẵn sàng ứng phó với mọi tình\nhuống lũ lụt có thể xảy ra trên địa bàn trong năm.')
    expect(linesOf(next, guess.sectionId ?? '').blocks).toEqual([[10], [12]])
    expect(next.guesses).not.toContainEqual(expect.objectContaining({ id: guess.id }))
  })

  it('gives back the joined text when the halves are joined by hand', () => {
    const now = reading()
    const guess = guessOf(now, 'page-break-joined')
    const again = joinAbove(undoGuess(now, guess, remediesOf(guess)[0], MEANS), guess.sectionId ?? '', 1)
    expect(textOf(again, 'Mục đích')).toBe(textOf(now, 'Mục đích'))
    expect(linesOf(again, guess.sectionId ?? '')).toEqual(linesOf(now, guess.sectionId ?? ''))
  })

  it('puts a heading before a colon back into its sentence, and out of it again', () => {
    const now = reading()
    const guess = guessOf(now, 'heading-from-colon')
    const id = guess.sectionId ?? ''
    const flat = undoGuess(now, guess, remediesOf(guess)[0], MEANS)
    expect(flat.plan.sections.find((one) => one.id === id)).toMatchObject({ title: [], runIn: true })
    expect(bodyOf(flat, id)).toBe('Phòng Nông nghiệp: Kiểm tra đê điều trước mùa mưa và báo cáo kết quả hằng tuần.')
    expect(textIntoHeading(flat, id).plan).toEqual(now.plan)
  })

  it('follows later guesses of a block that was split before them', () => {
    const now = twoJoins()
    const [first, second] = now.guesses
    if (first === undefined || second === undefined) throw new Error('two guesses expected')
    const once = undoGuess(now, first, 'split', MEANS)
    const moved = once.guesses.find((guess) => guess.id === second.id)
    expect(moved).toMatchObject({ block: 1, offset: 'bốn năm sáu'.length + 1 })
    expect(bodyOf(undoGuess(once, moved ?? second, 'split', MEANS), 's')).toBe('một hai ba\nbốn năm sáu\nbảy tám')
  })

  it('changes nothing, and says so by giving back the same, where there is nothing to undo', () => {
    const now = reading()
    const guess = guessOf(now, 'page-break-joined')
    const next = undoGuess(now, guess, remediesOf(guess)[0], MEANS)
    expect(undoGuess(next, { ...guess, offset: 9999 }, 'split', MEANS)).toBe(next)
  })
})

describe('correcting by hand', () => {
  it('makes a heading of a paragraph, and a paragraph of a heading, leaving no word behind', () => {
    const now = reading()
    const id = idOf(now, 'Yêu cầu')
    const made = paragraphIntoHeading(now, id, 0, () => 'new')
    expect(outline(made)).toEqual(['I. MỤC ĐÍCH', '1. Mục đích', '2. Yêu cầu', '3. Chủ động, kịp thời, đúng người, đúng việc.', 'II. TỔ CHỨC THỰC HIỆN', '1. Phòng Nông nghiệp', '2. Trường học'])
    const back = dissolve(made, 'new')
    expect(outline(back)).toEqual(outline(now))
    expect(bodyOf(back, id)).toBe('3. Chủ động, kịp thời, đúng người, đúng việc.')
    expect(linesOf(back, id).blocks).toEqual([[16]])
  })

  it('drops the printed number of a paragraph that becomes a heading, since it is counted', () => {
    const now = dissolve(reading(), idOf(reading(), 'Yêu cầu'))
    const above = idOf(now, 'Mục đích')
    const at = now.plan.sections.find((one) => one.id === above)?.blocks.findIndex((block) => inlineText(block.content) === '2. Yêu cầu') ?? -1
    expect(outline(paragraphIntoHeading(now, above, at, () => 'new'))).toEqual(outline(reading()))
  })

  it('moves a section with what stands below it, and not past what the outline allows', () => {
    const now = reading()
    const second = idOf(now, 'TỔ CHỨC THỰC HIỆN')
    expect(shiftLevel(now, idOf(now, 'MỤC ĐÍCH'), 1)).toBe(now)
    expect(shiftLevel(now, second, -1)).toBe(now)
    const lower = shiftLevel(now, second, 1)
    expect(lower.plan.sections.filter((one) => one.kind === 'body').map((one) => one.level)).toEqual([1, 2, 2, 2, 3, 3])
    expect(shiftLevel(lower, second, -1).plan).toEqual(now.plan)
  })

  it('counts a section anew whose odd number was kept', () => {
    const now = reading(SOURCE.map((line) => (line.startsWith('2. Trường') ? line.replace('2.', '4.') : line)))
    expect(outline(now)).toContain('4. Trường học')
    const next = renumber(now, idOf(now, 'Trường học'))
    expect(outline(next)).toContain('2. Trường học')
    expect(next.guesses.some((guess) => guess.code === 'label-irregular')).toBe(false)
  })

  it('offers only tools that would change something', () => {
    const now = reading()
    const names = toolsFor(now, { kind: 'text', id: idOf(now, 'MỤC ĐÍCH'), block: null }, 'new').map((tool) => tool.name)
    expect(names).toEqual(['dissolve', 'intoText'])
    expect(toolsFor(now, { kind: 'field', field: 'title' }, 'new')).toEqual([])
  })

  it('puts a line that was left out back where it stood', () => {
    const source = SOURCE.flatMap((line) => (line.startsWith('2. Yêu cầu') ? ['-----------', '', line] : [line]))
    const now = reading(source)
    expect(now.leftOut).toEqual([{ line: 14, reason: 'ornament' }])
    const next = takeLine(now, 14, source[13] ?? '')
    expect(textOf(next, 'Mục đích').split('\n').at(-1)).toBe('-----------')
    expect(tiesOf(next).partOf.get(14)).toEqual({ kind: 'text', id: idOf(next, 'Mục đích'), block: 1 })
    expect(next.leftOut).toEqual([])
  })

  it('keeps every tie true to the text through any chain of changes', () => {
    let now = reading()
    for (const change of [
      (one: Reading) => headingIntoText(one, idOf(one, 'Trường học')), (one: Reading) => dissolve(one, idOf(one, 'Yêu cầu')),
      (one: Reading) => undoGuess(one, guessOf(one, 'page-break-joined'), 'split', MEANS), (one: Reading) => paragraphIntoHeading(one, idOf(one, 'Mục đích'), 1, () => 'x1'),
    ]) now = change(now)
    const { partOf } = tiesOf(now)
    for (const [i, line] of SOURCE.entries()) {
      const part = partOf.get(i + 1)
      if (part?.kind !== 'text') continue
      const section = now.plan.sections.find((one) => one.id === part.id)
      const words = `${inlineText(section?.title)} ${section?.blocks.map((block) => inlineText(block.content)).join(' ') ?? ''}`
      expect(words, line).toContain(line.split(' ').slice(-2).join(' ').replace(/:$/, ''))
    }
    expect(figuresOf(now, SOURCE).understood).toBe(12)
  })
})

describe('the list of guesses', () => {
  it('shows doubts first, least sure first, page breaks always among them, and the rest by kind', () => {
    const { doubts, sure } = sortGuesses([guess(1, 'heading-from-colon', 0.9), guess(2, 'page-break-joined', 0.95), guess(3, 'wrap-joined', 0.4), guess(4, 'heading-from-colon', 0.9)])
    expect(doubts.map((one) => one.id)).toEqual([3, 2])
    expect(sure).toMatchObject([{ code: 'heading-from-colon', guesses: [{ id: 1 }, { id: 4 }] }])
  })

  it('knows the part of the result that a guess is about', () => {
    const now = reading()
    const one = guessOf(now, 'page-break-joined')
    expect(partKey(partOfGuess(one, tiesOf(now)) ?? { kind: 'field', field: 'kind' })).toBe(`text ${one.sectionId ?? ''} 0`)
  })
})

describe('history', () => {
  it('goes back and forth, and forgets what lay ahead after a new step', () => {
    const two = step(step(startOf(0), 1), 2)
    expect(undo(undo(undo(two))).present).toBe(0)
    expect(redo(undo(two))).toEqual(two)
    expect(redo(step(undo(two), 9)).present).toBe(9)
    expect(step(two, 2)).toBe(two)
  })
})

describe('the units to choose from', () => {
  const units = [unit('p', null, 'Tỉnh Lam Giang'), unit('d', 'p', 'Huyện Sơn Hạ'), unit('c', 'd', 'Xã Bến Đò'), unit('e', 'p', 'Huyện Khác')]

  it('are those one drafts for, and all below those one administers', () => {
    expect(draftingUnits(units, [{ unitId: 'd', role: 'drafter' }]).map(({ id }) => id)).toEqual(['d'])
    expect(draftingUnits(units, [{ unitId: 'd', role: 'admin' }]).map(({ id }) => id)).toEqual(['d', 'c'])
    expect(draftingUnits(units, [{ unitId: 'p', role: 'reviewer' }])).toEqual([])
  })

  it('begin with the one asked for, then the one that the plan names', () => {
    const mine = [{ unitId: 'p', role: 'admin' as const }]
    expect(firstChoice(units, mine, 'c', 'Ủy ban nhân dân huyện Sơn Hạ')).toBe('c')
    expect(firstChoice(units, mine, 'gone', 'Ủy ban nhân dân huyện Sơn Hạ')).toBe('d')
    expect(firstChoice(units, mine, null, null)).toBe('p')
    expect(firstChoice([], mine, null, null)).toBeNull()
  })
})

function twoJoins(): Reading {
  const base = reading()
  const text = 'một hai ba bốn năm sáu bảy tám'
  const join = (id: number, offset: number): Guess => ({ ...guess(id, 'page-break-joined', 0.9), line: id, sectionId: 's', block: 0, offset })
  return {
    ...base,
    plan: { ...base.plan, sections: [{ id: 's', order: 'V', level: 1, kind: 'body', runIn: false, title: [], blocks: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }] },
    lines: new Map([['s', { sectionId: 's', heading: [], blocks: [[1, 2, 3]] }]]),
    guesses: [join(2, text.indexOf('bốn')), join(3, text.indexOf('bảy'))],
  }
}

function unit(id: string, parentId: string | null, shortName: string): Answer<'units'>[number] {
  return { id, parentId, shortName, name: shortName, code: id, level: 'other', place: '', notation: '', terms: {} }
}
