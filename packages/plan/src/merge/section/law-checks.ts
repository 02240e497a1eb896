import { expect } from 'vitest'
import { blockText, inlineText, isText } from '../../model/content.ts'
import type { Block, Inline } from '../../model/content.ts'
import { parsePlanFile, toPlanFile } from '../../model/file.ts'
import { keysBetween } from '../../model/order.ts'
import { emptyMeta } from '../../model/plan.ts'
import type { SectionContent } from '../../model/section.ts'
import { tableRows } from '../../model/table.ts'
import { hashRich, hashText } from '../../cascade/hash.ts'
import type { Conflict, MergeResult } from './conflict.ts'
import { mergeSection } from './merge-section.ts'

/** The laws of docs/spec/merge.md over one base and two sides, for random ones of every level. Never shipped. */
export interface Triple {
  readonly o: SectionContent
  readonly a: SectionContent
  readonly b: SectionContent
}

/** How often each word, number and sign stands, titles and cells included. */
export function bagOf(content: SectionContent): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const text of [inlineText(content.title), ...content.blocks.map((block) => inlineText(block.content))]) {
    for (const item of text.match(/[\p{L}\p{M}]+|\p{N}+(?:[./]\p{N}+)*|[.,]/gu) ?? []) out.set(item, (out.get(item) ?? 0) + 1)
  }
  return out
}

export function wordsOf(...contents: readonly SectionContent[]): ReadonlySet<string> {
  return new Set(contents.flatMap((content) => [...bagOf(content).keys()]))
}

interface Merges extends Triple {
  readonly merged: MergeResult
  /** With the superior's side in every conflict. */
  readonly chosen: MergeResult
  /** With the sides in each other's place. */
  readonly swapped: MergeResult
}

/**
 * M1 to M9, M21 and M55 of one case. `removals`: words that a side took out are looked for; where whole paragraphs stand
 * several times, which of them went is not to be seen.
 */
export function checkLaws({ o, a, b }: Triple, removals: boolean): void {
  const merges: Merges = { o, a, b, merged: mergeSection(o, a, b), chosen: mergeSection(o, a, b, () => 'theirs'), swapped: mergeSection(o, b, a) }
  expect([...alone(merges), ...swapped(merges), ...fromSomewhere(merges), ...again(merges), ...counted(merges, removals), ...told(merges), ...valid(merges), ...placed(merges)]).toEqual([])
}

function alone({ o, a, b }: Triple): readonly string[] {
  const [first, second, third] = [mergeSection(o, { ...o }, b), mergeSection(o, a, { ...o }), mergeSection(o, a, { ...a })]
  return [
    ...(hashRich(first.content) === hashRich(b) && first.clean && first.review.length === 0 ? [] : ['M1']),
    ...(hashRich(second.content) === hashRich(a) && second.clean && second.review.length === 0 ? [] : ['M2']),
    ...(hashRich(third.content) === hashRich(a) && third.clean ? [] : ['M3']),
  ]
}

function swapped({ merged, chosen, swapped: other }: Merges): readonly string[] {
  const conflicts = (of: MergeResult, turned: boolean): string => of.conflicts.map((c) => JSON.stringify(turned ? [c.kind, c.base, c.child, c.upstream] : [c.kind, c.base, c.upstream, c.child])).sort().join('\n')
  const faults: string[] = []
  if (conflicts(merged, false) !== conflicts(other, true)) faults.push('M4: other conflicts')
  if (merged.clean && inOneOrder(merged) && hashText(merged.content) !== hashText(other.content)) faults.push('M4: another text')
  if (inOneOrder(chosen) && hashText(chosen.content) !== hashText(other.content)) faults.push('M9')
  return faults
}

function fromSomewhere({ o, a, b, merged }: Merges): readonly string[] {
  const [x, y, z] = [bagOf(o), bagOf(a), bagOf(b)]
  return [...bagOf(merged.content)].flatMap(([item, n]) => (isCounter(item) || n <= (x.get(item) ?? 0) + (y.get(item) ?? 0) + (z.get(item) ?? 0) ? [] : [`M5: ${item}`]))
}

function again({ a, merged }: Merges): readonly string[] {
  const more = mergeSection(a, { ...a }, merged.content)
  return hashRich(more.content) === hashRich(merged.content) && more.clean ? [] : ['M6']
}

/** Words that one side alone has are as many as on that side: none lost, none doubled. */
function counted({ o, a, b, merged }: Merges, removals: boolean): readonly string[] {
  if (!merged.clean) return []
  const [x, y, z, got] = [bagOf(o), bagOf(a), bagOf(b), bagOf(merged.content)]
  return [...wordsOf(o, a, b)].flatMap((item) => {
    const [was, theirs, mine, n] = [x, y, z, got].map((bag) => bag.get(item) ?? 0) as [number, number, number, number] // four bags, four counts
    if (isCounter(item)) return []
    if (was === 0 && mine === 0 && n !== theirs) return [`M7: ${item} ${theirs} times there, ${n} here`]
    if (was === 0 && theirs === 0 && n !== mine) return [`M7: ${item} ${mine} times here, ${n} after`]
    const gone = (theirs === 0 && mine <= was) || (mine === 0 && theirs <= was)
    return removals && was > 0 && gone && n > 0 ? [`M7: ${item} is back`] : []
  })
}

