import type { LiveEvent, Person } from '@thac/api'
import { CLOSE } from '@thac/api'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Actor, PlanPlace } from '../access/can.ts'
import { can } from '../access/can.ts'
import { createAcknowledgements } from './acknowledgements.ts'
import type { Frame } from './frames.ts'
import { ackFrame, eventFrame, readFrame, refusedFrame } from './frames.ts'
import type { Allowance } from './limits.ts'
import { LARGEST_FRAME, MOST_BUFFERED, MOST_GAPS } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { Member, Received, Room } from './room.ts'

export interface ConnectionPorts {
  readonly room: Room
  readonly person: Person
  readonly session: string
  readonly metrics: Metrics
  readonly allow: Allowance
  /** Milliseconds. */
  readonly now: () => number
  readonly onClose: (connection: Connection) => void
}

const TRY_AGAIN_LATER = 1013
const POLICY = 1008
/** A state vector is answered by encoding the document, which may take tens of milliseconds. */
const STEP_ONE_COST = 200

/** One open socket of one person on one plan: checks every frame's form, size, rate and rights. */
export class Connection implements Member {
  readonly userId: string
  readonly planId: string
  readonly session: string
  private readonly acknowledgements = createAcknowledgements()
  /** Updates that came before what they build on, and what must be here for them to count as durable. */
  private owed: readonly { readonly n: number; readonly needs: ReadonlyMap<number, number> }[] = []
  private gaps = 0
  private corked = false
  private open = true
  private heard = true

  constructor(private readonly ws: WebSocket, private readonly stream: Duplex, private readonly ports: ConnectionPorts, private actor: Actor, private place: PlanPlace) {
    this.userId = ports.person.id
    this.planId = ports.room.planId
    this.session = ports.session
    ws.on('message', (data: Buffer, isBinary) => this.onMessage(data, isBinary))
    ws.on('pong', () => { this.heard = true })
    ws.on('close', () => this.onClose())
    // Without a listener a protocol error would end the process; the socket closes by itself after it.
    ws.on('error', () => this.ports.metrics.refused.inc({ reason: 'protocol' }))
    ports.metrics.connections.inc()
    ports.room.join(this)
  }

  send(frame: Uint8Array): void {
    if (!this.open) return
    if (this.ws.bufferedAmount > MOST_BUFFERED) return this.shut(TRY_AGAIN_LATER, 'too slow')
    // One write to the system for all that is sent in one turn of the event loop.
    if (!this.corked) {
      this.corked = true
      this.stream.cork()
      setImmediate(() => {
        this.corked = false
        this.stream.uncork()
      })
    }
    this.ws.send(frame)
  }

  close(why: 'unavailable' | 'malformed' | 'unauthenticated' | 'forbidden'): void {
    this.shut(CLOSE[why], why)
  }

  notify(event: LiveEvent): void {
    this.send(eventFrame(event))
  }

  /** Puts changed rights in force. Says so to the client where what it may do here has changed. */
  judge(actor: Actor, place: PlanPlace): void {
    const before = [can(this.actor, 'edit', this.place), can(this.actor, 'comment', this.place)]
    this.actor = actor
    this.place = place
    if (!can(actor, 'read', place)) return this.close('forbidden')
    if (can(actor, 'edit', place) !== before[0] || can(actor, 'comment', place) !== before[1]) this.notify({ type: 'rights', planId: this.planId })
  }

  /** Called once a period: ends a socket that did not answer the last ping. */
  ping(): void {
    if (!this.heard) return this.ws.terminate()
    this.heard = false
    this.ws.ping()
  }

  private onMessage(data: Buffer, isBinary: boolean): void {
    if (!this.open) return
    if (!isBinary) return this.refuseAll('text', CLOSE.malformed)
    if (data.length > LARGEST_FRAME) return this.refuseAll('too-large', CLOSE.tooLarge)
    const frame = readFrame(data)
    if (frame === null) return this.refuseAll('malformed', CLOSE.malformed)
    if (!this.ports.allow(frame.type === 'step-1' ? STEP_ONE_COST : 1)) return this.refuseAll('too-fast', POLICY)
    if (!can(this.actor, 'read', this.place)) return this.close('forbidden')
    try {
      this.take(frame)
    } catch {
      this.refuseAll('malformed', CLOSE.malformed)
    }
  }

  private take(frame: Frame): void {
    const { room } = this.ports
    switch (frame.type) {
      case 'step-1': return room.catchUp(this, frame.stateVector)
      case 'step-2': return this.takeUpdate(frame.update, 0)
      case 'update': return this.takeUpdate(frame.update, this.acknowledgements.receive())
      case 'awareness':
        if (!room.speak(this, frame.states, this.ports.person)) this.refuseAll('presence', CLOSE.malformed)
        return
      case 'query-awareness': return room.introduce(this)
    }
  }

  /** `n` is the message's number among this connection's updates, 0 for a sync step 2, which is not counted. */
  private takeUpdate(update: Uint8Array, n: number): void {
    const { room } = this.ports
    if (!can(this.actor, 'edit', this.place)) {
      if (room.isKnown(update)) return this.acknowledge(n)
      return this.refuse(n, 'read-only')
    }
    const came = this.ports.now()
    const received: Received = room.receive(this, update)
    switch (received.kind) {
      case 'known': return this.acknowledge(n)
      case 'malformed': return this.refuseAll('malformed', CLOSE.malformed)
      case 'not-own': return this.refuse(n, 'not-own')
      case 'gap':
        if (++this.gaps > MOST_GAPS) return this.refuseAll('gap', CLOSE.malformed)
        // Not refused: the client answers with all that is missing here, and this is acknowledged with that.
        if (n > 0) this.owed = [...this.owed, { n, needs: received.needs }]
        return room.askAgain(this)
      case 'durable':
        received.when.then(() => {
          this.ports.metrics.ack.observe((this.ports.now() - came) / 1000)
          this.acknowledge(n)
        }, () => undefined) // The room has closed this socket already.
    }
  }

  private acknowledge(n: number): void {
    const settled = this.owed.filter(({ needs }) => this.ports.room.covers(needs))
    this.owed = this.owed.filter((one) => !settled.includes(one))
    let durable: number | null = null
    for (const one of [...settled.map((owed) => owed.n), n]) if (one > 0) durable = this.acknowledgements.settle(one) ?? durable
    if (durable !== null) this.send(ackFrame(durable))
  }

  private refuse(n: number, reason: string): void {
    this.ports.metrics.refused.inc({ reason })
    this.send(refusedFrame(n, reason))
  }

  private refuseAll(reason: string, code: number): void {
    this.ports.metrics.refused.inc({ reason })
    this.shut(code, reason)
  }

  private shut(code: number, reason: string): void {
    if (!this.open) return
    this.open = false
    this.ws.close(code, reason)
    // A peer that does not answer the close is not waited for.
    setTimeout(() => this.ws.terminate(), 2000).unref()
    this.ports.room.leave(this)
  }

  private onClose(): void {
    this.open = false
    this.ports.room.leave(this)
    this.ports.metrics.connections.dec()
    this.ports.onClose(this)
  }
}
