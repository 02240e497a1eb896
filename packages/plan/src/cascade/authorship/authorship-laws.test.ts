import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuthoredRun, Block, Inline, Mark, SectionAuthorship, SectionContent } from '../../index.ts'
import { authorship, hashRich, inlineText, isText, localise, tableBlock, tableCell, tableRows } from '../../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)
const MARKS: readonly (readonly Mark[])[] = [[], [], [], [{ type: 'bold' }], [{ type: 'italic' }, { type: 'bold' }]]
const COMMON = ['xã', 'huyện', 'sơ tán', 'trước', '15/9/2025', '4.500', 'không', 'hoà', 'hòa', ',', '.', 'Báo', 'cáo']

type Word = { readonly text: string; readonly marks: readonly Mark[] }
type Line = { readonly words: readonly Word[]; readonly kind: 'paragraph' | 'bullet' | 'table' }
const word: fc.Arbitrary<Word> = fc.record({ text: fc.constantFrom(...COMMON), marks: fc.constantFrom(...MARKS) })
const line: fc.Arbitrary<Line> = fc.record({ words: fc.array(word, { maxLength: 12 }), kind: fc.constantFrom('paragraph', 'paragraph', 'bullet', 'table') })
const draft = fc.array(line, { maxLength: 4 })
const edit = fc.record({
  what: fc.constantFrom('put', 'cut', 'swap', 'mark', 'line', 'drop', 'move', 'split', 'join', 'again'),
  line: fc.nat(20), to: fc.nat(20), at: fc.nat(30), length: fc.integer({ min: 1, max: 4 }), words: fc.array(word, { minLength: 1, maxLength: 4 }),
})
const levels = fc.record({ first: draft, edits: fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 3 }) })

/** The texts of a chain; with `tag`, no word stands twice and each tells the level that wrote it: `c2x17` is of level 2. */
function texts({ first, edits }: { first: Line[]; edits: { what: string; line: number; to: number; at: number; length: number; words: Word[] }[][] }, tag: boolean): readonly SectionContent[] {
  let n = 0
  const own = (words: readonly Word[], level: number): Word[] => words.map((one) => (tag ? { ...one, text: `c${'abcde'[level] ?? 'z'}x${letters(n++)}` } : one))
  let now: Line[] = first.map((one) => ({ ...one, words: own(one.words, 0) }))
  const out = [build(now)]
  edits.forEach((list, i) => {
    for (const { what, line: from, to, at, length, words } of list) {
      const n = from % Math.max(1, now.length)
      const target = now[n]
      const put = own(words, i + 1)
      const place = at % ((target?.words.length ?? 0) + 1)
      const next = now[n + 1]
      if (what === 'line') now = now.toSpliced(from % (now.length + 1), 0, { words: put, kind: 'paragraph' })
      else if (target === undefined) continue
      else if (what === 'put') now = now.with(n, { ...target, words: target.words.toSpliced(place, 0, ...put) })
      else if (what === 'cut') now = now.with(n, { ...target, words: target.words.toSpliced(place, length) })
      else if (what === 'swap') now = now.with(n, { ...target, words: target.words.toSpliced(place, length, ...put) })
      else if (what === 'mark') now = now.with(n, { ...target, words: target.words.map((one, k) => (k >= place && k < place + length ? { ...one, marks: words[0]?.marks ?? [] } : one)) })
      else if (what === 'drop') now = now.toSpliced(n, 1)
      else if (what === 'move') now = now.toSpliced(n, 1).toSpliced(to % now.length, 0, target)
      else if (what === 'split') now = now.toSpliced(n, 1, { ...target, words: target.words.slice(0, place) }, { ...target, words: target.words.slice(place) })
      else if (what === 'join' && next !== undefined) now = now.toSpliced(n, 2, { ...target, words: [...target.words, ...next.words] })
      else if (what === 'again' && !tag) now = now.toSpliced(to % (now.length + 1), 0, target)
    }
    out.push(build(now))
  })
  return out
}

