/** Where text comes down that lost its place: in the same words elsewhere, else as a block of its own. */
import * as Y from 'yjs'
import { newBlock } from '../document/block.ts'
import type { DeltaOp, Embed } from '../document/inline.ts'
import { applyOps, readInline } from '../document/inline.ts'
import type { BlockElement } from '../document/layout.ts'
import { elementsOf, textOf } from '../document/layout.ts'
import { plain, runsOf } from '../document/runs.ts'
import type { Fragment } from './lost-text.ts'

/** A place in a text. */
export interface Landing {
  readonly text: Y.XmlText
  readonly index: number
  /** In the home body. */
  readonly own: boolean
  /** The words that told the place. */
  readonly words: string
}

/** Context lengths tried, longest first. */
const LENGTHS = [32, 16, 8, 4]
/** Less context than this, both sides together, stands in too many places to tell one. */
const LEAST = 4
/** Least context where only one side is found. */
const ONE_SIDED = 6

/** Which units count as new: those of a client from that clock on. */
export type Since = ReadonlyMap<number, number>

/**
 * The place where the words around `fragment` now stand, or null: in `home`, or in one of `others` where they came to stand
 * only lately. Sections say the same things, and what stood in another one before is not where these words went.
 */
export function landingOf(home: Y.XmlFragment | null, others: readonly Y.XmlFragment[], since: Since, fragment: Pick<Fragment, 'left' | 'right'>): Landing | null {
  const texts = (home === null ? others : [home, ...others]).flatMap((body) => elementsOf(body).map((element) => ({ element, own: body === home }))).flatMap(({ element, own }) => {
    const text = textOf(element)
    return text === null ? [] : [{ text, own, words: plain(runsOf(readInline(text))) }]
  })
  const find = (left: string, right: string): Landing | null => {
    for (const { text, own, words } of texts) {
      const at = words.indexOf(left + right)
      if (at >= 0 && (own || isNew(text, left === '' ? at : at + left.length - 1, since))) return { text, index: at + left.length, own, words: left + right }
    }
    return null
  }
  const { left, right } = fragment
  for (const length of LENGTHS) {
    const [a, b] = [left.slice(-length), right.slice(0, length)]
    const landing = a.length + b.length < LEAST ? null : find(a, b)
    if (landing !== null) return landing
  }
  for (const length of LENGTHS) {
    if (length < ONE_SIDED) break
    const landing = (left.length >= length ? find(left.slice(-length), '') : null) ?? (right.length >= length ? find('', right.slice(0, length)) : null)
    if (landing !== null) return landing
  }
  return null
}

/** Puts the fragment there. */
export function land(landing: Landing, fragment: Fragment): void {
  const ops: readonly DeltaOp[] = inserts(fragment)
  applyOps(landing.text, landing.index > 0 ? [{ retain: landing.index }, ...ops] : ops)
}

/** Puts the fragment into `body` as a block of its own: after `after`, or at the end. */
export function landAsBlock(body: Y.XmlFragment, after: BlockElement | null, fragment: Fragment): void {
  const element = newBlock(fragment.block)
  const elements = elementsOf(body)
  body.insertAfter(after ?? elements[elements.length - 1] ?? null, [element])
  const text = textOf(element)
  if (text !== null) applyOps(text, inserts(fragment))
}

/** The nearest element before a dead one that is still there. */
export function livingBefore(element: BlockElement): BlockElement | null {
  for (let item = element._item?.left ?? null; item !== null; item = item.left) {
    if (!item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement) return item.content.type
  }
  return null
}

/** True for a unit of `text` that was written since. */
function isNew(text: Y.XmlText, index: number, since: Since): boolean {
  let at = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (index < at + item.length) return item.id.clock + index - at >= (since.get(item.id.client) ?? 0)
    at += item.length
  }
  return false
}

function inserts(fragment: Fragment): readonly DeltaOp[] {
  const out: DeltaOp[] = []
  let text = ''
  for (const unit of fragment.units) {
    if (typeof unit === 'string') {
      text += unit
      continue
    }
    if (text !== '') out.push({ insert: text })
    text = ''
    // An embed of this format, or of a newer one that is put back as it was.
    out.push({ insert: unit as Embed })
  }
  return text === '' ? out : [...out, { insert: text }]
}
