/**
 * What two sets of edits come to, by hidden identity; no text is compared to find out who is who. The definition:
 *
 * **Clash**, and to be told: one word (number, date, name, address of a link) changed by both to different things; a word,
 * sentence, paragraph, row, column or section taken out by one and changed, or added to, by the other; different words put
 * by both into one place of a sentence; words put in amid words that the other took out; a paragraph given two kinds.
 *
 * **No clash**: everything else. Both changes stand. Two changes of one sentence must be shown all the same.
 *
 * **Tie**: both put different sentences, paragraphs, rows or sections into one place. Both stand, in either order, or it is told.
 *
 * **Open**: the two changes are of the build of the text (split, join, move, removal, level) in one place, where careful people
 * would differ. Either a conflict or a merge is right; but not a word may be lost, brought back or doubled.
 */
import type { Footprint } from './footprint.ts'
import { areApart, disjoint, footprint, newChildren } from './footprint.ts'
import type { Reading } from './merge-order.ts'
import { mergeOrder } from './merge-order.ts'
import { mergeTable, mergeWords, united } from './merge-words.ts'
import type { Draft, Id, Item } from './tree.ts'
import { byId, homes, itemKey, itemText, parents, unitTexts } from './tree.ts'

export interface Truth {
  readonly clash: readonly string[]
  readonly open: readonly string[]
  readonly tie: boolean
  /** No clash, no tie, nothing open, and what the sides touched has nothing in common. */
  readonly apart: boolean
  /** Both changed words of one sentence, heading or cell, and not the same way. */
  readonly shared: boolean
  /** The merged draft; mine stands where there is a clash. */
  readonly draft: (reading: Reading) => Draft
}

/** The readings of a place, the first being: the superior's first, everything held by what stood before it. */
export const READINGS: readonly Reading[] = (['theirs', 'mine'] as const).flatMap((first) =>
  (['left', 'right'] as const).flatMap((theirs) => (['left', 'right'] as const).map((mine): Reading => ({ first, theirs, mine }))))

export function truthOf(base: Draft, given: Draft, mine: Draft): Truth {
  const theirs: Draft = { ...given, items: united(base.items, given.items, mine.items, (item) => `${item.kind} ${itemKey(item)}`) }
  const [there, here] = [footprint(base, theirs), footprint(base, mine)]
  const first = READINGS[0] ?? { first: 'theirs', theirs: 'left', mine: 'left' }
  const items = mergeItems(base, theirs, mine, first)
  const clash = [...items.clash, ...againstRemoval(base, theirs, mine).clash, ...againstRemoval(base, mine, theirs).clash]
  const open = [...items.open, ...againstRemoval(base, theirs, mine).open, ...againstRemoval(base, mine, theirs).open, ...builtByBoth(base, theirs, mine, there, here), ...hungElsewhere(base, theirs, mine, items.draft), ...movedAndRewritten(base, theirs, mine), ...movedAndRewritten(base, mine, theirs)]
  const [their, my] = [unitTexts(theirs), unitTexts(mine)]
  const shared = [...there.words].some((unit) => here.words.has(unit) && their.get(unit) !== my.get(unit))
  return {
    clash, open, tie: items.tie, shared,
    apart: clash.length === 0 && open.length === 0 && !items.tie && areApart(there, here),
    draft: (reading) => mergeItems(base, theirs, mine, reading).draft,
  }
}

interface ItemsMerge {
  readonly draft: Draft
  readonly clash: readonly string[]
  readonly open: readonly string[]
  readonly tie: boolean
}

function mergeItems(base: Draft, theirs: Draft, mine: Draft, reading: Reading): ItemsMerge {
  const [b, t, m] = [byId(base), byId(theirs), byId(mine)]
  const rank = (id: Id): number => {
    const item = b.get(id) ?? m.get(id) ?? t.get(id)
    return item === undefined || item.kind === 'sentence' ? 0 : item.kind === 'section' ? 10 - item.level : 1
  }
  const below = new Set([...clinging(base, theirs, mine), ...clinging(base, mine, theirs)])
  const ids = (draft: Draft): readonly Id[] => draft.items.map((item) => item.id)
  const order = mergeOrder({ base: ids(base), theirs: ids(theirs), mine: ids(mine), movedThere: theirs.moved, movedHere: mine.moved, rank, clings: (id) => below.has(id) }, reading)
  const clash: string[] = []
  const open: string[] = []
  for (const id of order.inside) (rank(id) === 0 ? clash : open).push('put in amid what the other took out')
  if ([...theirs.moved].some((id) => mine.moved.has(id))) open.push('moved by both')
  const items = order.order.map((id): Item => {
    const [was, their, my] = [b.get(id), t.get(id), m.get(id)]
    if (was === undefined || their === undefined || my === undefined) {
      const only = my ?? their
      if (only === undefined) throw new RangeError('an item of no side')
      return only
    }
    const merged = mergeItem(was, their, my, theirs, mine, reading)
    clash.push(...merged.clash)
    open.push(...merged.open)
    return merged.value
  })
  return { draft: { items, moved: new Set() }, clash, open, tie: order.ties.length > 0 }
}

