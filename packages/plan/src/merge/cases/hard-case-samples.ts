import type { Block, Inline, InlineLeaf, Mark } from '../../model/content.ts'
import { blockPrefix, isText } from '../../model/content.ts'
import { emptyMeta } from '../../model/plan.ts'
import type { Plan } from '../../model/plan.ts'
import { keysBetween } from '../../model/order.ts'
import type { Section, SectionContent } from '../../model/section.ts'
import { tableBlock, tableCell, tableRows } from '../../model/table.ts'
import { hashRich } from '../../cascade/hash.ts'
import type { Terms } from '../../cascade/terms/matcher.ts'
import type { Choose } from '../section/conflict.ts'
import { mergePlans } from '../tree/merge-plans.ts'
import { mergeSection } from '../section/merge-section.ts'
import type { MergeOptions } from '../tree/merge-sides.ts'

/**
 * Terse samples for the tests of hard cases, never shipped. A text is written with few signs: `**bold**`, `//italic//`,
 * `[words](address)`, `{key}` for a field, `- ` and `+ ` for bullets; `shown` writes the same signs, so that a test
 * compares all that a section says.
 */
export type Sample = string | Block

/** A paragraph, or a bullet where the text begins with its sign. */
export function block(sample: Sample): Block {
  if (typeof sample !== 'string') return sample
  const bullet = /^([-+]) /.exec(sample)
  const content = line(bullet === null ? sample : sample.slice(2))
  if (bullet === null) return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) }
  return { type: 'bullet', attrs: { depth: bullet[1] === '+' ? 2 : 1 }, ...(content.length > 0 ? { content } : {}) }
}

export function section(title: string, ...blocks: readonly Sample[]): SectionContent {
  return { title: line(title), blocks: blocks.map(block), runIn: false }
}

/** A table, a string a row with its cells parted by ` | `; the first row is the header. */
export function grid(...rows: readonly string[]): Block {
  return tableBlock(rows.map((row, i) => row.split(' | ').map((cell) => tableCell(line(cell), i === 0))))
}

