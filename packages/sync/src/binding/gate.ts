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

export interface CompositionGate {
  /** Applies an update now, or queues it while held. Throws what Y.applyUpdate throws for bytes that are no update. */
  receive(update: Uint8Array, origin: unknown): void
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

/** What the update under application deletes by its own words; null outside of one. */
export type NamedDeletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

const gates = new WeakMap<Y.Doc, Gate>()

/** The gate of a document: one each, shared by the provider and by every view on it. */
export function compositionGate(doc: Y.Doc): CompositionGate {
  return gateOf(doc)
}

/** The delete set named by the update being applied right now. */
export function namedDeletes(doc: Y.Doc): NamedDeletes | null {
  return gateOf(doc).named
}

function gateOf(doc: Y.Doc): Gate {
  const known = gates.get(doc)
  if (known !== undefined) return known
  const gate = new Gate(doc)
  gates.set(doc, gate)
  return gate
}

class Gate implements CompositionGate {
  held = false
  named: NamedDeletes | null = null
  readonly #doc: Y.Doc
  #queue: { readonly update: Uint8Array; readonly origin: unknown }[] = []

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  get waiting(): number {
    return this.#queue.length
  }

  receive(update: Uint8Array, origin: unknown): void {
    if (this.held) this.#queue.push({ update, origin })
    else this.#apply(update, origin)
  }

  readSyncMessage(decoder: Decoder, encoder: Encoder, origin: unknown): 0 | 1 | 2 {
    const type = readVarUint(decoder)
    switch (type) {
      case messageYjsSyncStep1:
        readSyncStep1(decoder, encoder, this.#doc)
        return type
      case messageYjsSyncStep2:
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
    for (const { update, origin } of queue) this.#apply(update, origin)
  }

  #apply(update: Uint8Array, origin: unknown): void {
    this.named = Y.decodeUpdate(update).ds.clients
    try {
      Y.applyUpdate(this.#doc, update, origin)
    } finally {
      this.named = null
    }
  }
}
