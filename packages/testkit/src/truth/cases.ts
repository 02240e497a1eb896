import { seeded } from '../random.ts'
import type { Edit, Target } from './edit.ts'
import { BLOCK_EDITS } from './edit-blocks.ts'
import { SECTION_EDITS } from './edit-sections.ts'
import { TABLE_EDITS } from './edit-tables.ts'
import { WORD_EDITS } from './edit-words.ts'
import { Prose } from './prose.ts'
import type { Draft, Id, Item, Word } from './tree.ts'
import { homes, itemKey } from './tree.ts'

/** How near the second side's edit is aimed at the first's. */
export type Nearness = 'same place' | 'same sentence' | 'next sentence' | 'same block' | 'next block' | 'same section' | 'elsewhere'
export const NEARNESS: readonly Nearness[] = ['same place', 'same sentence', 'next sentence', 'same block', 'next block', 'same section', 'elsewhere']

/** The kinds of edit, by name; `terms declared` is a fork that puts in terms and then changes a word. */
export const KINDS: readonly string[] = [...Object.keys(WORD_EDITS), ...Object.keys(BLOCK_EDITS), ...Object.keys(TABLE_EDITS), ...Object.keys(SECTION_EDITS), 'terms declared']

/** One case. Every draft of `theirs` reads the same, and so does every one of `mine`; the first is what was done. */
export interface TruthCase {
  readonly index: number
  readonly kinds: readonly [theirs: string, mine: string]
  readonly near: Nearness
  /** One section by itself, or a whole plan. */
  readonly lane: 'section' | 'plan'
  readonly terms: Readonly<Record<string, string>>
  /** As the superior wrote it. */
  readonly raw: { readonly base: Draft; readonly theirs: Draft }
  /** Terms put in. */
  readonly base: Draft
  readonly theirs: readonly Draft[]
  readonly mine: readonly Draft[]
}

/** The case of this number; the same for ever. Every pair of kinds comes once in KINDS.length squared cases. */
export function truthCase(index: number, seed = 1): TruthCase {
  const kinds = [KINDS[index % KINDS.length] ?? '', KINDS[Math.floor(index / KINDS.length) % KINDS.length] ?? ''] as const
  for (let attempt = 0; ; attempt++) {
    if (attempt > 2000) throw new RangeError(`no case of ${kinds.join(' and ')}`)
    const made = attemptCase(index, kinds, new Prose(seeded(seed * 7_919 + index * 2_003 + attempt * 1_000_003)))
    if (made !== null) return made
  }
}

const TERMS: Readonly<Record<string, string>> = { tỉnh: 'xã', Sở: 'Phòng' }

function attemptCase(index: number, kinds: readonly [string, string], prose: Prose): TruthCase | null {
  const { random } = prose
  const withTerms = kinds.includes('terms declared')
  const lane = withTerms || kinds.some((kind) => WHOLE.has(kind)) || random.chance(0.08) ? 'plan' : 'section'
  const raw = prose.plan(lane === 'plan' ? 3 + random.below(4) : 1, kinds.some((kind) => kind in TABLE_EDITS) || random.chance(0.08))
  const base = withTerms ? localised(raw) : raw
  // Most places have nothing of the kind to edit; a plan is good for some tries.
  for (let i = 0; i < 12; i++) {
    const made = aimed(index, kinds, lane, raw, base, withTerms, prose)
    if (made !== null) return made
  }
  return null
}

function aimed(index: number, kinds: readonly [string, string], lane: TruthCase['lane'], raw: Draft, base: Draft, withTerms: boolean, prose: Prose): TruthCase | null {
  const { random } = prose
  const near = random.pick(NEARNESS) ?? 'elsewhere'
  const targets = aim(raw, near, prose)
  if (targets === null) return null
  const extra = (draft: Draft): Draft => (random.chance(0.25) ? anyWordEdit(draft, prose) : draft)
  const theirs = editOf(kinds[0])(extra(raw), targets[0], prose)
  const done = theirs?.[0]
  if (theirs === null || done === undefined || reads(done) === reads(raw)) return null
  const mine = editOf(kinds[1])(extra(base), targets[1], prose)
  const own = mine?.[0]
  if (mine === null || own === undefined || reads(own) === reads(base)) return null
  const terms = withTerms ? TERMS : {}
  return { index, kinds, near, lane, terms, raw: { base: raw, theirs: done }, base, theirs: lookalikes(base, withTerms ? theirs.map(localised) : theirs), mine: lookalikes(base, mine) }
}

/** All that a reader sees of a draft, as one string. */
function reads(draft: Draft): string {
  return draft.items.map((item) => `${item.kind} ${itemKey(item)}`).join('\n')
}

/**
 * With the drafts that read the same: something moved or new has changed places with its equal neighbour; or what was moved or
 * went was one of two equal paragraphs of the base, and it was the other.
 */
function lookalikes(base: Draft, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    const groups = blocksOf(draft)
    const out = [draft]
    groups.forEach((group, i) => {
      const next = groups[i + 1]
      if (next === undefined || ![...group, ...next].some((item) => draft.moved.has(item.id)) || String(group.map(itemKey)) !== String(next.map(itemKey))) return
      out.push({ ...draft, items: [...groups.slice(0, i), next, group, ...groups.slice(i + 2)].flat() })
    })
    draft.items.forEach((item, i) => {
      const next = draft.items[i + 1]
      if (item.kind !== 'sentence' || next?.kind !== 'sentence' || itemKey(item) !== itemKey(next) || ![item, next].some((one) => draft.moved.has(one.id))) return
      out.push({ ...draft, items: [...draft.items.slice(0, i), next, item, ...draft.items.slice(i + 2)] })
    })
    const before = blocksOf(base).filter((group) => group[0]?.kind === 'block')
    const here = new Set(draft.items.map((item) => item.id))
    for (const one of before.filter(([head]) => head !== undefined && (draft.moved.has(head.id) || !here.has(head.id)))) {
      for (const twin of before) if (twin !== one && String(twin.map(itemKey)) === String(one.map(itemKey))) out.push(exchanged(base, draft, one, twin))
    }
    return out
  })
}