function mergeItem(was: Item, their: Item, my: Item, theirs: Draft, mine: Draft, reading: Reading): { readonly value: Item; readonly clash: readonly string[]; readonly open: readonly string[] } {
  if (their === was) return { value: my, clash: [], open: [] }
  if (my === was) return { value: their, clash: [], open: [] }
  if (was.kind === 'sentence' && their.kind === 'sentence' && my.kind === 'sentence') {
    const words = mergeWords(was.words, their.words, my.words, reading)
    return { ...words, value: { ...my, words: words.value } }
  }
  if (was.kind === 'section' && their.kind === 'section' && my.kind === 'section') {
    const title = mergeWords(was.title, their.title, my.title, reading)
    const open = was.level !== their.level && was.level !== my.level && their.level !== my.level ? ['two levels'] : []
    return { value: { ...my, title: title.value, level: my.level === was.level ? their.level : my.level }, clash: title.clash, open }
  }
  if (was.kind === 'table' && their.kind === 'table' && my.kind === 'table') return mergeTable(was, their, my, { there: theirs.moved, here: mine.moved }, reading)
  if (was.kind === 'block' && their.kind === 'block' && my.kind === 'block') {
    const clash = was.form !== their.form && was.form !== my.form && their.form !== my.form ? ['one paragraph, two kinds'] : []
    return { value: { ...my, form: my.form === was.form ? their.form : my.form }, clash, open: [] }
  }
  throw new RangeError('one id, two kinds')
}

/** New subsections of a side below a section that the other moved. */
function clinging(base: Draft, side: Draft, other: Draft): readonly Id[] {
  const known = byId(base)
  return [...newChildren(base, side)].flatMap(([parent, ids]) => (other.moved.has(parent) ? ids.filter((id) => !known.has(id)) : []))
}

/** What `side` took out whole while `other` changed it, added to it, or made something of it. */
function againstRemoval(base: Draft, side: Draft, other: Draft): { readonly clash: readonly string[]; readonly open: readonly string[] } {
  const clash: string[] = []
  const open: string[] = []
  const [left, now, own] = [byId(other), byId(side), byId(base)]
  const [home, homeThere] = [homes(base), homes(other)]
  const children = newChildren(base, other)
  for (const item of base.items) {
    if (now.has(item.id)) continue
    const after = left.get(item.id)
    if (after === item && !other.moved.has(item.id) && item.kind === 'sentence') continue
    if (after !== undefined && itemText(after) !== itemText(item) && item.kind !== 'block' && !(item.kind === 'section' && after.kind === 'section' && sameTitle(item, after))) clash.push(`${item.kind} taken out and changed`)
    else if (after !== undefined && itemKey(after) !== itemKey(item)) open.push('taken out and given another form')
    if (other.moved.has(item.id)) open.push('taken out and moved')
    if (item.kind === 'sentence' || item.kind === 'table') continue
    const inside = item.kind === 'block' ? 'block' : 'section'
    const contents = base.items.filter((one) => one.id !== item.id && home.get(one.id)?.[inside] === item.id)
    if (contents.some((one) => now.has(one.id))) continue // joined
    if (other.items.some((one) => !own.has(one.id) && homeThere.get(one.id)?.[inside] === item.id)) clash.push(`${item.kind} taken out and added to`)
    if (contents.some((one) => left.has(one.id) && homeThere.get(one.id)?.[inside] !== item.id)) open.push('taken out and broken up')
    if ((children.get(item.id) ?? []).length > 0) clash.push('taken out with text of the other below it')
  }
  return { clash, open }
}