function told({ o, a, b, merged, chosen }: Merges): readonly string[] {
  const [was, theirs, mine] = [bagOf(o), bagOf(a), bagOf(b)]
  return ([[merged, mine, theirs], [chosen, theirs, mine]] as const).flatMap(([result, own, other]) => {
    const got = bagOf(result.content)
    const said = result.conflicts.map((conflict) => `${conflict.upstream}\n${conflict.child}`).join('\n')
    return [
      ...[...own].flatMap(([item, n]) => (isCounter(item) || was.has(item) || other.has(item) || (got.get(item) ?? 0) >= n ? [] : [`M8: ${item} of the chosen side`])),
      ...[...other.keys()].flatMap((item) => (isCounter(item) || was.has(item) || got.has(item) || said.includes(item) ? [] : [`M8: ${item} is not told`])),
    ]
  })
}

/** A number may be one that counts the rows of a table, and these are counted anew. */
function isCounter(item: string): boolean {
  return /^\d+$/.test(item)
}

function valid({ merged, chosen }: Merges): readonly string[] {
  return [merged.content, chosen.content].flatMap((content) => {
    const file = toPlanFile({ meta: emptyMeta('x'), sections: [{ ...content, id: 's1', order: ORDER, level: 1, kind: 'body' }] })
    const read = parsePlanFile(JSON.parse(JSON.stringify(file)))
    const section = read.ok && read.findings.length === 0 ? read.plan.sections[0] : undefined
    return [
      ...(section !== undefined && hashRich(section) === hashRich(content) ? [] : ['M55: does not read again']),
      ...[content.title, ...content.blocks.flatMap(linesOf)].flatMap(faults).map((fault) => `M55: ${fault}`),
    ]
  })
}

const ORDER = keysBetween(null, null, 1)[0] ?? ''

function placed({ merged }: Merges): readonly string[] {
  return merged.conflicts.flatMap((conflict) => {
    const shown = textAt(merged.content, conflict)
    if (shown === null) return [`M21: ${conflict.child} has no place`]
    if (conflict.kind === 'marks' || conflict.kind === 'format' || conflict.kind === 'block' || conflict.place?.cell !== undefined) return []
    return bare(conflict.child).includes(bare(shown)) && (bare(shown) === '') === (bare(conflict.child) === '') ? [] : [`M21: ${conflict.child} is shown as ${shown}`]
  })
}

/** Nothing in the review says that the order of two things was a matter of whose side is whose. */
function inOneOrder(merged: MergeResult): boolean {
  return !merged.review.some(({ reason }) => reason === 'same-place' || reason === 'moved-by-both')
}

/** The lines of words in a block: its own, or its cells'. A table that is no rectangle has a line of its own. */
function linesOf(block: Block): readonly (readonly Inline[])[] {
  const rows = tableRows(block)
  if (rows === null) return [block.content ?? []]
  const widths = new Set(rows.map((row) => row.length))
  return widths.size > 1 || rows.length === 0 ? [[{ type: 'ragged' }]] : rows.flatMap((row) => row.map((cell) => cell.content))
}

function faults(line: readonly Inline[]): readonly string[] {
  return line.flatMap((inline) => (isText(inline) ? (inline.text === '' ? ['empty text'] : []) : ['hardBreak', 'ref', 'field', 'term'].includes(inline.type) ? [] : [inline.type]))
}

/** What the merged content has at a conflict's place; null where there is no such place. */
function textAt(content: SectionContent, { place }: Conflict): string | null {
  if (place === undefined) return null
  if (place.part === 'title') return stretch([inlineText(content.title)], place.from, place.to)
  if (place.block + place.count > content.blocks.length) return null
  const blocks = content.blocks.slice(place.block, place.block + place.count)
  if (place.cell !== undefined) {
    const cell = tableRows(blocks[0] ?? { type: '' })?.[place.cell.row]?.[place.cell.column]
    return cell === undefined ? null : stretch([inlineText(cell.content)], place.from, place.to)
  }
  const texts = blocks.map((block) => inlineText(block.content))
  return place.from === 0 && place.to === texts[texts.length - 1]?.length ? blocks.map(blockText).join('\n') : stretch(texts, place.from, place.to)
}

function stretch(texts: readonly string[], from: number, to: number): string | null {
  const last = texts[texts.length - 1]
  if (last === undefined) return from === 0 && to === 0 ? '' : null
  if (from < 0 || to > last.length || from > (texts[0]?.length ?? 0) || (texts.length === 1 && from > to)) return null
  return texts.map((text, i) => text.slice(i === 0 ? from : 0, i + 1 === texts.length ? to : text.length)).join('\n')
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/^[-+] /gm, '').replace(/\s+/g, '')
}
