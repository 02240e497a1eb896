import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider, messageSync } from 'y-websocket'
import * as Y from 'yjs'
import { LiveEvent, MESSAGE_ACK, MESSAGE_EVENT, MESSAGE_REFUSED, SCHEMA_VERSION } from '@thac/api'
import { compositionGate } from '@thac/sync'
import type { AckLedger } from './ackLedger.ts'
import { EMPTY_LEDGER, acknowledged, caughtUp, disconnected, kept, nothingMissing, owed, sent } from './ackLedger.ts'
import { deletionsOf, lackingUpdate } from './catchUp.ts'
import type { Journal } from './journal.ts'
import type { ClosedReason, SyncStatus } from './status.ts'
import { closedReason, sameStatus, statusOf } from './status.ts'
import type { Store } from './store.ts'
import { cell } from './store.ts'

export interface ConnectionOptions {
  readonly planId: string
  /** Address of the sync endpoint without the plan, e.g. `wss://host/sync`. */
  readonly url: string
  readonly mayWrite: boolean
  readonly journal: (doc: Y.Doc) => Journal | null
  readonly socket: typeof WebSocket
}

interface ServerState {
  readonly update: Uint8Array
  /** Our deletions before the update was applied. */
  readonly ours: ReturnType<typeof deletionsOf>
}

/**
 * One plan's living document and its line to the server, for as long as the plan is on screen.
 *
 * The provider of y-websocket keeps the socket, the back-off and the awareness. What it does not do is know whether a
 * change is safe, so this class sends the updates itself: every byte goes out as a sync *update* message, which the
 * server counts and acknowledges once it is durable. Nothing is sent before both sides have said what they have: an
 * update sent earlier could rest on one that the server has not seen.
 */
export class PlanConnection {
  readonly planId: string
  readonly doc = new Y.Doc()
  readonly awareness: Awareness
  readonly status: Store<SyncStatus>
  /** True once the document has been complete; before that nothing may be edited. */
  readonly ready: Store<boolean>
  readonly #status = cell<SyncStatus>({ kind: 'connecting' })
  readonly #ready = cell(false)
  readonly #provider: WebsocketProvider
  readonly #journal: Journal | null
  readonly #events = new Set<(event: LiveEvent) => void>()
  #ledger: AckLedger = EMPTY_LEDGER
  #mayWrite: boolean
  #closed: ClosedReason | null = null
  #refused: string | null = null
  #destroyed = false
  /** What the server said on connecting, until both halves are there and it is answered. */
  #vector: Uint8Array | null = null
  #state: ServerState | null = null
  /** Both sides are level and changes may go out as they are made. */
  #level = false

