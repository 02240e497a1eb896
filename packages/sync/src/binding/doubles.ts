/**
 * Two people who join the same texts at once both write the joined text, and it would stand there twice (Y11). The one with the
 * smaller client id, who also loses the removal record, takes out of his own copy what the other had seen and wrote too. Only
 * joins: of two splits no one can tell which half was meant.
 */
import type { SectionId } from '@thac/plan'
import * as Y from 'yjs'
import type { Removal } from '../document/layout.ts'
import { bodyOf, entryOf, headOf } from '../document/layout.ts'
import type { Run } from '../document/runs.ts'
import { wordPieces } from '../document/runs.ts'
import { eachItem } from '../document/standing.ts'
import type { NamedDeletes } from './deletes.ts'
import { covers } from './lost-text.ts'
import type { MovedUnits } from './moves.ts'
import { RESCUE } from './origins.ts'

/** A unit of our copy that still stands. */
interface Copy {
  readonly text: Y.XmlText
  readonly index: number
  readonly word: string
}

/** How many writes are remembered: a double can only come from somebody who had not seen ours. */
const MEMORY = 200
/** Least share of our copy that the other's must say for the two to be the same join. */
const ALIKE = 0.5

export class Doubles {
  readonly #doc: Y.Doc
  #moves: (readonly MovedUnits[])[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  remember(moved: readonly MovedUnits[]): void {
    if (moved.length > 0) this.#moves = [...this.#moves.slice(1 - MEMORY), moved]
  }

  /** After a remote update: takes out of our copies what the update's author moved too. */
  afterRemote(transaction: Y.Transaction, named: NamedDeletes, touched: ReadonlySet<SectionId>): void {
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0
      if (end <= start || client <= this.#doc.clientID || this.#moves.length === 0) continue
      const joined = this.#joinedBy(client, touched)
      for (const moved of this.#moves) {
        const both = moved.flatMap((units) => sharedUnits(units, named, joined))
        if (both.length > 0) this.#takeBack(both, client, start, end)
      }
    }
  }

  /** What `client` had seen of the sections that its update joined into others: id of an item there -> seen. */
  #joinedBy(client: number, touched: ReadonlySet<SectionId>): (id: Y.ID) => boolean {
    const seen: { readonly removal: Removal; readonly items: ReadonlySet<string> }[] = []
    for (const id of touched) {
      const entry = entryOf(this.#doc, id)
      const body = entry === null ? null : bodyOf(entry)
      const removal = entry === null ? null : headOf(entry).removal
      if (body === null || removal?.into === undefined || removal.by !== String(client)) continue
      const items = new Set<string>()
      eachItem(body, (item) => { for (let k = 0; k < item.length; k++) items.add(`${item.id.client}:${item.id.clock + k}`) })
      seen.push({ removal, items })
    }
    return (id) => seen.some(({ removal, items }) => id.clock < (removal.known?.[String(id.client)] ?? 0) && items.has(`${id.client}:${id.clock}`))
  }

  #takeBack(clocks: readonly number[], client: number, start: number, end: number): void {
    const ours = copies(this.#doc, clocks)
    const words = ours.map((copy) => copy.word).join('')
    const pieces = wordPieces(asRuns(words), asRuns(written(this.#doc, client, start, end)))
    const shared = pieces.reduce((sum, piece) => sum + piece.length, 0)
    if (words === '' || shared < ALIKE * words.length) return
    this.#doc.transact(() => {
      for (const { text, index } of [...ours].sort((a, b) => b.index - a.index)) text.delete(index, 1)
    }, RESCUE)
  }
}

/** The clocks of our copies of those units that the other one moved too. */
function sharedUnits(units: MovedUnits, named: NamedDeletes, joined: (id: Y.ID) => boolean): readonly number[] {
  const out: number[] = []
  for (let k = 0; k < units.length; k++) {
    const clock = units.clock + k
    if (covers(named.get(units.client), clock) || joined(Y.createID(units.client, clock))) out.push(units.copy + k)
  }
  return out
}

/** Where our units of those clocks stand, those that do. */
function copies(doc: Y.Doc, clocks: readonly number[]): readonly Copy[] {
  const structs = doc.store.clients.get(doc.clientID) ?? []
  return clocks.flatMap((clock): Copy[] => {
    const item = structs[Y.findIndexSS(structs, clock)]
    if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString) || !(item.parent instanceof Y.XmlText)) return []
    let index = clock - item.id.clock
    const word = item.content.str[index] ?? ''
    for (let left = item.left; left !== null; left = left.left) if (!left.deleted && left.countable) index += left.length
    return [{ text: item.parent, index, word }]
  })
}

/** The live text that a client wrote between two clocks, in the order it was written. */
function written(doc: Y.Doc, client: number, from: number, to: number): string {
  const structs = doc.store.clients.get(client) ?? []
  let out = ''
  if (structs.length === 0 || from >= to) return out
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
    const item = structs[i]
    if (item === undefined || item.id.clock >= to) break
    if (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentString) out += item.content.str.slice(Math.max(0, from - item.id.clock), to - item.id.clock)
  }
  return out
}

function asRuns(text: string): readonly Run[] {
  return [{ text, formats: {} }]
}
