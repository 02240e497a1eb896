import { CLOSE, MESSAGE_ACK, MESSAGE_EVENT, MESSAGE_REFUSED } from '@thac/api'
import { readSection, setSection } from '@thac/sync'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Guest, TestServer } from '../testing/server.ts'
import { startTestServer } from '../testing/server.ts'
import { RawPeer, until } from '../testing/peer.ts'

let server: TestServer
let drafter: Guest
let other: Guest
let reviewer: Guest
let planId: string

beforeAll(async () => {
  server = await startTestServer()
  drafter = await server.signIn('drafter')
  other = await server.signIn('admin')
  reviewer = await server.signIn('reviewer')
  planId = (await drafter.ask('plans')).value.find(({ superior }) => superior === null)?.id ?? ''
})
afterAll(() => server.stop())

const at = (id = planId, query = ''): string => `${server.url.replace('http', 'ws')}/sync/${id}${query}`
const peer = (guest: Guest, id = planId): Promise<RawPeer> => RawPeer.connect(at(id), guest.cookie)
const durable = async (id: string): Promise<Y.Doc> => {
  // What is on the disk, read past the room.
  const doc = new Y.Doc()
  const stored = await server.running.log.load(id)
  if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot)
  for (const update of stored.updates) Y.applyUpdate(doc, update)
  return doc
}
const note = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta')

describe('saving', () => {
  it('W6: an update is on the disk when it is acknowledged, and counts from 1 for each connection', async () => {
    const one = await peer(drafter)
    note(one.doc).set('a', 1)
    note(one.doc).set('b', 2)
    await until(() => one.acknowledged === 2)
    expect((await durable(planId)).getMap('meta').get('b')).toBe(2)
    one.close()
  })

  it('W6: others see what was written, and a client of y-websocket gets it too', async () => {
    const one = await peer(drafter)
    const doc = new Y.Doc()
    class Socket extends WebSocket { constructor(url: string) { super(url, { headers: { cookie: other.cookie } }) } }
    // y-websocket takes any implementation of WebSocket; its type asks for the browser's.
    const provider = new WebsocketProvider(at('').slice(0, -1), planId, doc, { WebSocketPolyfill: Socket as never, disableBc: true })
    await until(() => provider.synced)
    note(one.doc).set('seen', 'yes')
    await until(() => doc.getMap('meta').get('seen') === 'yes')
    doc.getMap('meta').set('back', 'too')
    await until(() => note(one.doc).get('back') === 'too')
    provider.destroy()
    one.close()
  })

  it('W7: an update whose predecessor is missing is asked for again, and acknowledged with it', async () => {
    const one = await peer(drafter)
    one.mute = true
    note(one.doc).set('first', 1)
    one.mute = false
    note(one.doc).set('second', 2)
    await until(() => one.acknowledged === 1)
    const doc = await durable(planId)
    expect([doc.getMap('meta').get('first'), doc.getMap('meta').get('second')]).toEqual([1, 2])
    expect(doc.store.pendingStructs).toBeNull()
    one.close()
  })

  it('W8: what the server alone may write is put back', async () => {
    const one = await peer(drafter)
    setSection(one.doc, 'kinh-phi', { base: 'f'.repeat(64) }, 'hostile')
    await until(() => one.acknowledged === 1)
    await until(() => readSection(one.doc, 'kinh-phi')?.base === undefined)
    await until(async () => readSection(await durable(planId), 'kinh-phi')?.base === undefined)
    one.close()
  })

  it('W9: a server\'s own write reaches open sockets and the disk', async () => {
    const one = await peer(drafter)
    await server.running.workspace.rooms.withDoc(planId, (doc) => note(doc).set('by', 'server'))
    expect((await durable(planId)).getMap('meta').get('by')).toBe('server')
    await until(() => note(one.doc).get('by') === 'server')
    one.close()
  })
})

