import type { Edit } from './edit.ts'
import { blockRange, blocksAround, placeOf, sentenceAt, splice, withItems } from './edit.ts'
import type { Prose } from './prose.ts'
import type { Draft, Form, Item, Word } from './tree.ts'
import { itemKey } from './tree.ts'

/** Edits of whole sentences and paragraphs. */
export const BLOCK_EDITS: Readonly<Record<string, Edit>> = {
  'sentence inserted': at((draft, place, prose) => {
    const there = prose.random.chance(0.5) ? place : place + 1
    return blockRange(draft, place) === null ? null : [splice(draft, there, there, [prose.sentence()])]
  }),
  'sentence deleted': at((draft, place) => {
    const range = blockRange(draft, place)
    if (range === null || range[1] - range[0] < 3) return null
    const twins = [place - 1, place + 1].filter((other) => other > range[0] && other < range[1] && same(draft.items[other], draft.items[place]))
    return [place, ...twins].map((gone) => splice(draft, gone, gone + 1, []))
  }),
  'sentence rewritten': at((draft, place, prose) => {
    const sentence = sentenceAt(draft, place)
    const words = prose.words(prose.sentenceText())
    return sentence === null || alike(sentence.words, words) ? null : [splice(draft, place, place + 1, [{ ...sentence, words }])]
  }),
  'sentence moved': at((draft, place, prose) => {
    const sentence = sentenceAt(draft, place)
    const own = blockRange(draft, place)
    if (sentence === null || own === null || own[1] - own[0] < 3) return null
    const targets = blocksAround(draft, place).filter(([from, to]) => draft.items[from]?.kind === 'block' && to - from > 1)
    const target = prose.random.pick(targets)
    if (target === undefined) return null
    const to = target[0] + 1 + prose.random.below(target[1] - target[0])
    if (to === place || to === place + 1) return null
    const without = draft.items.filter((_, i) => i !== place)
    const there = to > place ? to - 1 : to
    const moved = withItems(draft, [...without.slice(0, there), sentence, ...without.slice(there)], [sentence.id])
    // Or taken out here and written anew there: that a sentence is the same one is not to be seen.
    const anew = { ...draft, items: moved.items.map((item) => (item.id === sentence.id ? { ...sentence, id: prose.id() } : item)) }
    return [...withTwin(draft, moved, place, there, [sentence]), anew]
  }),
  'paragraph inserted': at((draft, place, prose) => {
    const range = blockRange(draft, place)
    if (range === null) return null
    const there = prose.random.chance(0.5) ? range[0] : range[1]
    const group = prose.random.chance(0.1) ? prose.copy(draft.items.slice(...range)) : prose.paragraph()
    const done = splice(draft, there, there, group)
    // A copy beside its original: either may be the new one.
    const other = there === range[0] ? range[1] : range[0]
    return String(group.map(itemKey)) === String(draft.items.slice(...range).map(itemKey)) ? [done, splice(draft, other, other, group)] : [done]
  }),
  'paragraph deleted': at((draft, place) => {
    const range = blockRange(draft, place)
    const all = blocksAround(draft, place)
    if (range === null || all.length < 2) return null
    const key = (r: readonly [number, number]): string => String(draft.items.slice(...r).map(itemKey))
    const i = all.findIndex((other) => other[0] === range[0])
    const twins: (readonly [number, number])[] = []
    for (const step of [1, -1]) {
      for (let j = i + step; ; j += step) {
        const other = all[j]
        if (other === undefined || key(other) !== key(range)) break
        twins.push(other)
      }
    }
    return [range, ...twins].map((gone) => splice(draft, gone[0], gone[1], []))
  }),
  'paragraph moved': at((draft, place, prose) => {
    const range = blockRange(draft, place)
    const all = blocksAround(draft, place)
    const target = prose.random.pick(all)
    if (range === null || target === undefined || target[0] === range[0]) return null
    const group = draft.items.slice(...range)
    const without = [...draft.items.slice(0, range[0]), ...draft.items.slice(range[1])]
    const there = target[0] > range[0] ? target[1] - group.length : target[0]
    const moved = withItems(draft, [...without.slice(0, there), ...group, ...without.slice(there)], group.map((item) => item.id))
    return withTwin(draft, moved, range[0], there, group)
  }),
  'paragraph split': at((draft, place, prose) => {
    const range = blockRange(draft, place)
    const head = range === null ? undefined : draft.items[range[0]]
    if (range === null || head?.kind !== 'block' || range[1] - range[0] < 3) return null
    const there = Math.max(range[0] + 2, place)
    return [splice(draft, there, there, [prose.block(head.form)])]
  }),
  'paragraphs joined': at((draft, place) => {
    const range = blockRange(draft, place)
    const next = range === null ? undefined : draft.items[range[1]]
    if (range === null || next?.kind !== 'block' || draft.items[range[0]]?.kind !== 'block') return null
    return [splice(draft, range[1], range[1] + 1, [])]
  }),
  'paragraph rewritten': at((draft, place, prose) => {
    const range = blockRange(draft, place)
    const head = range === null ? undefined : draft.items[range[0]]
    if (range === null || head?.kind !== 'block') return null
    const put = Array.from({ length: Math.max(1, range[1] - range[0] - 1) }, () => prose.sentence())
    const was = draft.items.slice(range[0] + 1, range[1]).flatMap((item) => (item.kind === 'sentence' ? item.words : []))
    if (alike(was, put.flatMap((item) => item.words))) return null
    const done = splice(draft, range[0] + 1, range[1], put)
    // Beside an equal paragraph it may as well be that one of the two went and a new one came.
    const key = (from: number, to: number): string => String(draft.items.slice(from, to).map(itemKey))
    const own = key(...range)
    const twin = blocksAround(draft, place).some((other) => other[0] !== range[0] && key(...other) === own)
    return twin ? [done, splice(draft, range[0], range[1], [{ ...head, id: prose.id() }, ...put])] : [done]
  }),
  'bullet or indent changed': at((draft, place) => {
    const range = blockRange(draft, place)
    const head = range === null ? undefined : draft.items[range[0]]
    if (range === null || head?.kind !== 'block') return null
    const form: Form = head.form === 'bullet1' ? 'bullet2' : 'bullet1'
    return [splice(draft, range[0], range[0] + 1, [{ ...head, form }])]
  }),
}

