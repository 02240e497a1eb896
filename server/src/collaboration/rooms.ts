import type { LiveEvent } from '@thac/api'
import type { Plan } from '@thac/plan'
import type * as Y from 'yjs'
import type { UpdateLog } from '../store/ports.ts'
import { firstUpdate } from './first-update.ts'
import { Room } from './room.ts'
import type { RoomPorts } from './room.ts'

/** All living documents. Everything that reads or writes one goes through here. */
export interface Rooms {
  /** The plan's room, loaded once however many ask at once. Rejects where it cannot be loaded. */
  readonly open: (planId: string) => Promise<Room>
  /** The room where it is in memory. */
  readonly peek: (planId: string) => Room | null
  readonly all: () => readonly Room[]
  /** The living draft as a value; the same object while nothing changes. */
  readonly read: (planId: string) => Promise<Plan>
  /** Changes a draft as the server, durably; see Room.write. */
  readonly withDoc: <T>(planId: string, change: (doc: Y.Doc) => T, by?: string | null) => Promise<T>
  /** Makes a plan's document, of the plan or of its `firstUpdate`. The same plan seeded twice is seeded once. */
  readonly seed: (planId: string, first: Plan | Uint8Array) => Promise<void>
  readonly notify: (event: LiveEvent) => void
  /** Unloads what nobody uses, and reports edits; called by a timer. */
  readonly tidy: () => Promise<void>
  /** Compacts and unloads all. Everything acknowledged is on the disk before this is called as well as after. */
  readonly close: () => Promise<void>
}

export interface RoomsPorts {
  readonly log: UpdateLog
  readonly now: () => number
  readonly warn: RoomPorts['warn']
  readonly onDurable: () => void
  readonly onCount: (rooms: number) => void
  /** A draft has changed some time ago: what lists show of it may be brought up to date. */
  readonly onEdited: (planId: string, plan: Plan, edited: { readonly at: number; readonly by: string | null }) => Promise<void>
}

const IDLE_MS = 30_000
const REPORT_AFTER_MS = 1000
/** Plans kept as values after their room has gone. */
const KEPT = 300

export function createRooms(ports: RoomsPorts): Rooms {
  const rooms = new Map<string, Promise<Room>>()
  const loaded = new Map<string, Room>()
  const kept = new Map<string, { readonly seq: number; readonly plan: Plan }>()
  const reported = new WeakMap<Room, object>()

  function forget(room: Room): void {
    if (loaded.get(room.planId) !== room) return
    loaded.delete(room.planId)
    rooms.delete(room.planId)
    ports.onCount(loaded.size)
  }

  const roomPorts: RoomPorts = {
    log: ports.log, now: ports.now, warn: ports.warn, onDurable: ports.onDurable,
    onFailure(room, error) {
      ports.warn('the store failed; the plan is closed until it can be read again', { planId: room.planId, error: String(error) })
      forget(room)
      room.end(true)
    },
  }

  function open(planId: string): Promise<Room> {
    const known = rooms.get(planId)
    if (known !== undefined) return known
    const loading = Room.load(planId, roomPorts).then((room) => {
      loaded.set(planId, room)
      ports.onCount(loaded.size)
      return room
    }, (error: unknown) => {
      rooms.delete(planId)
      throw error
    })
    rooms.set(planId, loading)
    return loading
  }

  async function report(room: Room, atLeastMs: number): Promise<void> {
    const { edited } = room
    if (edited === null || reported.get(room) === edited || ports.now() - edited.at < atLeastMs) return
    reported.set(room, edited)
    await ports.onEdited(room.planId, room.plan(), edited)
  }

  async function unload(room: Room): Promise<void> {
    await report(room, 0)
    await room.compact(true)
    if (!room.isIdle || loaded.get(room.planId) !== room) return
    keep(room.planId, room.reached, room.plan())
    forget(room)
    room.end(false)
  }

  function keep(planId: string, seq: number, plan: Plan): void {
    kept.delete(planId)
    kept.set(planId, { seq, plan })
    const oldest = kept.keys().next()
    if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value)
  }

  return {
    open,
    peek: (planId) => loaded.get(planId) ?? null,
    all: () => [...loaded.values()],
    async read(planId) {
      const known = kept.get(planId)
      if (known !== undefined && !rooms.has(planId) && (await ports.log.last(planId)) === known.seq && !rooms.has(planId)) return known.plan
      return (await open(planId)).plan()
    },
    withDoc: async (planId, change, by = null) => (await open(planId)).write(change, by),
    async seed(planId, first) {
      if ((await ports.log.last(planId)) > 0) return
      await ports.log.append(planId, first instanceof Uint8Array ? first : firstUpdate(planId, first))
    },
    notify: (event) => loaded.get(event.planId)?.notify(event),
    async tidy() {
      for (const room of [...loaded.values()]) {
        if (room.isIdle && ports.now() - room.idleSince > IDLE_MS) await unload(room)
        else await report(room, REPORT_AFTER_MS)
      }
    },
    async close() {
      for (const room of [...loaded.values()]) await unload(room)
    },
  }
}
