import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLOSE, MESSAGE_ACK, MESSAGE_EVENT, MESSAGE_REFUSED } from '@thac/api'
import { compositionGate, insertSection, readSection } from '@thac/sync'
import { PlanConnection } from './index.ts'

/** A socket whose other end is the test. */
class FakeSocket {
  static readonly made: FakeSocket[] = []
  readonly sent: Uint8Array[] = []
  readyState = 0
  binaryType = ''
  onopen: (() => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    FakeSocket.made.push(this)
  }
  send(data: Uint8Array): void {
    this.sent.push(data)
  }
  close(): void {
    this.readyState = 3
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }
  drop(code: number): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
  says(write: (encoder: encoding.Encoder) => void): void {
    this.onmessage?.({ data: encoding.encode(write).slice().buffer })
  }
  /** Sync messages the client sent, by their type. */
  syncMessages(type: number): Uint8Array[] {
    return this.sent.flatMap((data) => {
      const decoder = decoding.createDecoder(data)
      if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) !== type) return []
      return [decoding.readVarUint8Array(decoder)]
    })
  }
}

let server: Y.Doc
let connection: PlanConnection

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.made.length = 0
  server = new Y.Doc()
  server.getText('t').insert(0, 'có sẵn')
  connection = connect(true)
})

afterEach(() => {
  connection.destroy()
  vi.useRealTimers()
})

describe('saved means saved', () => {
  it('is connecting, and not ready to be edited, until the document is complete', () => {
    expect(connection.status.get()).toEqual({ kind: 'connecting' })
    socket().open()
    expect(connection.ready.get()).toBe(false)
    greet()
    expect(connection.ready.get()).toBe(true)
    expect(connection.status.get()).toEqual({ kind: 'saved' })
  })

  it('says saving until every update it sent is acknowledged as durable', () => {
    meet()
    type('a')
    type('b')
    expect(updates()).toHaveLength(2)
    expect(connection.status.get()).toEqual({ kind: 'saving', unsent: 2 })
    acknowledge(1)
    expect(connection.status.get()).toEqual({ kind: 'saving', unsent: 1 })
    acknowledge(2)
    expect(connection.status.get()).toEqual({ kind: 'saved' })
  })

  it('answers with an update message, never with a sync step 2, so that the server counts every byte', () => {
    type('viết khi chưa có mạng')
    meet()
    expect(socket().syncMessages(sync.messageYjsSyncStep2)).toHaveLength(0)
    expect(updates()).toHaveLength(1)
    expect(connection.status.get()).toEqual({ kind: 'saving', unsent: 1 })
    acknowledge(1)
    expect(connection.status.get()).toEqual({ kind: 'saved' })
  })

  it('sends nothing before both sides have said what they have', () => {
    type('a')
    socket().open()
    type('b')
    expect(updates()).toHaveLength(0)
    greet()
    expect(updates()).toHaveLength(1)
    Y.applyUpdate(server, updates()[0] ?? new Uint8Array())
    expect(server.getText('t').toString()).toBe(connection.doc.getText('t').toString())
    expect(connection.owed()).toBe(2)
  })

  it('counts what waits while offline and sends it as one message on the next connection', () => {
    meet()
    type('a')
    socket().drop(1006)
    type('b')
    type('c')
    expect(connection.status.get()).toEqual({ kind: 'offline', unsent: 3 })
    vi.advanceTimersByTime(3000)
    meet()
    expect(updates()).toHaveLength(1)
    expect(connection.status.get()).toEqual({ kind: 'saving', unsent: 3 })
    acknowledge(1)
    expect(connection.status.get()).toEqual({ kind: 'saved' })
  })

  it('L10: puts back what an earlier session wrote offline in a paragraph that is gone by now', () => {
    const blocks = ['Xã trực 24 giờ.', 'Thôn có tổ xung kích.'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text } as const] }))
    insertSection(server, { id: 'a', order: 'V', level: 1, kind: 'body', runIn: false, title: [], blocks }, 'test')
    const earlier = new Y.Doc()
    Y.applyUpdate(earlier, Y.encodeStateAsUpdate(server))
    const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getMap<Y.Map<unknown>>('sections').get('a')?.get('body') as Y.XmlFragment
    ;((bodyOf(earlier).get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(3, 'phải ')
    Y.applyUpdate(connection.doc, Y.encodeStateAsUpdate(earlier), 'journal')
    bodyOf(server).delete(1, 1)
    meet()
    for (const update of updates()) Y.applyUpdate(server, update)
    const said = (doc: Y.Doc): unknown => readSection(doc, 'a')?.blocks.map((block) => block.content?.[0]?.text)
    expect(said(server)).toEqual(['phải ', 'Thôn có tổ xung kích.'])
    expect(said(connection.doc)).toEqual(said(server))
  })

  it('is offline at once when the machine loses its network, and catches up when it is back', () => {
    meet()
    connection.setOnline(false)
    type('a')
    expect(connection.status.get()).toEqual({ kind: 'offline', unsent: 1 })
    connection.setOnline(true)
    meet()
    acknowledge(1)
    expect(connection.status.get()).toEqual({ kind: 'saved' })
  })

  it('is saved without sending where the server had stored what was not acknowledged in time', () => {
    meet()
    type('a')
    connection.doc.getText('t').delete(0, 2)
    for (const update of updates()) Y.applyUpdate(server, update)
    socket().drop(1006)
    vi.advanceTimersByTime(3000)
    meet()
    expect(updates()).toHaveLength(0)
    expect(connection.status.get()).toEqual({ kind: 'saved' })
  })

  it('sends a deletion that the server has not seen, though there is no new text', () => {
    meet()
    socket().drop(1006)
    connection.doc.getText('t').delete(0, 1)
    vi.advanceTimersByTime(3000)
    meet()
    for (const update of updates()) Y.applyUpdate(server, update)
    expect(server.getText('t').toString()).toBe('ó sẵn')
  })

  it('does not send back what came in', () => {
    meet()
    let update = new Uint8Array()
    server.once('update', (one) => { update = new Uint8Array(one) })
    server.getText('t').insert(0, 'mới ')
    socket().says((encoder) => {
      encoding.writeVarUint(encoder, 0)
      sync.writeUpdate(encoder, update)
    })
    expect(connection.doc.getText('t').toString()).toBe('mới có sẵn')
    expect(updates()).toHaveLength(0)
  })
})