function at(edit: (draft: Draft, place: number, prose: Prose) => readonly Draft[] | null): Edit {
  return (draft, target, prose) => {
    const place = placeOf(draft, target)
    return place < 0 ? null : edit(draft, place, prose)
  }
}

/** What changed places with its one neighbour: either may be the one that moved. */
function withTwin(before: Draft, moved: Draft, from: number, to: number, group: readonly Item[]): readonly Draft[] {
  const passed = to > from ? before.items.slice(from + group.length, to + group.length) : before.items.slice(to, from)
  const oneBlock = passed.filter((item) => item.kind !== 'sentence').length <= 1 && (passed[0]?.kind !== 'sentence' || passed.length === 1)
  if (!oneBlock || (group[0]?.kind === 'sentence') !== (passed[0]?.kind === 'sentence')) return [moved]
  return [moved, { items: moved.items, moved: new Set([...before.moved, ...passed.map((item) => item.id)]) }]
}

function same(a: Item | undefined, b: Item | undefined): boolean {
  return a !== undefined && b !== undefined && a.kind === b.kind && itemKey(a) === itemKey(b)
}

/** So many words in common that a reader would take the one for the other, changed. */
function alike(before: readonly Word[], after: readonly Word[]): boolean {
  const left = before.map((word) => word.text)
  let same = 0
  for (const { text } of after) {
    const at = left.indexOf(text)
    if (at < 0) continue
    left.splice(at, 1)
    same++
  }
  return 2 * same > 0.3 * (before.length + after.length)
}
