import { demoPlan } from '@thac/demo'
import { readPlan } from '@thac/sync'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { StoredDocument, UpdateLog } from '../store/ports.ts'
import type { Member } from './room.ts'
import type { Rooms } from './rooms.ts'
import { createRooms } from './rooms.ts'

/** A log in memory whose disk can fail, and wait. */
class TestLog implements UpdateLog {
  readonly entries = new Map<string, Uint8Array[]>()
  loads = 0
  fails = false
  held: (() => void)[] | null = null

  async append(planId: string, update: Uint8Array): Promise<number> {
    if (this.held !== null) await new Promise<void>((resolve) => this.held?.push(resolve))
    if (this.fails) throw new Error('the disk is full')
    const entries = this.entries.get(planId) ?? []
    this.entries.set(planId, entries)
    return entries.push(update)
  }

  async load(planId: string): Promise<StoredDocument> {
    this.loads++
    if (this.fails) throw new Error('the disk is gone')
    const updates = [...(this.entries.get(planId) ?? [])]
    return { snapshot: null, updates, seq: updates.length }
  }

  async last(planId: string): Promise<number> { return this.entries.get(planId)?.length ?? 0 }
  async compact(): Promise<boolean> { return true }
  async close(): Promise<void> {}
}

class TestMember implements Member {
  readonly frames: Uint8Array[] = []
  readonly closed: string[] = []
  constructor(readonly userId: string) {}
  send(frame: Uint8Array): void { this.frames.push(frame) }
  close(why: string): void { this.closed.push(why) }
}

function setUp(): { log: TestLog; rooms: Rooms; warned: string[]; edits: string[]; pass: (ms: number) => void } {
  const log = new TestLog()
  const warned: string[] = []
  const edits: string[] = []
  let now = 0
  const rooms = createRooms({
    log, now: () => now, warn: (message) => { warned.push(message) }, onDurable: () => undefined, onCount: () => undefined,
    onEdited: async (planId, _plan, { by }) => { edits.push(`${planId} by ${by ?? 'the server'}`) },
  })
  return { log, rooms, warned, edits, pass: (ms) => { now += ms } }
}

function updateOf(change: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc()
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

describe('loading', () => {
  it('W16: loads once however many ask', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    const opened = await Promise.all([rooms.open('p'), rooms.open('p'), rooms.open('p')])
    expect([new Set(opened).size, log.loads]).toEqual([1, 1])
  })

  it('W16: a plan without a document is not served, and neither is one whose beginning is broken', async () => {
    const { log, rooms } = setUp()
    await expect(rooms.open('none')).rejects.toThrow(/no document/)
    log.entries.set('broken', [Uint8Array.from([1, 2, 3, 4])])
    await expect(rooms.open('broken')).rejects.toThrow()
    expect(rooms.all()).toEqual([])
  })

  it('W16: a later update that does not apply is passed over and reported', async () => {
    const { log, rooms, warned } = setUp()
    await rooms.seed('p', demoPlan())
    log.entries.get('p')?.push(Uint8Array.from([1, 1, 9, 0]), updateOf((doc) => doc.getMap('meta').set('after', 1)))
    expect((await rooms.open('p')).doc.getMap('meta').get('after')).toBe(1)
    expect(warned).toHaveLength(1)
  })

  it('W16: after a load that failed the next one tries again', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    log.fails = true
    await expect(rooms.open('p')).rejects.toThrow()
    log.fails = false
    expect((await rooms.open('p')).plan().sections.length).toBeGreaterThan(20)
  })

  it('F9: a plan is seeded once, with the same bytes however often', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    await rooms.seed('p', demoPlan())
    expect(log.entries.get('p')).toHaveLength(1)
    const other = setUp()
    await other.rooms.seed('p', demoPlan())
    expect(other.log.entries.get('p')).toEqual(log.entries.get('p'))
  })
})

