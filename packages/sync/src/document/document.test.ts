import type { Plan, Section } from '@thac/plan'
import { emptyMeta } from '@thac/plan'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { insertSection, readMeta, readPlan, readSection, restoreServerFields, seedPlan, serverFields, setRemoved, setSection, standingIds, writeContent, writeMeta } from '../index.ts'

const text = (value: string) => ({ type: 'text', text: value }) as const
const paragraph = (value: string) => ({ type: 'paragraph', content: [text(value)] })

function section(id: string, order: string, extra: Partial<Section> = {}): Section {
  return { id, order, level: 1, kind: 'body', runIn: false, title: [text(`Mục ${id}`)], blocks: [paragraph(`Nội dung ${id}.`)], ...extra }
}

function samplePlan(): Plan {
  return {
    meta: { ...emptyMeta('Phòng, chống lũ'), place: 'Sông Mây', bases: [{ kind: 'Luật', number: '33', date: '2013', issuer: null }] },
    sections: [
      section('a', 'A', {
        label: 'I bis.', base: 'h0', runIn: true,
        blocks: [
          { type: 'paragraph', content: [text('Chữ '), { type: 'text', text: 'đậm', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }, { type: 'term', attrs: { key: 'unit', text: 'Xã' } }] },
          { type: 'bullet', attrs: { depth: 2 }, content: [text('việc')] },
          { type: 'paragraph' },
        ],
      }),
      section('b', 'B', { removed: true }),
      section('c', 'C', { kind: 'closing', title: [], blocks: [{ type: 'tableOfTomorrow', attrs: { rows: 2 }, content: [{ type: 'row', content: [text('ô')] } as never] }] }),
    ],
  }
}

function seeded(clientID = 7): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  seedPlan(doc, samplePlan())
  return doc
}

/** A second document in step with the first through its raw updates. */
function mirror(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return other
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const fromA = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
  Y.applyUpdate(b, fromA)
}

describe('seed and read', () => {
  test('F7: a seeded plan reads back as it was, removed sections flagged', () => {
    const doc = seeded()
    expect(readPlan(doc)).toEqual(samplePlan())
    expect(readMeta(doc)).toEqual(samplePlan().meta)
    expect(standingIds(doc)).toEqual(['a', 'c'])
  })

  test('F9: seeding twice under one client id gives the same bytes, and never into a document that holds something', () => {
    expect(Y.encodeStateAsUpdate(seeded())).toEqual(Y.encodeStateAsUpdate(seeded()))
    const twice = seeded()
    Y.applyUpdate(twice, Y.encodeStateAsUpdate(seeded()))
    expect(readPlan(twice)).toEqual(samplePlan())
    expect(() => seedPlan(twice, samplePlan())).toThrow('seeded once')
  })

  test('F5: reading writes nothing, and hands on what it does not know', () => {
    const doc = seeded()
    let writes = 0
    doc.on('update', () => writes++)
    const plan = readPlan(doc)
    expect(plan.sections[2]?.blocks[0]?.type).toBe('tableOfTomorrow')
    expect(plan.sections[0]?.blocks[0]?.content?.[3]).toEqual({ type: 'term', attrs: { key: 'unit', text: 'Xã' } })
    expect(writes).toBe(0)
  })

  test('F6: of a ring of joins the smallest id stands', () => {
    const doc = seeded()
    const sections = doc.getMap<Y.Map<unknown>>('sections')
    sections.get('a')?.set('removed', { by: '1', into: 'c', known: {} })
    sections.get('c')?.set('removed', { by: '2', into: 'a', known: {} })
    expect(standingIds(doc)).toEqual(['a'])
  })

  test('F7: an undone creation is left out until somebody else has written in it', () => {
    const doc = seeded()
    insertSection(doc, section('n', 'D'), 'test')
    doc.getMap<Y.Map<unknown>>('sections').get('n')?.set('removed', { by: String(doc.clientID), new: true })
    expect(readPlan(doc).sections.map((s) => s.id)).toEqual(['a', 'b', 'c'])
    const other = mirror(doc)
    writeContent(other, 'n', { ...section('n', 'D'), blocks: [paragraph('Nội dung n. Thêm.')] }, 'test')
    expect(readPlan(other).sections.map((s) => [s.id, s.removed])).toEqual([['a', undefined], ['b', true], ['c', undefined], ['n', true]])
  })
})