function blocksOf(draft: Draft): readonly (readonly Item[])[] {
  const groups: Item[][] = []
  for (const item of draft.items) {
    if (item.kind === 'sentence') groups[groups.length - 1]?.push(item)
    else groups.push([item])
  }
  return groups
}

/** The draft with two equal groups of the base taken for each other, and as moved whichever of the two is out of order then. */
function exchanged(base: Draft, draft: Draft, a: readonly Item[], b: readonly Item[]): Draft {
  const names = new Map<Id, Id>()
  const pair = (x: Id, y: Id): void => {
    names.set(x, y)
    names.set(y, x)
  }
  a.forEach((item, i) => {
    const other = b[i]
    if (other === undefined) return
    pair(item.id, other.id)
    if (item.kind === 'sentence' && other.kind === 'sentence') item.words.forEach((word, n) => pair(word.id, other.words[n]?.id ?? word.id))
  })
  const name = (id: Id): Id => names.get(id) ?? id
  const items = draft.items.map((item): Item => (item.kind === 'sentence' ? { ...item, id: name(item.id), words: item.words.map((word) => ({ ...word, id: name(word.id) })) } : { ...item, id: name(item.id) }))
  const ids = (group: readonly Item[]): readonly Id[] => group.map((item) => item.id)
  const still = [...draft.moved].filter((id) => ![...ids(a), ...ids(b)].includes(id))
  const place = new Map(base.items.map((item, i) => [item.id, i]))
  const inOrder = (moved: readonly Id[]): boolean => items.flatMap((item) => (moved.includes(item.id) ? [] : (place.get(item.id) ?? []))).every((at, i, all) => i === 0 || (all[i - 1] ?? 0) < at)
  const moved = [still, [...still, ...ids(a)], [...still, ...ids(b)]].find(inOrder) ?? [...still, ...ids(a), ...ids(b)]
  return { items, moved: new Set(moved) }
}

/** Kinds that need more than one section. */
const WHOLE: ReadonlySet<string> = new Set(['section inserted', 'section removed', 'section moved', 'section reparented', 'section split', 'sections joined'])

const ANY: Edit = (draft, target, prose) => WORD_EDITS[prose.any(Object.keys(WORD_EDITS))]?.(draft, target, prose) ?? null

function editOf(kind: string): Edit {
  return WORD_EDITS[kind] ?? BLOCK_EDITS[kind] ?? TABLE_EDITS[kind] ?? SECTION_EDITS[kind] ?? ANY
}

/** The two targets, as near to each other as is said. */
function aim(draft: Draft, near: Nearness, prose: Prose): readonly [Target, Target] | null {
  const { random } = prose
  const home = homes(draft)
  const sentences = draft.items.flatMap((item) => (item.kind === 'sentence' ? [item.id] : []))
  const first = random.pick(sentences)
  if (first === undefined) return null
  const place = sentences.indexOf(first)
  const part = random.next()
  const block = (id: Id | undefined): Id | null => (id === undefined ? null : (home.get(id)?.block ?? null))
  const section = (id: Id): Id | null => home.get(id)?.section ?? null
  const blocks = [...new Set(sentences.map(block))]
  const next = blocks.indexOf(block(first)) + (random.chance(0.5) ? 1 : -1)
  const second = {
    'same place': first,
    'same sentence': first,
    'next sentence': sentences[place + (random.chance(0.5) ? 1 : -1)],
    'same block': random.pick(sentences.filter((id) => id !== first && block(id) === block(first))),
    'next block': random.pick(sentences.filter((id) => block(id) === blocks[next])),
    'same section': random.pick(sentences.filter((id) => section(id) === section(first))),
    elsewhere: random.pick(sentences.filter((id) => block(id) !== block(first))),
  }[near]
  if (second === undefined) return null
  return [{ sentence: first, part }, { sentence: second, part: near === 'same place' ? part : random.next() }]
}

function anyWordEdit(draft: Draft, prose: Prose): Draft {
  const sentences = draft.items.flatMap((item) => (item.kind === 'sentence' ? [item.id] : []))
  const target = prose.random.pick(sentences)
  return target === undefined ? draft : (ANY(draft, { sentence: target, part: prose.random.next() }, prose)?.[0] ?? draft)
}

/** The terms put in, by what each word is: `sở` in `cơ sở` is no authority. */
function localised(draft: Draft): Draft {
  const words = (list: readonly Word[]): readonly Word[] => list.map((word, i) => {
    const text = word.text === 'tỉnh' ? 'xã' : word.text === 'Tỉnh' ? 'Xã' : word.text === 'Sở' ? 'Phòng' : word.text === 'sở' && list[i - 1]?.text.toLowerCase() !== 'cơ' ? 'phòng' : word.text
    return text === word.text ? word : { ...word, text }
  })
  return { ...draft, items: draft.items.map((item): Item => {
    switch (item.kind) {
      case 'sentence': return { ...item, words: words(item.words) }
      case 'section': return { ...item, title: words(item.title) }
      case 'table': return { ...item, rows: item.rows.map((row) => ({ ...row, cells: new Map([...row.cells].map(([column, cell]) => [column, words(cell)])) })) }
      case 'block': return item
    }
  }) }
}
