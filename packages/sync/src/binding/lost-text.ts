/**
 * Text of ours that a remote update took out of sight without its author having seen it (Y9). Two ways: its block was deleted and
 * it died with it; or its section was joined away, or its creation undone, and it stayed behind in the hidden body.
 */
import type { Block, SectionId } from '@thac/plan'
import * as Y from 'yjs'
import { readBlock } from '../document/block.ts'
import type { BlockElement, Removal } from '../document/layout.ts'
import { elementsOf, textOf } from '../document/layout.ts'
import { LEAF } from '../document/runs.ts'
import type { NamedDeletes } from './deletes.ts'

/** One unit of text: a UTF-16 unit or a leaf. */
type Unit = string | object

/** A run of our text with what stood around it, as the other one knew it. */
export interface Fragment {
  readonly units: readonly Unit[]
  readonly left: string
  readonly right: string
  /** The block it was in, without content, for a fragment that gets a block of its own. */
  readonly block: Block
  readonly element: BlockElement
  /** Where it still is, to be taken out of there; null where it is dead. */
  readonly source: { readonly text: Y.XmlText; readonly index: number } | null
}

/** Longest context that is looked for. */
const CONTEXT = 32

/** The update under application: what it deletes by its own words, and whether it is a whole state, which names all there is. */
export interface Arriving {
  readonly named: NamedDeletes
  readonly state: boolean
}

/**
 * Fragments that died with their block in `transaction`, though the update did not name them: ours, or, where a whole state came,
 * everybody's, since only this machine can still have had them.
 */
export function deadFragments(doc: Y.Doc, transaction: Y.Transaction, { named, state }: Arriving): readonly Fragment[] {
  const texts = new Set<Y.XmlText>()
  if (!state && !transaction.deleteSet.clients.has(doc.clientID)) return []
  const isOurs = (client: number): boolean => state || client === doc.clientID
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (isOurs(struct.id.client) && struct instanceof Y.Item && struct.countable && struct.parent instanceof Y.XmlText && struct.parent._item?.deleted === true) texts.add(struct.parent)
  })
  const out: Fragment[] = []
  for (const text of texts) {
    const element: unknown = text.parent
    if (!(element instanceof Y.XmlElement)) continue
    const seen = (client: number, clock: number): Sight => {
      if (!covers(transaction.deleteSet.clients.get(client), clock)) return 'gone'
      return covers(named.get(client), clock) ? 'known' : isOurs(client) ? 'ours' : 'theirs'
    }
    out.push(...fragmentsOf(text, element, seen, false))
  }
  return out
}

/** Fragments left in the hidden `body` that whoever hid it had not seen; with `new`, all of ours. */
export function strandedFragments(doc: Y.Doc, body: Y.XmlFragment, removal: Removal): readonly Fragment[] {
  const known = removal.known ?? {}
  const seen = (client: number, clock: number): Sight => {
    if (client === doc.clientID) return removal.new !== true && clock < (known[String(client)] ?? 0) ? 'known' : 'ours'
    return removal.new === true || clock < (known[String(client)] ?? 0) ? 'known' : 'theirs'
  }
  return elementsOf(body).flatMap((element) => {
    const text = textOf(element)
    return text === null ? [] : fragmentsOf(text, element, seen, true)
  })
}

/** The section of a body, hidden or not. */
export function sectionOfBody(body: unknown): SectionId | null {
  if (!(body instanceof Y.XmlFragment)) return null
  const id: unknown = body.parent?._item?.parentSub
  return typeof id === 'string' ? id : null
}

/** What a unit of text was to the other one: seen, ours and unseen, somebody else's and unseen, or not there. */
type Sight = 'known' | 'ours' | 'theirs' | 'gone'

function fragmentsOf(text: Y.XmlText, element: BlockElement, sight: (client: number, clock: number) => Sight, live: boolean): readonly Fragment[] {
  const found: { units: Unit[]; at: number; index: number }[] = []
  let context = ''
  let index = 0
  let open = false
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.countable || (live && item.deleted)) continue
    const units = unitsOf(item)
    for (let k = 0; k < units.length; k++, index++) {
      const unit = units[k]
      const what = unit === undefined ? 'gone' : sight(item.id.client, item.id.clock + k)
      if (what === 'ours' && unit !== undefined) {
        if (!open) found.push({ units: [], at: context.length, index })
        found[found.length - 1]?.units.push(unit)
      } else if (what === 'known') context += typeof unit === 'string' ? unit : LEAF
      if (what !== 'gone') open = what === 'ours'
    }
  }
  if (found.length === 0) return []
  const { content: _content, ...block } = readBlock(element, false)
  return found.map(({ units, at, index: start }) => ({
    units, element, block: block.type === 'title' ? { type: 'paragraph' } : block,
    left: context.slice(Math.max(0, at - CONTEXT), at),
    right: context.slice(at, at + CONTEXT),
    source: live ? { text, index: start } : null,
  }))
}

function unitsOf(item: Y.Item): readonly Unit[] {
  if (item.content instanceof Y.ContentString) return item.content.str.split('')
  if (item.content instanceof Y.ContentEmbed) return [item.content.embed as object]
  return []
}

/** True where one of the ranges holds the clock. */
export function covers(ranges: readonly { readonly clock: number; readonly len: number }[] | undefined, clock: number): boolean {
  return ranges?.some((range) => range.clock <= clock && clock < range.clock + range.len) === true
}