describe('what ends a connection', () => {
  it('stops, and says why, when the server refuses a change', () => {
    meet()
    type('a')
    socket().says((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_REFUSED)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'forbidden')
    })
    expect(connection.status.get()).toEqual({ kind: 'refused', reason: 'forbidden' })
    type('b')
    expect(updates()).toHaveLength(1)
  })

  it('does not connect again after a close code that cannot be helped', () => {
    meet()
    socket().drop(CLOSE.forbidden)
    expect(connection.status.get()).toEqual({ kind: 'closed', reason: 'forbidden' })
    vi.advanceTimersByTime(60_000)
    expect(FakeSocket.made).toHaveLength(1)
  })

  it('connects again after a close code that may pass', () => {
    meet()
    socket().drop(CLOSE.unavailable)
    vi.advanceTimersByTime(3000)
    expect(FakeSocket.made).toHaveLength(2)
  })
})

describe('a reader', () => {
  it('sends nothing, whatever happens to its document', () => {
    connection.destroy()
    connection = connect(false)
    meet()
    type('a')
    expect(updates()).toHaveLength(0)
    expect(connection.status.get()).toEqual({ kind: 'read-only' })
  })
})

describe('the gate and the events', () => {
  it('lets nothing into the document while a character is composed, and everything after', () => {
    meet()
    compositionGate(connection.doc).hold()
    server.getText('t').insert(0, 'mới ')
    socket().says((encoder) => {
      encoding.writeVarUint(encoder, 0)
      sync.writeUpdate(encoder, Y.encodeStateAsUpdate(server))
    })
    expect(connection.doc.getText('t').toString()).toBe('có sẵn')
    compositionGate(connection.doc).release()
    expect(connection.doc.getText('t').toString()).toBe('mới có sẵn')
  })

  it('passes on what the server pushes', () => {
    const heard: string[] = []
    connection.onEvent((event) => heard.push(event.type))
    meet()
    socket().says((encoder) => {
      encoding.writeVarUint(encoder, MESSAGE_EVENT)
      encoding.writeVarString(encoder, JSON.stringify({ type: 'comments', planId: 'p' }))
    })
    expect(heard).toEqual(['comments'])
  })
})

function connect(mayWrite: boolean): PlanConnection {
  // Only what the provider uses of a WebSocket is there.
  return new PlanConnection({ planId: 'p', url: 'ws://test/sync', mayWrite, journal: () => null, socket: FakeSocket as unknown as typeof WebSocket })
}

function socket(): FakeSocket {
  const last = FakeSocket.made.at(-1)
  if (last === undefined) throw new Error('no socket was made')
  return last
}

function meet(): void {
  socket().open()
  greet()
}

/** The server's half of the greeting: what it has, and what the client lacks. */
function greet(): void {
  socket().says((encoder) => {
    encoding.writeVarUint(encoder, 0)
    sync.writeSyncStep1(encoder, server)
  })
  const vector = socket().syncMessages(sync.messageYjsSyncStep1)[0]
  socket().says((encoder) => {
    encoding.writeVarUint(encoder, 0)
    sync.writeSyncStep2(encoder, server, vector)
  })
}

function type(text: string): void {
  connection.doc.getText('t').insert(0, text)
}

function updates(): Uint8Array[] {
  return socket().syncMessages(sync.messageYjsUpdate)
}

function acknowledge(n: number): void {
  socket().says((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_ACK)
    encoding.writeVarUint(encoder, n)
  })
}
