import type { LiveEvent } from '@thac/api'
import { LiveEvent as LiveEventSchema, MESSAGE_ACK, MESSAGE_EVENT, MESSAGE_REFUSED } from '@thac/api'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

const REMOTE = 'remote'

/** A peer that speaks the protocol with its bare hands, so that a test sees and sends every frame. */
export class RawPeer {
  readonly doc = new Y.Doc()
  readonly others = new Map<number, Record<string, unknown>>()
  readonly refused: { n: number; reason: string }[] = []
  readonly events: LiveEvent[] = []
  acknowledged = 0
  sent = 0
  synced = false
  closed: number | null = null
  /** Keeps local changes to itself. */
  mute = false
  answersStepOne = true
  private clock = 0

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.take(new Uint8Array(data)))
    socket.on('close', (code) => { this.closed = code })
    socket.on('error', () => undefined)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== REMOTE && !this.mute) this.sendUpdate(update) })
  }

  /** Connects and resolves once the document is here. */
  static async connect(url: string, cookie: string): Promise<RawPeer> {
    const socket = new WebSocket(url, { headers: { cookie } })
    const peer = new RawPeer(socket)
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    peer.send(0, 0, Y.encodeStateVector(peer.doc))
    await until(() => peer.synced || peer.closed !== null)
    if (peer.closed !== null) throw new Error(`closed with ${peer.closed}`)
    return peer
  }

  /** The code with which a socket that is let in nowhere is closed. */
  static closeCode(url: string, cookie: string): Promise<number> {
    const socket = new WebSocket(url, { headers: { cookie } })
    return new Promise((resolve, reject) => {
      socket.once('close', resolve)
      socket.once('error', reject)
    })
  }

  sendUpdate(update: Uint8Array): void {
    this.sent++
    this.send(0, 2, update)
  }

  sendStepTwo(update: Uint8Array): void {
    this.send(0, 1, update)
  }

  speak(state: Record<string, unknown>, client = this.doc.clientID, clock = ++this.clock): void {
    const encoder = encoding.createEncoder()
    for (const value of [1, client, clock]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, JSON.stringify(state))
    this.send(1, null, encoding.toUint8Array(encoder))
  }

  close(): void {
    this.socket.close()
  }

  private send(type: number, step: number | null, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    if (step !== null) encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(encoding.toUint8Array(encoder))
  }

  private take(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case 0: return this.takeSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
      case 1: return this.takePresence(decoding.readVarUint8Array(decoder))
      case MESSAGE_ACK:
        this.acknowledged = decoding.readVarUint(decoder)
        return
      case MESSAGE_REFUSED:
        this.refused.push({ n: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) })
        return
      case MESSAGE_EVENT: this.events.push(LiveEventSchema.parse(JSON.parse(decoding.readVarString(decoder))))
    }
  }

  private takeSync(step: number, bytes: Uint8Array): void {
    if (step === 0) {
      if (this.answersStepOne) this.sendStepTwo(Y.encodeStateAsUpdate(this.doc, bytes))
      return
    }
    Y.applyUpdate(this.doc, bytes, REMOTE)
    if (step === 1) this.synced = true
  }

  private takePresence(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes)
    for (let n = decoding.readVarUint(decoder); n > 0; n--) {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state = JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null
      if (state === null) this.others.delete(client)
      else this.others.set(client, state)
    }
  }
}

/** Waits for a condition; throws after `ms`. */
export async function until(condition: () => boolean | Promise<boolean>, ms = 5000): Promise<void> {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