function sectionLevel(item: Item | undefined): number {
  return item?.kind === 'section' ? item.level : 0
}

function sameTitle(a: Item, b: Item): boolean {
  return a.kind === 'section' && b.kind === 'section' && itemText({ ...a, level: 1 }) === itemText({ ...b, level: 1 })
}

/** A paragraph that `side` moved, and of whose words `other` left none: that it is the same paragraph is not to be seen. */
function movedAndRewritten(base: Draft, side: Draft, other: Draft): readonly string[] {
  const home = homes(base)
  const left = new Set(other.items.flatMap((item) => (item.kind === 'sentence' ? item.words.slice(0, -1).map((word) => word.id) : [])))
  const gone = base.items.some((item) => item.kind === 'block' && side.moved.has(item.id)
    && !base.items.some((one) => one.kind === 'sentence' && home.get(one.id)?.block === item.id && one.words.slice(0, -1).some((word) => left.has(word.id))))
  return gone ? ['moved by one, written anew by the other'] : []
}

/** Text that the merged list puts into a paragraph or section, or sections below a section, where neither side had them; or two levels below their parent. */
function hungElsewhere(base: Draft, theirs: Draft, mine: Draft, merged: Draft): readonly string[] {
  const [before, there, here] = [parents(base), parents(theirs), parents(mine)]
  const levels = new Map(merged.items.flatMap((item) => (item.kind === 'section' ? [[item.id, item.level] as const] : [])))
  const [homeThere, homeHere] = [homes(theirs), homes(mine)]
  const known = byId(base)
  for (const [id, home] of homes(merged)) {
    if (!known.has(id)) continue
    const [their, my] = [homeThere.get(id) ?? homeHere.get(id), homeHere.get(id) ?? homeThere.get(id)]
    if ((home.section !== their?.section && home.section !== my?.section) || (home.block !== their?.block && home.block !== my?.block)) return ['text that comes to stand where neither side had it']
  }
  for (const [id, parent] of parents(merged)) {
    const [was, their, my] = [before.get(id), there.get(id), here.get(id)]
    if (parent !== their && parent !== my) return ['a section that hangs elsewhere than either side had it']
    if (was !== undefined && their !== undefined && my !== undefined && was !== their && was !== my && their !== my) return ['a section below two parents']
    const skips = (draft: Draft): boolean => levels.get(id) === draft.items.reduce((n, item) => (item.kind === 'section' && item.id === id ? item.level : n), 0)
    if ((levels.get(id) ?? 1) > (parent === null ? 0 : (levels.get(parent) ?? 0)) + 1 && !(skips(theirs) && skips(mine))) return ['a section two levels below its parent']
  }
  return []
}

/** Changes of build by both in one place. */
function builtByBoth(base: Draft, theirs: Draft, mine: Draft, there: Footprint, here: Footprint): readonly string[] {
  const open: string[] = []
  if (!disjoint(there.built, here.built)) open.push('paragraphs built anew by both')
  if (!disjoint(there.cut, here.cut) || !disjoint(there.cut, here.placed) || !disjoint(there.placed, here.cut) || !disjoint(there.placed, here.placed)) open.push('sections built anew by both')
  for (const [side, own, other] of [[theirs, there, here], [mine, here, there]] as const) {
    const gone = byId(side)
    const joined = base.items.filter((item) => item.kind !== 'sentence' && !gone.has(item.id))
    if (joined.some((item) => other.beside.has(item.id) && (own.built.has(item.id) || own.cut.has(item.id)))) open.push('put in where the other joined or took out')
    const levelled = base.items.filter((item) => item.kind === 'section' && gone.has(item.id) && sectionLevel(gone.get(item.id)) !== item.level)
    if (levelled.some((item) => other.beside.has(item.id))) open.push('put in beside a section of another level now')
    const shifted = (side === theirs ? mine : theirs).items.flatMap((item) => (item.kind !== 'section' && other.shifted.has(item.id) ? [homes(base).get(item.id)?.section ?? 0] : []))
    if (shifted.some((id) => own.cut.has(id))) open.push('a section cut by one, its paragraphs moved by the other')
    const grown = newChildren(base, side === theirs ? mine : theirs)
    if ([...own.placed].some((id) => (grown.get(id) ?? []).length > 0)) open.push('given another level, and a subsection')
  }
  return open
}