describe('write', () => {
  test('F3: content written is content read, for every change of blocks', () => {
    const doc = seeded()
    const wanted = [
      { title: [], blocks: [], runIn: false },
      { title: [text('Mới')], blocks: [paragraph('một'), { type: 'bullet', attrs: { depth: 1 }, content: [text('hai')] }], runIn: true },
      { title: [text('Mới hơn')], blocks: [{ type: 'bullet', attrs: { depth: 2 }, content: [text('một')] }, paragraph('hai'), paragraph('ba')], runIn: true },
      { title: [text('Mới hơn')], blocks: [paragraph('ba'), paragraph('hai rưỡi')], runIn: false },
    ]
    for (const content of wanted) {
      writeContent(doc, 'a', content, 'test')
      expect(readSection(doc, 'a')).toMatchObject(content)
    }
  })

  test('F3: writing what is there already writes nothing', () => {
    const doc = seeded()
    let writes = 0
    doc.on('update', () => writes++)
    for (const s of samplePlan().sections) writeContent(doc, s.id, s, 'test')
    writeMeta(doc, samplePlan().meta, 'test')
    setSection(doc, 'a', { order: 'A', level: 1, label: 'I bis.', base: 'h0' }, 'test')
    expect(writes).toBe(0)
  })

  test('F1: words typed meanwhile stay where they were typed', () => {
    const a = seeded(1)
    writeContent(a, 'c', { title: [], blocks: [paragraph('Huyện trực 24 giờ và báo cáo tỉnh.'), paragraph('Xã lập danh sách hộ dân.')], runIn: false }, 'test')
    const b = mirror(a)
    writeContent(a, 'c', { title: [], blocks: [paragraph('Đoạn mới.'), paragraph('Huyện trực 48 giờ và báo cáo tỉnh.'), paragraph('Xã lập danh sách hộ dân.')], runIn: false }, 'merge')
    const typed = b.getMap<Y.Map<unknown>>('sections').get('c')?.get('body') as Y.XmlFragment
    const words = (typed.get(2) as Y.XmlElement).get(0) as Y.XmlText
    words.insert(7, 'nhanh ')
    exchange(a, b)
    const said = readSection(a, 'c')?.blocks.map((block) => (block.content ?? []).map((i) => i.text).join(''))
    expect(said).toEqual(['Đoạn mới.', 'Huyện trực 48 giờ và báo cáo tỉnh.', 'Xã lập nhanh danh sách hộ dân.'])
    expect(readPlan(a)).toEqual(readPlan(b))
  })

  test('F1: a move is one small write, an id is never set twice, and a removal can be lifted', () => {
    const doc = seeded()
    const sizes: number[] = []
    doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    setSection(doc, 'a', { order: 'Z' }, 'test')
    expect(standingIds(doc)).toEqual(['c', 'a'])
    expect(sizes).toHaveLength(1)
    expect(sizes[0]).toBeLessThan(40)
    expect(() => insertSection(doc, section('b', 'Q'), 'test')).toThrow(RangeError)
    setRemoved(doc, 'b', false, 'x', 'test')
    setRemoved(doc, 'c', true, 'x', 'test')
    expect(standingIds(doc)).toEqual(['b', 'a'])
    expect(readSection(doc, 'c')?.removed).toBe(true)
  })

  test('F8: a base that a client wrote is put back', () => {
    const doc = seeded()
    const before = serverFields(doc)
    setSection(doc, 'a', { base: null }, 'client')
    setSection(doc, 'c', { base: 'forged' }, 'client')
    insertSection(doc, section('n', 'D', { base: 'forged' }), 'client')
    expect(restoreServerFields(doc, before, 'server')).toEqual(expect.arrayContaining(['a', 'c', 'n']))
    expect(readPlan(doc).sections.map((s) => s.base)).toEqual(['h0', undefined, undefined, undefined])
    expect(restoreServerFields(doc, before, 'server')).toEqual([])
  })
})