describe('rights', () => {
  it('W1: a reviewer reads and is refused every write, which nobody sees', async () => {
    const one = await peer(reviewer)
    expect(note(one.doc).get('title')).toEqual(expect.any(String))
    note(one.doc).set('forged', true)
    await until(() => one.refused.length === 1)
    expect(one.refused).toEqual([{ n: 1, reason: 'read-only' }])
    expect(one.acknowledged).toBe(0)
    expect((await durable(planId)).getMap('meta').has('forged')).toBe(false)
    one.close()
  })

  it('W1: a reviewer\'s sync step 2 cannot carry a write either', async () => {
    const one = await peer(reviewer)
    one.mute = true
    note(one.doc).set('smuggled', true)
    one.mute = false
    one.sendStepTwo(Y.encodeStateAsUpdate(one.doc))
    await until(() => one.refused.length === 1)
    expect(one.refused[0]).toEqual({ n: 0, reason: 'read-only' })
    expect((await durable(planId)).getMap('meta').has('smuggled')).toBe(false)
    one.close()
  })

  it('W2: without a session, without rights, for no plan, with an old schema: a close code each', async () => {
    const stranger = await server.signIn('drafter', 'khemay')
    expect(await RawPeer.closeCode(at(), '')).toBe(CLOSE.unauthenticated)
    expect(await RawPeer.closeCode(at(), stranger.cookie)).toBe(CLOSE.forbidden)
    expect(await RawPeer.closeCode(at('nothing'), drafter.cookie)).toBe(CLOSE.notFound)
    expect(await RawPeer.closeCode(at(planId, '?schema=0'), drafter.cookie)).toBe(CLOSE.outdated)
  })

  it('W2: a page of another site cannot open a socket', async () => {
    const socket = new WebSocket(at(), { headers: { cookie: drafter.cookie, origin: 'https://elsewhere.example' } })
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
      socket.on('error', () => undefined)
    })
    expect(status).toBe(403)
  })

  it('W3: a role taken away acts on open sockets within two seconds', async () => {
    const { db } = server.running.workspace
    const guest = await server.signIn('drafter', 'dongpho')
    const unitId = (await guest.ask('me')).value.memberships[0]?.unitId ?? ''
    const made = await guest.ask('createPlan', {}, { unitId, title: 'Kế hoạch tạm' })
    const one = await peer(guest, made.value.id)
    const member = db.updateTable('membership').where('userId', '=', guest.userId)
    await member.set({ role: 'reader' }).execute()
    await until(() => one.events.some(({ type }) => type === 'rights'), 2000)
    note(one.doc).set('late', true)
    await until(() => one.refused.length === 1)
    await db.deleteFrom('membership').where('userId', '=', guest.userId).execute()
    await until(() => one.closed === CLOSE.forbidden, 2000)
  })

  it('W3: signing out closes the sockets of that session', async () => {
    const guest = await server.signIn('approver')
    const one = await peer(guest)
    await fetch(`${server.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie: guest.cookie, origin: server.url, 'content-type': 'application/json' }, body: '{}' })
    await until(() => one.closed === CLOSE.unauthenticated, 2000)
  })

  it('W4: nobody writes under the client id of somebody who is here', async () => {
    const one = await peer(drafter)
    note(one.doc).set('mine', 1)
    await until(() => one.acknowledged === 1)
    const two = await peer(other)
    two.mute = true
    two.doc.clientID = one.doc.clientID
    note(two.doc).set('yours', 1)
    two.mute = false
    two.sendUpdate(Y.encodeStateAsUpdate(two.doc))
    await until(() => two.refused.length === 1)
    expect(two.refused[0]?.reason).toBe('not-own')
    one.close()
    two.close()
  })
})

describe('presence', () => {
  it('W5: the server says whose caret it is, and takes it away with the socket', async () => {
    const one = await peer(drafter)
    const two = await peer(reviewer)
    one.speak({ user: { id: 'x', name: 'Chủ tịch giả', color: 'red' }, cursor: { at: 3 } })
    await until(() => two.others.get(one.doc.clientID) !== undefined)
    const me = (await drafter.ask('me')).value.user
    expect(two.others.get(one.doc.clientID)).toEqual({ user: { id: me.id, name: me.name, color: me.color }, cursor: { at: 3 } })
    one.close()
    await until(() => two.others.get(one.doc.clientID) === undefined)
    two.close()
  })

  it('W5: nobody speaks for another', async () => {
    const one = await peer(drafter)
    const two = await peer(reviewer)
    const three = await peer(other)
    one.speak({ cursor: 'own' })
    await until(() => three.others.has(one.doc.clientID))
    two.speak({ cursor: 'own' })
    two.speak({ cursor: 'forged' }, one.doc.clientID, 99)
    two.speak({ cursor: 'done' })
    await until(() => three.others.get(two.doc.clientID)?.['cursor'] === 'done')
    expect(three.others.get(one.doc.clientID)?.['cursor']).toBe('own')
    for (const each of [one, two, three]) each.close()
  })
})

describe('hostile frames', () => {
  const cases: [string, (raw: WebSocket) => void, number[]][] = [
    ['W10: random bytes', (raw) => raw.send(Uint8Array.from({ length: 200 }, (_, i) => (i * 151 + 7) % 256)), [CLOSE.malformed]],
    ['W10: an unknown message', (raw) => raw.send(Uint8Array.from([77, 1, 2, 3])), [CLOSE.malformed]],
    ['W10: an empty frame', (raw) => raw.send(new Uint8Array()), [CLOSE.malformed]],
    ['W10: a text frame', (raw) => raw.send('-1'), [CLOSE.malformed]],
    ['W10: an update of random bytes', (raw) => raw.send(message(0, 2, Uint8Array.from({ length: 60 }, (_, i) => (i * 97 + 3) % 256))), [CLOSE.malformed]],
    ['W10: a state vector of random bytes', (raw) => raw.send(message(0, 0, Uint8Array.from([255, 255, 255]))), [CLOSE.malformed]],
    ['W10: presence of 100 kB', (raw) => raw.send(message(1, null, new Uint8Array(100_000))), [CLOSE.malformed]],
    ['W10: a frame over 2 MB', (raw) => raw.send(new Uint8Array(2_200_000)), [CLOSE.tooLarge]],
    ['W10: a frame over 4 MB', (raw) => raw.send(new Uint8Array(5_000_000)), [1009, 1006]],
  ]
  it.each(cases)('%s ends that connection alone', async (_, send, codes) => {
    const witness = await peer(drafter)
    const one = await peer(other)
    send(one.socket)
    await until(() => one.closed !== null)
    expect(codes).toContain(one.closed)
    note(witness.doc).set('alive', _)
    await until(() => witness.acknowledged === 1)
    witness.close()
  })

  it('W11: a struct of another client far ahead of its clock is not taken', async () => {
    const one = await peer(drafter)
    const before = (await server.running.log.load(planId)).seq
    const encoder = encoding.createEncoder()
    for (const value of [1, 1, 424242, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 2 ** 40)
    encoding.writeVarUint(encoder, 0)
    one.sendUpdate(encoding.toUint8Array(encoder))
    await until(() => one.closed === CLOSE.malformed)
    expect((await server.running.log.load(planId)).seq).toBe(before)
  })

  it('W11: a flood of updates whose predecessor never comes ends the connection, with nothing kept', async () => {
    const one = await peer(drafter)
    one.answersStepOne = false
    const stray = new Y.Doc()
    const updates: Uint8Array[] = []
    stray.on('update', (update: Uint8Array) => { updates.push(update) })
    for (let i = 0; i < 200; i++) stray.getMap('meta').set(`k${i}`, i)
    for (const update of updates.slice(1)) one.sendUpdate(update)
    await until(() => one.closed === CLOSE.malformed)
    expect(server.running.workspace.rooms.peek(planId)?.doc.store.pendingStructs ?? null).toBeNull()
  })
})

describe('slow readers', () => {
  it('W10: a socket that does not read is dropped, and the others go on', async () => {
    const unitId = (await drafter.ask('me')).value.memberships[0]?.unitId ?? ''
    const { value } = await drafter.ask('createPlan', {}, { unitId, title: 'Kế hoạch dài' })
    const [slow, quick] = [await peer(other, value.id), await peer(drafter, value.id)]
    const { rooms } = server.running.workspace
    slow.socket.pause()
    const megabyte = 'đê'.repeat(300_000)
    for (let i = 0; i < 40 && rooms.peek(value.id)?.members.size === 2; i++) await rooms.withDoc(value.id, (doc) => note(doc).set('long', megabyte + i))
    expect(rooms.peek(value.id)?.members.size).toBe(1)
    note(quick.doc).set('still', 'here')
    await until(() => quick.acknowledged === 1)
    slow.socket.terminate()
    quick.close()
  })
})

describe('events', () => {
  it('W12: comments and versions are told to open sockets, a new version to the plans below', async () => {
    const plans = (await drafter.ask('plans')).value
    const below = plans.find(({ superior, unitName }) => superior?.planId === planId && unitName.includes('Sơn Hạ'))
    const one = await peer(drafter)
    const districtDrafter = await server.signIn('drafter', 'sonha')
    const two = await peer(districtDrafter, below?.id)
    await reviewer.ask('comment', { id: planId }, { body: 'Một góp ý' })
    await until(() => one.events.some(({ type }) => type === 'comments'))
    const approver = await server.signIn('approver')
    expect((await approver.ask('issue', { id: planId }, { number: '40/KH-UBND' })).status).toBe(201)
    await until(() => one.events.some(({ type }) => type === 'versions'))
    await until(() => two.events.some(({ type, planId: about }) => type === 'superior' && about === below?.id))
    one.close()
    two.close()
  })
})

function message(type: number, step: number | null, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  if (step !== null) encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}

it('W13: the message types are those of the contract', () => {
  expect([MESSAGE_ACK, MESSAGE_REFUSED, MESSAGE_EVENT]).toEqual([100, 101, 102])
})
