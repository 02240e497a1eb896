/**
 * The way in for what others wrote. It does two things that no event of Yjs allows: it holds updates back, in order and before
 * they reach the document, while an input method composes (Y12); and it remembers the delete set that an update
 * itself names while that update is applied, so that the binding can tell what its author deleted from what died unseen (Y9).
 */
import type { Decoder } from 'lib0/decoding'
import { readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { Encoder } from 'lib0/encoding'
import * as Y from 'yjs'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate, readSyncStep1 } from 'y-protocols/sync'
import { DeathsUnseen } from '../document/deaths.ts'
import type { NamedDeletes } from './deletes.ts'
import { Rescuer } from './rescue.ts'

export interface CompositionGate {
  /** Applies an update now, or queues it while held. Throws what Y.applyUpdate throws for bytes that are no update. */
  receive(update: Uint8Array, origin: unknown): void
  /**
   * As `receive`, for a whole state (sync step 2). It names every deletion that its sender knows of, so text that dies by it unnamed
   * has never been seen there: it is this machine's own, of an earlier session too, and is put back (L10), even while no editor is open.
   */
  receiveState(update: Uint8Array, origin: unknown): void
  /**
   * Everything that somebody at `vector` lacks, to be sent after a reconnect in place of Y.encodeStateAsUpdate: it does not name as deleted
   * what died here before anybody saw it, nor what `known`, their state, has named already: what it names is this side's own doing (L10).
   */
  stateFor(vector: Uint8Array, known?: Uint8Array): Uint8Array
  /**
   * In place of y-protocols' readSyncMessage: answers step 1 into `encoder`, passes the content of step 2 and of an update through
   * `receive`. Returns the message's type. Throws for malformed bytes.
   */
  readSyncMessage(decoder: Decoder, encoder: Encoder, origin: unknown): 0 | 1 | 2
  /** Holds from now on (a composition began). */
  hold(): void
  /** Applies what was queued, in order. */
  release(): void
  readonly held: boolean
  /** How many updates wait. */
  readonly waiting: number
}

const gates = new WeakMap<Y.Doc, Gate>()

/** The gate of a document: one each, shared by the provider and by every view on it. */
export function compositionGate(doc: Y.Doc): CompositionGate {
  return gateOf(doc)
}

/** The delete set named by the update being applied right now, and whether that is a whole state; null outside of one. */
export function arriving(doc: Y.Doc): { readonly named: NamedDeletes; readonly state: boolean } | null {
  return gateOf(doc).arriving
}

/** Says that an editor looks after what is lost in `doc` from now on; the answer ends it. */
export function attend(doc: Y.Doc): () => void {
  const gate = gateOf(doc)
  gate.attended++
  return () => { gate.attended-- }
}

function gateOf(doc: Y.Doc): Gate {
  const known = gates.get(doc)
  if (known !== undefined) return known
  const gate = new Gate(doc)
  gates.set(doc, gate)
  return gate
}

interface Arrival {
  readonly update: Uint8Array
  readonly origin: unknown
  /** A whole state, not a single change. */
  readonly state: boolean
}

class Gate implements CompositionGate {
  held = false
  arriving: { readonly named: NamedDeletes; readonly state: boolean } | null = null
  attended = 0
  readonly #doc: Y.Doc
  readonly #deaths: DeathsUnseen
  #queue: Arrival[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#deaths = new DeathsUnseen(doc)
  }

  stateFor(vector: Uint8Array, known?: Uint8Array): Uint8Array {
    return this.#deaths.stateFor(vector, known ?? null)
  }

  get waiting(): number {
    return this.#queue.length
  }

  receive(update: Uint8Array, origin: unknown): void {
    this.#take({ update, origin, state: false })
  }

  receiveState(update: Uint8Array, origin: unknown): void {
    this.#take({ update, origin, state: true })
  }

  readSyncMessage(decoder: Decoder, encoder: Encoder, origin: unknown): 0 | 1 | 2 {
    const type = readVarUint(decoder)
    switch (type) {
      case messageYjsSyncStep1:
        readSyncStep1(decoder, encoder, this.#doc)
        return type
      case messageYjsSyncStep2:
        this.receiveState(readVarUint8Array(decoder), origin)
        return type
      case messageYjsUpdate:
        this.receive(readVarUint8Array(decoder), origin)
        return type
      default:
        throw new Error(`no sync message type ${type}`)
    }
  }

  hold(): void {
    this.held = true
  }

  release(): void {
    this.held = false
    const queue = this.#queue
    this.#queue = []
    for (const arrival of queue) this.#apply(arrival)
  }

  #take(arrival: Arrival): void {
    if (this.held) this.#queue.push(arrival)
    else this.#apply(arrival)
  }

  #apply({ update, origin, state }: Arrival): void {
    const named = Y.decodeUpdate(update).ds.clients
    const rescue = (transaction: Y.Transaction): void => {
      if (!transaction.local) new Rescuer(this.#doc, null).afterRemote(transaction, { named, state }, new Set())
    }
    const alone = state && this.attended === 0
    this.arriving = { named, state }
    if (alone) this.#doc.on('afterTransaction', rescue)
    try {
      this.#deaths.during(update, () => Y.applyUpdate(this.#doc, update, origin))
    } finally {
      this.#doc.off('afterTransaction', rescue)
      this.arriving = null
    }
  }
}
