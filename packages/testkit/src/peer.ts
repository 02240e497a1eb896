/** One person with an editor, a document and a line to the relay. */
import { compositionGate, planBinding, planSchema } from '@thac/sync'
import * as Y from 'yjs'
import { HeadlessView } from './headless.ts'
import type { Random } from './random.ts'
import type { Relay } from './relay.ts'
import type { SimServer } from './sim-server.ts'

const REMOTE = { name: 'relay' }

export class Peer {
  readonly doc: Y.Doc
  readonly view: HeadlessView
  readonly index: number
  online = true
  rescued = 0
  readonly #relay: Relay
  #outbox: Uint8Array[] = []
  #seen = 0

  /** `seed`: the state all peers start from. */
  constructor(index: number, relay: Relay, random: Random, seed: Uint8Array) {
    this.index = index
    this.#relay = relay
    this.doc = new Y.Doc()
    this.doc.clientID = 1000 + index
    Y.applyUpdate(this.doc, seed, REMOTE)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== REMOTE) this.#outbox.push(update) })
    this.view = new HeadlessView(planSchema, [planBinding({
      doc: this.doc, clientPrefix: `p${index}`, random: () => random.next(), captureTimeout: 0,
      onRescue: () => { this.rescued++ },
    })])
  }

  /** Sends what waits, if online. */
  send(): void {
    if (!this.online) return
    for (const update of this.#outbox) this.#relay.append(this.index, update)
    this.#outbox = []
  }

  /** Reads up to `count` entries of the others, if online; how many it read. */
  receive(count: number): number {
    let read = 0
    while (this.online && read < count && this.#seen < this.#relay.length) {
      const entry = this.#relay.at(this.#seen++)
      if (entry === undefined || entry.from === this.index) continue
      compositionGate(this.doc).receive(entry.update, REMOTE)
      read++
    }
    return read
  }

  /**
   * Comes back as a client does whose socket was closed: the server's whole state first, then everything the server lacks at
   * once. What the log held for it meanwhile is in the state.
   */
  comeBack(server: SimServer): void {
    this.online = true
    const vector = Y.encodeStateVector(server.doc)
    const state = server.stateFor(Y.encodeStateVector(this.doc))
    compositionGate(this.doc).receiveState(state, REMOTE)
    this.#outbox = []
    this.#seen = server.length
    server.append(this.index, compositionGate(this.doc).stateFor(vector, state))
  }

  /** True while there is something to send or to read. */
  get busy(): boolean {
    return this.#outbox.length > 0 || this.#seen < this.#relay.length
  }
}