describe('writing', () => {
  it('W6: nobody is told before the disk has it', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    const room = await rooms.open('p')
    const [one, two] = [new TestMember('a'), new TestMember('b')]
    room.join(one)
    room.join(two)
    const before = two.frames.length
    log.held = []
    const received = room.receive(one, updateOf((doc) => doc.getMap('meta').set('x', 1)))
    expect(received.kind).toBe('durable')
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect([two.frames.length, room.doc.getMap('meta').has('x')]).toEqual([before, false])
    for (const go of log.held) go()
    if (received.kind === 'durable') await received.when
    expect([two.frames.length, room.doc.getMap('meta').get('x')]).toEqual([before + 1, 1])
  })

  it('W6: updates under way are reckoned with, in their order', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    const room = await rooms.open('p')
    const member = new TestMember('a')
    room.join(member)
    const typist = new Y.Doc()
    Y.applyUpdate(typist, Y.encodeStateAsUpdate(room.doc))
    const updates: Uint8Array[] = []
    typist.on('update', (update: Uint8Array) => { updates.push(update) })
    for (const letter of 'lụt') typist.getText('t').insert(typist.getText('t').length, letter)
    log.held = []
    const kinds = updates.map((update) => room.receive(member, update))
    expect(kinds.map(({ kind }) => kind)).toEqual(['durable', 'durable', 'durable'])
    expect(room.receive(member, updates[1] ?? new Uint8Array()).kind).toBe('durable')
    for (const go of log.held) go()
    log.held = null
    await Promise.all(kinds.map((one) => (one.kind === 'durable' ? one.when : null)))
    expect(room.doc.getText('t').toString()).toBe('lụt')
  })

  it('W14: a store that fails acknowledges nothing and closes the room; when it works again nothing is missing', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    const room = await rooms.open('p')
    const [one, two] = [new TestMember('a'), new TestMember('b')]
    room.join(one)
    room.join(two)
    log.fails = true
    const update = updateOf((doc) => doc.getMap('meta').set('x', 1))
    const received = room.receive(one, update)
    if (received.kind === 'durable') await expect(received.when).rejects.toThrow(/disk is full/)
    expect([one.closed, two.closed]).toEqual([['unavailable'], ['unavailable']])
    expect(rooms.peek('p')).toBeNull()
    log.fails = false
    const again = await rooms.open('p')
    expect(again.doc.getMap('meta').has('x')).toBe(false)
    const second = again.receive(one, update)
    if (second.kind === 'durable') await second.when
    expect(log.entries.get('p')).toHaveLength(2)
  })

  it('W9: a change of the server\'s that throws halfway is in the log as far as it is in the document', async () => {
    const { log, rooms } = setUp()
    await rooms.seed('p', demoPlan())
    const failing = rooms.withDoc('p', (doc) => {
      doc.getMap('meta').set('half', 1)
      throw new RangeError('no such section')
    })
    await expect(failing).rejects.toThrow(/no such section/)
    await expect.poll(() => log.entries.get('p')?.length).toBe(2)
  })
})

describe('keeping', () => {
  it('W15: an unused room is unloaded, and its plan stays readable without it', async () => {
    const { log, rooms, pass } = setUp()
    await rooms.seed('p', demoPlan())
    const plan = await rooms.read('p')
    expect(await rooms.read('p')).toBe(plan)
    await rooms.tidy()
    expect(rooms.all()).toHaveLength(1)
    pass(40_000)
    await rooms.tidy()
    expect(rooms.all()).toHaveLength(0)
    expect(await rooms.read('p')).toBe(plan)
    expect(log.loads).toBe(1)
    await rooms.withDoc('p', (doc) => doc.getMap('meta').set('title', 'Khác'))
    expect((await rooms.read('p')).meta.title).toBe('Khác')
  })

  it('W15: an edit is reported for the lists once, after a while, with who made it', async () => {
    const { rooms, edits, pass } = setUp()
    await rooms.seed('p', demoPlan())
    const room = await rooms.open('p')
    const member = new TestMember('an')
    room.join(member)
    const received = room.receive(member, updateOf((doc) => doc.getMap('meta').set('x', 1)))
    if (received.kind === 'durable') await received.when
    await rooms.tidy()
    expect(edits).toEqual([])
    pass(2000)
    await rooms.tidy()
    await rooms.tidy()
    expect(edits).toEqual(['p by an'])
    expect(readPlan(room.doc)).toEqual(room.plan())
  })
})
