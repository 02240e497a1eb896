/**
 * The server of a simulated network: it takes every update into its own copy of the document before others hear of it, as a room
 * does, writes merges into that copy, and answers whoever comes back with its whole state.
 */
import { standAgain, takeIn, withdrawnIds } from '@thac/sync'
import * as Y from 'yjs'
import { Relay } from './relay.ts'

const CLIENT = { name: 'client' }
export const SERVER = { name: 'server' }
/** `from` of what the server itself wrote. */
export const FROM_SERVER = -1

export class SimServer extends Relay {
  readonly doc = new Y.Doc()
  readonly #way = takeIn(this.doc, SERVER)
  /** Bytes that the server's own writes took. */
  wrote = 0

  constructor(seed: Uint8Array) {
    super()
    this.doc.clientID = 900
    Y.applyUpdate(this.doc, seed)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== SERVER) return
      this.wrote += update.length
      super.append(FROM_SERVER, update)
    })
  }

  override append(from: number, update: Uint8Array): void {
    super.append(from, update)
    this.#way.update(update, () => Y.applyUpdate(this.doc, update, CLIENT))
    standAgain(this.doc, withdrawnIds(this.doc), SERVER)
  }

  /** Everything that somebody at `vector` lacks. */
  stateFor(vector: Uint8Array): Uint8Array {
    return this.#way.stateFor(vector)
  }
}
