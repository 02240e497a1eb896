import type { LiveEvent, Person } from '@thac/api'
import type { Plan } from '@thac/plan'
import { readPlan, restoreServerFields, serverFields, standAgain, takeIn, withNews, withdrawnIds } from '@thac/sync'
import * as Y from 'yjs'
import type { UpdateLog } from '../store/ports.ts'
import { awarenessFrame, eventFrame, stepOneFrame, stepTwoFrame, updateFrame } from './frames.ts'
import { inspectUpdate } from './inspection.ts'
import { createPresence } from './presence.ts'

/** A socket as its room sees it. */
export interface Member {
  readonly userId: string
  readonly send: (frame: Uint8Array) => void
  readonly close: (why: 'unavailable' | 'malformed') => void
}

/** What became of an update: `durable` once it is on the disk, or why it was not taken. */
export type Received = { readonly kind: 'durable'; readonly when: Promise<void> } | { readonly kind: 'known' | 'malformed' | 'not-own' } | { readonly kind: 'gap'; readonly needs: ReadonlyMap<number, number> }

export interface RoomPorts {
  readonly log: UpdateLog
  /** Milliseconds. */
  readonly now: () => number
  /** The store failed: the room is of no use any more and must be forgotten. */
  readonly onFailure: (room: Room, error: unknown) => void
  readonly onDurable: (room: Room) => void
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
}

const COMPACT_AFTER_UPDATES = 500
const COMPACT_AFTER_BYTES = 256 * 1024

/** Origin of what the server itself writes into a document. */
export const SERVER = 'server'

/** Origin of the server's own words put back where a client's update took them unseen. */
const PUT_BACK = { name: 'thac:put-back' }

/**
 * The one owner of a plan's living document. Every write, a client's or the server's, is appended to the log here before
 * it is told to anybody. Order of an update's life: inspected, appended, applied and broadcast, acknowledged.
 */
export class Room {
  readonly doc = new Y.Doc()
  private readonly presence = createPresence()
  readonly members = new Set<Member>()
  /** Clocks that the updates under way to the disk will reach. */
  private readonly coming = new Map<number, number>()
  /** Which member writes under a client id, and which one's caret it is. */
  private readonly writers = new Map<number, Member>()
  private readonly speakers = new Map<number, Member>()
  private seq = 0
  private sinceSnapshot = { updates: 0, bytes: 0 }
  private underWay = 0
  private compacting: Promise<void> | null = null
  private frozen: { plan: Plan; revision: number } | null = null
  private revision = 0
  private owned: ReturnType<typeof serverFields>
  /** What a pull took out: an update may bring it back. */
  private withdrawn: ReturnType<typeof withdrawnIds> = new Set()
  private readonly way: ReturnType<typeof takeIn>
  private ended = false
  /** When the document last changed and by whom (null: by the server), in milliseconds. */
  edited: { readonly at: number; readonly by: string | null } | null = null
  idleSince: number