export function line(sample: string): readonly Inline[] {
  const out: Inline[] = []
  let marks: readonly Mark[] = []
  for (const match of sample.matchAll(/\*\*|\/\/|\[([^\]]*)\]\(([^)]*)\)|\{([^}]*)\}|(?:(?!\*\*|\/\/|\[|\{).)+|[[{]/gu)) {
    const [found, words, href, key] = match
    if (found === '**') marks = toggled(marks, 'bold')
    else if (found === '//') marks = toggled(marks, 'italic')
    else if (words !== undefined && href !== undefined) out.push({ type: 'text', text: words, marks: [...marks, { type: 'link', attrs: { href } }] })
    else if (key !== undefined) out.push({ type: 'field', attrs: { key, text: `…${key}…` } })
    else out.push(marks.length === 0 ? { type: 'text', text: found } : { type: 'text', text: found, marks })
  }
  return out
}

function toggled(marks: readonly Mark[], type: string): readonly Mark[] {
  return marks.some((mark) => mark.type === type) ? marks.filter((mark) => mark.type !== type) : [...marks, { type }]
}

/** The title, where there is one, and a line a block; of a table a line a row. */
export function shown(content: SectionContent): readonly string[] {
  const title = signs(content.title)
  return [...(title === '' ? [] : [title]), ...content.blocks.flatMap(shownBlock)]
}

export function shownBlock(one: Block): readonly string[] {
  const rows = tableRows(one)
  if (rows === null) return [blockPrefix(one) + signs(one.content ?? [])]
  return rows.map((row) => row.map((cell) => signs(cell.content) + (cell.colspan > 1 ? ` ←${cell.colspan}` : '')).join(' | '))
}

function signs(content: readonly Inline[]): string {
  let out = ''
  let open: readonly string[] = []
  const to = (types: readonly string[]): void => {
    for (const type of [...open].reverse()) if (!types.includes(type)) out += type
    for (const type of types) if (!open.includes(type)) out += type
    open = types
  }
  for (const inline of content) {
    const marks = inline.marks ?? []
    const link = marks.find((mark) => mark.type === 'link')
    to([...(has(marks, 'bold') ? ['**'] : []), ...(has(marks, 'italic') ? ['//'] : [])])
    const words = isText(inline) ? inline.text : leafSign(inline)
    out += link === undefined ? words : `[${words}](${String(link.attrs?.['href'])})`
  }
  to([])
  return out
}

function leafSign(leaf: InlineLeaf): string {
  return leaf.type === 'hardBreak' ? '¶' : leaf.type === 'field' ? `{${String(leaf.attrs?.['key'])}}` : `{${leaf.type} ${String(leaf.attrs?.['text'])}}`
}

function has(marks: readonly Mark[], type: string): boolean {
  return marks.some((mark) => mark.type === type)
}

/** All that a merge answers: the text as `shown`, the conflicts as [kind, base, upstream, child], the reasons to look again. */
export interface Outcome {
  readonly text: readonly string[]
  readonly told: readonly (readonly [kind: string, base: string, upstream: string, child: string])[]
  readonly review: readonly string[]
}

/** Three versions of one section without a title, each a list of blocks or one paragraph. */
export type Side = string | readonly Sample[] | SectionContent

export function contentOf(side: Side): SectionContent {
  if (typeof side === 'string') return section('', side)
  return isList(side) ? section('', ...side) : side
}

function isList(side: readonly Sample[] | SectionContent): side is readonly Sample[] {
  return Array.isArray(side)
}

export function outcome(base: Side, theirs: Side, mine: Side, choose: Choose = () => 'mine'): Outcome {
  const merged = mergeSection(contentOf(base), contentOf(theirs), contentOf(mine), choose)
  return {
    text: shown(merged.content),
    told: merged.conflicts.map(({ kind, base: was, upstream, child }) => [kind, was, upstream, child] as const),
    review: merged.review.map(({ reason }) => reason),
  }
}

/** A merge that asks nothing, with its text. */
export function clean(...text: readonly string[]): Outcome {
  return { text, told: [], review: [] }
}

export type PlanSample = readonly [id: string, level: number, heading: string, ...blocks: readonly Sample[]]

/** A plan of body sections; their order keys are those of their places. */
export function plan(...samples: readonly PlanSample[]): Plan {
  const keys = keysBetween(null, null, samples.length)
  return {
    meta: emptyMeta('Kế hoạch phòng, chống thiên tai'),
    sections: samples.map(([id, level, heading, ...blocks], i): Section => ({ id, order: keys[i] ?? '', level, kind: 'body', ...section(heading, ...blocks) })),
  }
}

/** The standing sections as an outline: level, id and all the text of each. */
export function outlined(of: { readonly sections: readonly Section[] }): readonly string[] {
  return of.sections.filter((one) => one.removed !== true).map((one) => `${one.level} ${one.id}: ${shown(one).join(' / ')}`)
}

/** The plan with each section that `on` has holding `on`'s text as its base, as in a fork. */
export function forkOf(on: Plan, child: Plan = on): Plan {
  const texts = new Map(on.sections.map((one) => [one.id, hashRich(one)]))
  return { ...child, sections: child.sections.map((one): Section => { const base = texts.get(one.id); return base === undefined ? one : { ...one, base } }) }
}

/** What a pull answers: the outline, conflicts as [section, kind], reviews as [section, reason]. */
export function pulled(base: Plan, upstream: Plan, child: Plan, options: MergeOptions & { readonly terms?: Terms } = {}): {
  readonly outline: readonly string[]
  readonly told: readonly (readonly [section: string, kind: string])[]
  readonly review: readonly (readonly [section: string, reason: string])[]
} {
  const { terms = {}, ...rest } = options
  const merged = mergePlans(base, upstream, child, terms, rest)
  return { outline: outlined(merged.plan), told: merged.conflicts.map(({ section: id, kind }) => [id, kind] as const), review: merged.review.map(({ section: id, reason }) => [id, reason] as const) }
}