function letters(n: number): string {
  return (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(97 + (n % 26))
}

function build(lines: readonly Line[]): SectionContent {
  const [head, ...rest] = lines
  return { title: inline(head?.words ?? []), blocks: rest.map(({ words, kind }): Block => (kind === 'table' ? rows(words) : { type: kind, content: inline(words) })), runIn: false }
}

/** Two cells a row. */
function rows(words: readonly Word[]): Block {
  const out = []
  for (let i = 0; i < words.length; i += 4) out.push([tableCell(inline(words.slice(i, i + 2))), tableCell(inline(words.slice(i + 2, i + 4)))])
  return tableBlock(out)
}

function inline(words: readonly Word[]): readonly Inline[] {
  return joined(words.map(({ text, marks }, i) => ({ type: 'text', text: i + 1 < words.length ? `${text} ` : text, ...(marks.length === 0 ? {} : { marks }) })))
}

/** Neighbours of the same marks are one text, as an editor writes them. */
function joined(content: readonly Inline[]): readonly Inline[] {
  const out: Inline[] = []
  for (const one of content) {
    const last = out[out.length - 1]
    if (last !== undefined && isText(last) && isText(one) && JSON.stringify(last.marks) === JSON.stringify(one.marks)) out[out.length - 1] = { ...last, text: last.text + one.text }
    else out.push(one)
  }
  return out
}

const chain = (contents: readonly (SectionContent | null)[]): SectionAuthorship => authorship(contents.map((content, i) => ({ level: `bậc ${i}`, content })))
const standing = (runs: readonly AuthoredRun[]): readonly Inline[] => joined(runs.flatMap((run) => (run.removedBy === null ? run.content : [])))
/** The content put together again from the runs that stand. */
function rebuilt(of: SectionAuthorship, last: SectionContent): SectionContent {
  const blocks = of.blocks.filter((block) => block.block !== null)
  return {
    title: standing(of.title), runIn: last.runIn,
    blocks: last.blocks.map((block, i): Block => {
      const own = blocks[i]
      const was = tableRows(block)
      if (was !== null) return tableBlock(own?.rows?.filter((row) => row.row !== null).map((row, r) => row.cells.map((cell, c) => ({ ...tableCell(standing(cell)), header: was[r]?.[c]?.header ?? false }))) ?? [])
      const content = standing(own?.runs ?? [])
      return { ...block, content }
    }),
  }
}
const allRuns = (of: SectionAuthorship): readonly AuthoredRun[] => [...of.title, ...of.blocks.flatMap((block) => [...block.runs, ...(block.rows ?? []).flatMap((row) => row.cells.flat())])]
const words = (content: readonly Inline[]): readonly string[] => inlineText(content).match(/[\p{L}\p{N}/.]+/gu) ?? []
const writer = (of: string): number => 'abcde'.indexOf(of[1] ?? '')
const check = (law: (contents: readonly SectionContent[]) => void, tag = false): void => {
  fc.assert(fc.property(levels, (one) => law(texts(one, tag))), { numRuns: RUNS })
}

describe('laws of authorship', { timeout: 600_000 }, () => {
  it('A1: the runs that stand are the last content, to the letter and the mark', () => check((contents) => {
    const last = contents[contents.length - 1] as SectionContent
    expect(hashRich(rebuilt(chain(contents), last))).toBe(hashRich(last))
  }))

  it('A2, A3: of one level, or of a section that nobody changed, every word is the first’s', () => check((contents) => {
    const [first] = contents
    for (const of of [chain(contents.slice(0, 1)), chain(contents.map(() => first ?? null))]) for (const run of allRuns(of)) expect([run.level, run.removedBy, run.term]).toEqual([0, null, false])
  }))

  it('A4, A8: every word of the last text stands once, by no level above its writer’s; every other word is taken out, by one that came after it', () => check((contents) => {
    const stands = new Map<string, number>()
    const gone = new Map<string, number>()
    for (const { content, level, removedBy } of allRuns(chain(contents))) {
      for (const one of words(content)) {
        expect(level).toBeGreaterThanOrEqual(writer(one))
        if (removedBy === null) {
          expect(stands.has(one)).toBe(false)
          stands.set(one, level)
        } else {
          expect(removedBy).toBeGreaterThan(level)
          gone.set(one, removedBy)
        }
      }
    }
    expect([...stands.keys()].sort()).toEqual([...wordsOf(contents[contents.length - 1])].sort())
    for (const content of contents) for (const one of wordsOf(content)) expect(stands.has(one) || gone.has(one)).toBe(true)
  }, true))

  it('A4: where words are put in, cut and marked in place, every word is exactly the level’s that wrote it, and told once', () => {
    const longLine = fc.record({ words: fc.array(word, { minLength: 10, maxLength: 20 }), kind: fc.constantFrom<Line['kind']>('paragraph', 'bullet') })
    const gentle = edit.map((one) => ({ ...one, what: one.what === 'cut' || one.what === 'mark' ? one.what : 'put', length: 1, words: one.words.slice(0, 1) }))
    const shape = fc.record({ first: fc.array(longLine, { minLength: 1, maxLength: 4 }), edits: fc.array(fc.array(gentle, { maxLength: 2 }), { maxLength: 4 }) })
    fc.assert(fc.property(shape, (one) => {
      const seen = new Set<string>()
      for (const { content, level } of allRuns(chain(texts(one, true)))) {
        for (const found of words(content)) {
          expect(level).toBe(writer(found))
          expect(seen.has(found)).toBe(false)
          seen.add(found)
        }
      }
    }), { numRuns: RUNS })
  })

  it('A6: whole lines that change their order keep every author', () => {
    const longLine = fc.record({ words: fc.array(word, { minLength: 2, maxLength: 12 }), kind: fc.constantFrom<Line['kind']>('paragraph', 'bullet', 'table') })
    fc.assert(fc.property(fc.array(longLine, { minLength: 2, maxLength: 6 }), fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 4 }), (first, moves) => {
      const lines = texts({ first, edits: [] }, true)[0]?.blocks ?? []
      let now = lines
      const contents = [lines, ...moves.map(([from, to]) => {
        const one = now[from % Math.max(1, now.length)]
        if (one !== undefined) now = now.toSpliced(now.indexOf(one), 1).toSpliced(to % now.length, 0, one)
        return now
      })].map((blocks): SectionContent => ({ title: [], blocks, runIn: false }))
      for (const run of allRuns(chain(contents))) expect([run.level, run.removedBy]).toEqual([0, null])
    }), { numRuns: RUNS })
  })

  it('A5: a further level that changes nothing changes no author', () => check((contents) => {
    const last = contents[contents.length - 1] ?? null
    const [one, two] = [chain(contents), chain([...contents, last])]
    expect([two.title, two.blocks]).toEqual([one.title, one.blocks])
    expect(two.figures.slice(0, -1)).toEqual(one.figures)
  }))

  it('A7: a word that a declared term put in is the superior’s, flagged; the rest is as without terms', () => check((contents) => {
    const first = contents[0] as SectionContent
    const terms = { 'xã': 'thôn Thượng', 'huyện': 'xã' }
    const of = authorship([{ level: 'trên', content: first }, { level: 'dưới', content: localise(first, terms), terms }])
    for (const run of allRuns(of)) {
      expect([run.level, run.removedBy]).toEqual([0, null])
      if (run.term) expect(inlineText(run.content)).toMatch(/^(?:(?:thôn|Thượng|xã)\s*)+$/u)
    }
  }))

  it('A9: the words that stand add up to those of the last content', () => check((contents) => {
    const count = (of: SectionAuthorship): number => of.figures.reduce((n, one) => n + one.wrote, 0)
    expect(count(chain(contents))).toBe(count(chain(contents.slice(-1))))
  }))

  it('A10: a level in between that lacks the section changes nothing below it; after the last, all is taken out', () => check((contents) => {
    const [of, gap] = [chain(contents), chain([...contents.slice(0, 1), null, ...contents.slice(1)])]
    expect(allRuns(gap).map((run) => inlineText(run.content))).toEqual(allRuns(of).map((run) => inlineText(run.content)))
    const gone = chain([...contents, null])
    expect(gone.standing).toBe(false)
    for (const run of allRuns(gone)) expect(run.removedBy).not.toBeNull()
  }))
})

function wordsOf(content: SectionContent | undefined): readonly string[] {
  if (content === undefined) return []
  return [content.title, ...content.blocks.flatMap((block) => tableRows(block)?.flatMap((row) => row.map((cell) => cell.content)) ?? [block.content ?? []])].flatMap(words)
}