  private constructor(readonly planId: string, private readonly ports: RoomPorts) {
    this.idleSince = ports.now()
    this.owned = serverFields(this.doc)
    this.way = takeIn(this.doc, PUT_BACK)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      // Already in the document; a store that fails closes the room.
      if (origin === PUT_BACK) this.append(update, () => this.broadcast(updateFrame(update), null)).catch(() => undefined)
    })
    this.doc.on('update', () => this.revision++)
  }

  /** Reads the document from the log. Rejects where the log fails or holds nothing: never an empty document. */
  static async load(planId: string, ports: RoomPorts): Promise<Room> {
    const stored = await ports.log.load(planId)
    if (stored.seq === 0) throw new Error(`plan ${planId} has no document`)
    const room = new Room(planId, ports)
    room.doc.transact(() => {
      if (stored.snapshot !== null) Y.applyUpdate(room.doc, stored.snapshot)
      for (const [i, update] of stored.updates.entries()) {
        try {
          Y.applyUpdate(room.doc, update)
        } catch (error) {
          // Without its beginning it would be another document, perhaps an empty one.
          if (i === 0 && stored.snapshot === null) throw error
          ports.warn('an update in the log could not be applied and was passed over', { planId, error: String(error) })
        }
      }
    })
    room.seq = stored.seq
    room.sinceSnapshot = { updates: stored.updates.length, bytes: stored.updates.reduce((sum, one) => sum + one.length, 0) }
    room.takeStock()
    return room
  }

  /** The document as a value; the same object until it changes. */
  plan(): Plan {
    if (this.frozen?.revision !== this.revision) this.frozen = { plan: readPlan(this.doc), revision: this.revision }
    return this.frozen.plan
  }

  /** The newest sequence number that is in the document. */
  get reached(): number { return this.seq }

  get isIdle(): boolean { return this.members.size === 0 && this.underWay === 0 }

  join(member: Member): void {
    this.members.add(member)
    member.send(stepOneFrame(Y.encodeStateVector(this.doc)))
    this.introduce(member)
  }

  /** Tells a member who is here. */
  introduce(member: Member): void {
    const everybody = this.presence.everybody()
    if (everybody !== null) member.send(awarenessFrame(everybody))
  }

  /**
   * Passes on what a member says of itself. A client echoes what it hears of others too: that is passed over. A member
   * speaks for the first client id that it names and nobody else speaks for. False where the message is malformed.
   */
  speak(member: Member, states: Uint8Array, person: Person): boolean {
    const named = this.presence.heard(states)
    if (named === null) return false
    const own = [...this.speakers].find(([, speaker]) => speaker === member)?.[0] ?? named.find((client) => this.isFree(client, member))
    if (own === undefined) return true
    this.speakers.set(own, member)
    const message = this.presence.take(states, own, person)
    if (message !== null) this.broadcast(awarenessFrame(message), member)
    return true
  }

  leave(member: Member): void {
    this.members.delete(member)
    for (const [client, writer] of this.writers) if (writer === member) this.writers.delete(client)
    for (const [client, speaker] of this.speakers) {
      if (speaker !== member) continue
      this.speakers.delete(client)
      const message = this.presence.leave(client)
      if (message !== null) this.broadcast(awarenessFrame(message), member)
    }
    this.idleSince = this.ports.now()
  }

  /** Answers a client's state vector. Throws where that is malformed. */
  catchUp(member: Member, stateVector: Uint8Array): void {
    member.send(stepTwoFrame(this.way.stateFor(stateVector)))
  }

  askAgain(member: Member): void {
    member.send(stepOneFrame(Y.encodeStateVector(this.doc)))
  }

  /** True where an update says nothing that is not here already; false too for one that cannot be read. */
  isKnown(update: Uint8Array): boolean {
    return inspectUpdate(this.doc, this.coming, update).kind === 'known'
  }

  /** Takes a member's update in. `when` of a durable one rejects where the store failed; the room is closed then. */
  receive(member: Member, update: Uint8Array): Received {
    const found = inspectUpdate(this.doc, this.coming, update)
    if (found.kind !== 'news') return found
    for (const client of found.ends.keys()) {
      if (!this.isFree(client, member)) return { kind: 'not-own' }
    }
    for (const [client, end] of found.ends) {
      this.writers.set(client, member)
      this.coming.set(client, end)
    }
    return { kind: 'durable', when: this.append(update, () => this.apply(member, update, found.ends)) }
  }

  /**
   * Changes the document as the server. `change` runs synchronously in one transaction; what it answers is given back
   * once the change is on the disk. Rejects where the store failed.
   */
  async write<T>(change: (doc: Y.Doc) => T, by: string | null = null): Promise<T> {
    if (this.ended) throw new Error(`plan ${this.planId} is closed`)
    const made: Uint8Array[] = []
    const gather = (update: Uint8Array): void => { made.push(update) }
    this.doc.on('update', gather)
    let value: T
    let kept: Promise<unknown>
    try {
      value = this.doc.transact(() => change(this.doc), SERVER)
    } finally {
      this.doc.off('update', gather)
      // A change that throws halfway is in the document up to there; then it belongs in the log too.
      this.takeStock()
      this.edited = { at: this.ports.now(), by }
      kept = Promise.all(made.map((update) => this.append(update, () => this.broadcast(updateFrame(update), null))))
      kept.catch(() => undefined)
    }
    await kept
    return value
  }

  /** Tells the members of something that happened beside the document. */
  notify(event: LiveEvent): void {
    this.broadcast(eventFrame(event), null)
  }

  broadcast(frame: Uint8Array, except: Member | null): void {
    for (const member of this.members) if (member !== except) member.send(frame)
  }

  /** Puts a snapshot in the place of the log where that has grown, or where `anyway` it has grown at all. */
  compact(anyway: boolean): Promise<void> {
    const { updates, bytes } = this.sinceSnapshot
    if (this.compacting !== null) return this.compacting
    if (this.ended || updates === 0 || (!anyway && updates < COMPACT_AFTER_UPDATES && bytes < COMPACT_AFTER_BYTES)) return Promise.resolve()
    this.sinceSnapshot = { updates: 0, bytes: 0 }
    const taken = this.ports.log.compact(this.planId, this.seq, Y.encodeStateAsUpdate(this.doc), Y.encodeStateVector(this.doc))
    this.compacting = taken.then(
      (ok) => { if (!ok) this.ports.warn('a snapshot did not read back as the document; the log is kept', { planId: this.planId }) },
      (error: unknown) => this.ports.warn('a snapshot could not be written; the log is kept', { planId: this.planId, error: String(error) }),
    ).finally(() => { this.compacting = null })
    return this.compacting
  }

  /** Ends the room; members are told to come back later where it ends by a failure. */
  end(failed: boolean): void {
    if (this.ended) return
    this.ended = true
    if (failed) for (const member of [...this.members]) member.close('unavailable')
    this.doc.destroy()
  }

  /** True where everything up to these clocks is in the document. */
  covers(needs: ReadonlyMap<number, number>): boolean {
    return [...needs].every(([client, clock]) => Y.getState(this.doc.store, client) >= clock)
  }

  /** True unless another person works under a client id. One's own older socket may be dead without knowing it. */
  private isFree(client: number, member: Member): boolean {
    return [this.writers.get(client), this.speakers.get(client)].every((other) => other === undefined || other.userId === member.userId)
  }

  private async append(update: Uint8Array, then: () => void): Promise<void> {
    this.underWay++
    try {
      const seq = await this.ports.log.append(this.planId, update)
      if (this.ended) throw new Error(`plan ${this.planId} was closed`)
      then()
      this.seq = seq
      this.sinceSnapshot.updates++
      this.sinceSnapshot.bytes += update.length
      this.ports.onDurable(this)
    } catch (error) {
      if (!this.ended) this.ports.onFailure(this, error)
      throw error
    } finally {
      this.underWay--
      this.idleSince = this.ports.now()
    }
    void this.compact(false)
  }

  private apply(member: Member, update: Uint8Array, ends: ReadonlyMap<number, number>): void {
    let touched = false
    const watch = (transaction: Y.Transaction): void => { touched ||= touchesServerFields(this.doc, transaction) }
    this.doc.on('afterTransaction', watch)
    try {
      this.way.update(update, () => Y.applyUpdate(this.doc, update, member))
    } finally {
      this.doc.off('afterTransaction', watch)
    }
    for (const [client, end] of ends) if (this.coming.get(client) === end) this.coming.delete(client)
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) {
      // The inspection lets nothing through that could wait for ever, save what refers to itself in a ring.
      this.doc.store.pendingStructs = null
      this.doc.store.pendingDs = null
      member.close('malformed')
    }
    this.edited = { at: this.ports.now(), by: member.userId }
    this.broadcast(updateFrame(update), member)
    if (touched) void this.write((doc) => restoreServerFields(doc, this.owned, SERVER), member.userId).catch(() => undefined)
    this.bringBack(member.userId)
  }

  /** Sections that a pull took out stand again where somebody wrote in them who had not heard of it. */
  private bringBack(by: string): void {
    if (this.withdrawn.size === 0 || this.ended) return
    // Asked in a document that is at rest; the write is one of the server's own.
    const back = this.withdrawn
    if (withNews(this.doc, back).length > 0) void this.write((doc) => standAgain(doc, back, SERVER), by).catch(() => undefined)
  }

  private takeStock(): void {
    this.owned = serverFields(this.doc)
    this.withdrawn = withdrawnIds(this.doc)
  }
}

/** True where a transaction may have written what only the server may: a section's `base`, a withdrawal, or a whole section entry. */
function touchesServerFields(doc: Y.Doc, transaction: Y.Transaction): boolean {
  const sections = doc.getMap('sections')
  for (const [type, keys] of transaction.changed) {
    // Yjs types the changed types by their event's class only; comparing identity needs none.
    if ((type as unknown) === sections) return true
    if ((keys.has('base') || keys.has('removed')) && (type.parent as unknown) === sections) return true
  }
  return false
}