  constructor(options: ConnectionOptions) {
    this.planId = options.planId
    this.status = this.#status
    this.ready = this.#ready
    this.#mayWrite = options.mayWrite
    const provider = new WebsocketProvider(options.url, options.planId, this.doc, {
      connect: false, disableBc: true, params: { schema: String(SCHEMA_VERSION) }, WebSocketPolyfill: options.socket,
    })
    this.#provider = provider
    this.awareness = provider.awareness
    this.doc.off('update', provider._updateHandler)
    this.doc.on('update', this.#onUpdate)
    provider.messageHandlers[messageSync] = (_encoder, decoder) => this.#onSync(decoder)
    provider.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) => this.#keep(acknowledged(this.#ledger, decoding.readVarUint(decoder)))
    provider.messageHandlers[MESSAGE_REFUSED] = (_encoder, decoder) => this.#onRefused(decoder)
    provider.messageHandlers[MESSAGE_EVENT] = (_encoder, decoder) => this.#onEvent(decoder)
    provider.on('connection-close', this.#onClose)
    provider.on('closed', this.#onClosedForGood)
    this.#journal = options.journal(this.doc)
    if (this.#journal === null) provider.connect()
    else void this.#journal.loaded.then(() => (this.#destroyed ? undefined : provider.connect()))
  }

  /** The person's right to write changed. */
  setMayWrite(mayWrite: boolean): void {
    this.#mayWrite = mayWrite
    this.#tell()
  }

  /** The machine lost its network, or has it again: waiting for the socket to find out could take half a minute. */
  setOnline(online: boolean): void {
    if (this.#closed !== null) return
    if (online) this.#provider.connect()
    else this.#provider.disconnect()
  }

  /** Calls `listener` for every event that the server pushes; the answer takes it off again. */
  onEvent(listener: (event: LiveEvent) => void): () => void {
    this.#events.add(listener)
    return () => this.#events.delete(listener)
  }

  /** Changes that are not known to be durable. */
  owed(): number {
    return owed(this.#ledger)
  }

  /** Forgets what was kept of this plan on this machine, e.g. after the server refused a change. */
  async forget(): Promise<void> {
    await this.#journal?.clear()
  }

  destroy(): void {
    this.#destroyed = true
    this.#events.clear()
    this.#provider.destroy()
    this.#journal?.close()
    this.awareness.destroy()
    this.doc.destroy()
  }

  #onUpdate = (update: Uint8Array, origin: unknown): void => {
    // A reader's own document may tidy formats after a remote change; the server wants nothing from a reader.
    if (origin === this.#provider || !this.#mayWrite || this.#refused !== null) return
    const going = this.#level && this.#post(update)
    this.#keep(going ? sent(this.#ledger) : kept(this.#ledger))
  }

  #onSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (type === sync.messageYjsSyncStep1) this.#onVector(payload)
    else if (type === sync.messageYjsSyncStep2) this.#onState(payload)
    else this.#receive(payload)
  }

  #onVector(vector: Uint8Array): void {
    // Asked again in the middle of a connection: the server lacks something, so it gets all that it lacks.
    if (this.#level) return this.#send(compositionGate(this.doc).stateFor(vector))
    this.#vector = vector
    this.#answer()
  }

  #onState(update: Uint8Array): void {
    const ours = deletionsOf(this.doc)
    // A whole state: what dies of it unnamed was never seen there, and is put back. A reader puts nothing anywhere.
    if (this.#mayWrite) compositionGate(this.doc).receiveState(update, this.#provider)
    else this.#receive(update)
    this.#provider.synced = true
    this.#ready.set(true)
    this.#state = { update, ours }
    this.#answer()
    this.#tell()
  }

  /** Through the gate, which holds updates back while a character is being composed. */
  #receive(update: Uint8Array): void {
    compositionGate(this.doc).receive(update, this.#provider)
  }

  #answer(): void {
    if (this.#vector === null || this.#state === null) return
    const lacking = lackingUpdate(this.doc, this.#vector, this.#state.update, this.#state.ours)
    this.#vector = null
    this.#state = null
    this.#level = true
    if (lacking === null) this.#keep(nothingMissing(this.#ledger))
    else this.#send(lacking)
  }

  /** Sends everything that the server lacks as one message. */
  #send(update: Uint8Array): void {
    if (!this.#mayWrite || this.#refused !== null) return
    if (this.#post(update)) this.#keep(caughtUp(this.#ledger))
  }

  /** False where the socket is not open any more; the change then goes with the next connection. */
  #post(update: Uint8Array): boolean {
    const socket = this.#provider.ws
    if (socket === null || socket.readyState !== 1) return false
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    sync.writeUpdate(encoder, update)
    socket.send(encoding.toUint8Array(encoder))
    return true
  }

  #onRefused(decoder: decoding.Decoder): void {
    decoding.readVarUint(decoder)
    this.#refused = decoding.readVarString(decoder)
    this.#tell()
  }

  #onEvent(decoder: decoding.Decoder): void {
    const event = LiveEvent.safeParse(JSON.parse(decoding.readVarString(decoder)))
    if (!event.success) return
    for (const listener of this.#events) listener(event.data)
  }

  #onClose = (): void => {
    this.#level = false
    this.#vector = null
    this.#state = null
    this.#keep(disconnected(this.#ledger))
  }

  #onClosedForGood = (event: { readonly code: number }): void => {
    this.#closed = closedReason(event.code) ?? 'refused'
    this.#tell()
  }

  #keep(ledger: AckLedger): void {
    this.#ledger = ledger
    this.#tell()
  }

  #tell(): void {
    const next = statusOf({
      closed: this.#closed, refused: this.#refused, everSynced: this.#ready.get(), synced: this.#level, mayWrite: this.#mayWrite, owed: owed(this.#ledger),
    })
    if (!sameStatus(next, this.#status.get())) this.#status.set(next)
  }
}
