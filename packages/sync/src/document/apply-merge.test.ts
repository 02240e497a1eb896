import type { Plan, Section } from '@thac/plan'
import { emptyMeta, mergePlans, parsePlanFile, refLeaf } from '@thac/plan'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Removal } from './layout.ts'
import { applyMerge, insertSection, readPlan, readSection, seedPlan, setRemoved, setSection, standAgain, standingIds, withdrawnIds, writeContent, writeMeta } from '../index.ts'

const PULL = { origin: 'pull', by: 'server' }
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] }) as const
const words = (...texts: readonly string[]) => ({ blocks: texts.map(paragraph) })

function section(id: string, order: string, extra: Partial<Section> = {}): Section {
  return { id, order, level: 1, kind: 'body', runIn: false, title: [{ type: 'text', text: `Mục ${id}` }], ...words(`Xã ${id} trực 24 giờ.`, `Báo cáo huyện ${id} mỗi ngày.`), base: `h-${id}`, ...extra }
}

function plan(...sections: readonly Section[]): Plan {
  return { meta: emptyMeta('Phòng, chống lũ'), sections }
}

const base = plan(section('a', 'B'), section('a1', 'C', { level: 2 }), section('b', 'F'), section('c', 'J'), section('d', 'N'))

/** `base` with some sections changed (null: taken out) and others put in, in order. */
function changed(changes: { readonly [id: string]: Partial<Section> | null }, ...added: readonly Section[]): Plan {
  const kept = base.sections.flatMap((one) => (changes[one.id] === null ? [] : [{ ...one, ...changes[one.id] }]))
  return { ...base, sections: [...kept, ...added].sort((x, y) => (x.order < y.order ? -1 : 1)) }
}

function living(from: Plan = base): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedPlan(doc, from)
  return doc
}

function copy(doc: Y.Doc, clientID: number): Y.Doc {
  const other = new Y.Doc()
  other.clientID = clientID
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return other
}

function meet(a: Y.Doc, b: Y.Doc): void {
  const fromA = Y.encodeStateAsUpdate(a, Y.encodeStateVector(b))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
  Y.applyUpdate(b, fromA)
}

function type(doc: Y.Doc, id: string, block: number, at: number, text: string): void {
  const body = doc.getMap<Y.Map<unknown>>('sections').get(id)?.get('body') as Y.XmlFragment
  ((body.get(block + 1) as Y.XmlElement).get(0) as Y.XmlText).insert(at, text)
}

const said = (doc: Y.Doc, id: string): readonly string[] => (readSection(doc, id)?.blocks ?? []).map((block) => (block.content ?? []).map((inline) => inline.text ?? '').join(''))

function counted(doc: Y.Doc, run: () => void): { readonly updates: number; readonly bytes: number; readonly origins: readonly unknown[] } {
  const sizes: number[] = []
  const origins: unknown[] = []
  const listen = (update: Uint8Array, origin: unknown): void => {
    sizes.push(update.length)
    origins.push(origin)
  }
  doc.on('update', listen)
  run()
  doc.off('update', listen)
  return { updates: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), origins }
}

describe('what is written', () => {
  test('L1: the document says the merge\'s result, in one tagged update that speaks of the changed words alone', () => {
    const doc = living()
    const after = changed(
      { b: { ...words('Xã b trực 48 giờ.', 'Báo cáo huyện b mỗi ngày.'), base: 'h2-b' }, c: null, d: { level: 2, label: 'IV bis.', order: 'D' } },
      section('n', 'L', { base: 'h2-n' }),
    )
    const { updates, bytes, origins } = counted(doc, () => expect(applyMerge(doc, base, after, PULL).written).toEqual(['d', 'b', 'n', 'c']))
    expect([updates, origins]).toEqual([1, ['pull']])
    expect(readPlan(doc).sections.filter((one) => one.removed !== true)).toEqual(after.sections)
    expect(bytes).toBeLessThan(700)
  })

  test('L1: nothing changed writes nothing, and applying twice writes once', () => {
    const doc = living()
    const after = changed({ b: words('Xã b trực 48 giờ.'), c: null }, section('n', 'L'))
    expect(counted(doc, () => applyMerge(doc, base, base, PULL)).updates).toBe(0)
    applyMerge(doc, base, after, PULL)
    const again = counted(doc, () => expect(applyMerge(doc, base, after, PULL)).toMatchObject({ written: [], bounced: [] }))
    expect(again.updates).toBe(0)
  })

  test('L1: one word changed costs one word, however long the plan', () => {
    const doc = living()
    const { bytes } = counted(doc, () => applyMerge(doc, base, changed({ b: words('Xã b trực 48 giờ.', 'Báo cáo huyện b mỗi ngày.') }), PULL))
    expect(bytes).toBeLessThan(40)
  })

  test('L1: references keep what they printed; a change of their numbers is no change of the text', () => {
    const seeded = plan(section('a', 'B', { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'Theo mục ' }, refLeaf({ to: 'b', form: 'figure', text: '9' }), { type: 'text', text: ' trên.' }] }] }), section('b', 'F'))
    const doc = living(seeded)
    const before = readPlan(doc)
    const after = { ...before, sections: before.sections.map((one) => (one.id === 'a' ? { ...one, blocks: [{ type: 'paragraph', content: [...(one.blocks[0]?.content ?? []).slice(0, 2), { type: 'text', text: ' dưới.' } as const] }] } : one)) }
    const { bytes } = counted(doc, () => applyMerge(doc, before, after, PULL))
    expect(bytes).toBeLessThan(40)
    expect(readSection(doc, 'a')?.blocks[0]?.content?.[1]).toEqual(refLeaf({ to: 'b', form: 'figure', text: '9' }))
  })

  test('L7: the letterhead is written field by field; a field changed meanwhile stands and is told', () => {
    const doc = living()
    writeMeta(doc, { place: 'Sông Mây' }, 'person')
    const after = { ...base, meta: { ...base.meta, title: 'Phòng, chống lũ và sạt lở', place: 'Đồng Cao' } }
    expect(applyMerge(doc, base, after, PULL).kept).toEqual([{ section: null, field: 'place' }])
    expect(readPlan(doc).meta).toMatchObject({ title: 'Phòng, chống lũ và sạt lở', place: 'Sông Mây' })
  })
})

describe('what was changed meanwhile', () => {
  const after = changed({ b: { ...words('Xã b trực 48 giờ.', 'Báo cáo huyện b mỗi ngày.'), base: 'h2-b' } })

  test('L2: words typed since are merged with the pull\'s, and the base moves', () => {
    const doc = living()
    type(doc, 'b', 1, 8, 'ngay ')
    expect(applyMerge(doc, base, after, PULL)).toMatchObject({ written: ['b'], bounced: [] })
    expect(said(doc, 'b')).toEqual(['Xã b trực 48 giờ.', 'Báo cáo ngay huyện b mỗi ngày.'])
    expect(readSection(doc, 'b')?.base).toBe('h2-b')
  })

  test('L2: a clash bounces the section with what clashed: nothing of it is written, its base stays, the others are written', () => {
    const doc = living()
    writeContent(doc, 'b', { ...section('b', 'F'), ...words('Xã b trực 36 giờ.', 'Báo cáo huyện b mỗi ngày.') }, 'person')
    const wider = { ...after, sections: after.sections.map((one) => (one.id === 'c' ? { ...one, ...words('Đổi hẳn.'), base: 'h2-c' } : one)) }
    const { written, bounced } = applyMerge(doc, base, wider, PULL)
    expect(written).toEqual(['c'])
    expect(bounced.map(({ section: id, reason, conflicts }) => [id, reason, conflicts.length])).toEqual([['b', 'conflict', 1]])
    expect(JSON.stringify(bounced[0]?.conflicts)).toContain('Xã b trực 36 giờ.')
    expect([said(doc, 'b')[0], readSection(doc, 'b')?.base]).toEqual(['Xã b trực 36 giờ.', 'h-b'])
  })

  test('L2: two clean changes in one sentence are told', () => {
    const doc = living()
    type(doc, 'b', 0, 0, 'Mọi ')
    const { review, written } = applyMerge(doc, base, after, PULL)
    expect(written).toEqual(['b'])
    expect(review.map(({ section: id, reason }) => [id, reason])).toContainEqual(['b', 'number'])
  })

  test('L3: a new section whose id another section has by now is told and not written', () => {
    const doc = living()
    insertSection(doc, section('n', 'L', words('Việc khác.')), 'other')
    expect(applyMerge(doc, base, changed({}, section('n', 'L')), PULL).bounced).toEqual([{ section: 'n', reason: 'taken', conflicts: [] }])
    expect(said(doc, 'n')).toEqual(['Việc khác.'])
  })

  test('L4: a withdrawn section goes with the record of what was seen; one that was typed in since stays', () => {
    const doc = living()
    type(doc, 'c', 0, 0, 'Mọi ')
    const { written, bounced } = applyMerge(doc, base, changed({ c: null, d: null }), PULL)
    expect([written, bounced]).toEqual([['d'], [{ section: 'c', reason: 'typed-in', conflicts: [] }]])
    expect(standingIds(doc)).toEqual(['a', 'a1', 'b', 'c'])
    expect(readSection(doc, 'd')).toMatchObject({ removed: true })
    expect(readSection(doc, 'd')?.base).toBeUndefined()
    expect(withdrawnIds(doc)).toEqual(new Set(['d']))
  })

  test('L4: a withdrawn section under which somebody has put a section of his own since stays', () => {
    const doc = living()
    insertSection(doc, section('own', 'CV', { level: 2 }), 'person')
    expect(applyMerge(doc, base, changed({ a: null, a1: null }), PULL)).toMatchObject({ written: ['a1'], bounced: [{ section: 'a', reason: 'typed-in' }] })
  })

  test('L5: order, level and label that a person changed since stand, and are told; the text is written all the same', () => {
    const doc = living()
    setSection(doc, 'b', { order: 'Z', level: 3 }, 'person')
    const moved = changed({ b: { ...words('Xã b trực 48 giờ.', 'Báo cáo huyện b mỗi ngày.'), order: 'A', level: 2, label: '2.' } })
    expect(applyMerge(doc, base, moved, PULL).kept).toEqual([{ section: 'b', field: 'level' }, { section: 'b', field: 'order' }])
    expect(readSection(doc, 'b')).toMatchObject({ order: 'Z', level: 3, label: '2.' })
    expect(said(doc, 'b')[0]).toBe('Xã b trực 48 giờ.')
  })

  test('L5: a new subsection goes with its parent where a person has moved that since', () => {
    const doc = living()
    setSection(doc, 'a', { order: 'X' }, 'person')
    setSection(doc, 'a1', { order: 'Y' }, 'person')
    applyMerge(doc, base, changed({}, section('a2', 'D', { level: 2 }), section('a0', 'BV', { level: 2 })), PULL)
    expect(standingIds(doc)).toEqual(['b', 'c', 'd', 'a', 'a0', 'a1', 'a2'])
  })

  test('L6: a section that somebody took out, or decided on, meanwhile is left alone', () => {
    const doc = living()
    setRemoved(doc, 'b', true, 'person', 'person')
    setSection(doc, 'c', { base: 'h9' }, 'server')
    const both = changed({ b: { base: 'h2-b' }, c: { ...words('Đổi.'), base: 'h2-c' } })
    expect(applyMerge(doc, base, both, PULL).bounced.map(({ section: id, reason }) => [id, reason])).toEqual([['b', 'removed'], ['c', 'decided']])
    expect(readSection(doc, 'b')?.removed).toBe(true)
  })

  test('L6: a base that moves without the text is one write', () => {
    const doc = living()
    expect(applyMerge(doc, base, changed({ b: { base: 'h2-b' } }), PULL).written).toEqual(['b'])
    expect(readSection(doc, 'b')?.base).toBe('h2-b')
  })
})

describe('taking a pull back', () => {
  const after = changed({ a: { level: 1, label: 'A.' }, b: { ...words('Xã b trực 48 giờ.', 'Báo cáo huyện b mỗi ngày.'), base: 'h2-b' }, c: null, d: { order: 'D' } }, section('n', 'L', { title: [{ type: 'text', text: 'Nước sạch' }], ...words('Trạm cấp nước dự trữ hoá chất.'), base: 'h2-n' }))

  test('L8: the inverse gives back what was, bases too', () => {
    const doc = living()
    applyMerge(doc, base, after, PULL)
    expect(applyMerge(doc, after, base, PULL).bounced).toEqual([])
    expect(readPlan(doc).sections.filter((one) => one.removed !== true)).toEqual(base.sections)
  })

  test('L8: what was typed since stays; a section of the pull\'s that was written in stays', () => {
    const doc = living()
    applyMerge(doc, base, after, PULL)
    type(doc, 'b', 1, 8, 'ngay ')
    type(doc, 'n', 0, 0, 'Mọi ')
    expect(applyMerge(doc, after, base, PULL).bounced).toEqual([{ section: 'n', reason: 'typed-in', conflicts: [] }])
    expect(said(doc, 'b')).toEqual(['Xã b trực 24 giờ.', 'Báo cáo ngay huyện b mỗi ngày.'])
    expect(standingIds(doc)).toEqual(['a', 'a1', 'b', 'c', 'n', 'd'])
  })

  test('L8: the inverse three-way merge of whole plans says the same', () => {
    const doc = living()
    const pulled = changed({ b: { ...words('Xã b trực 48 giờ.', 'Báo cáo huyện b mỗi ngày.') }, d: { label: 'IV.' } }, section('n', 'L', { title: [{ type: 'text', text: 'Nước sạch' }], ...words('Trạm cấp nước dự trữ hoá chất.') }))
    applyMerge(doc, base, pulled, PULL)
    type(doc, 'b', 1, 8, 'ngay ')
    const live = readPlan(doc)
    const inverse = parsePlanFile(mergePlans(pulled, base, live).plan)
    if (!inverse.ok) throw new Error(inverse.reason)
    applyMerge(doc, live, inverse.plan, PULL)
    expect(said(doc, 'b')).toEqual(['Xã b trực 24 giờ.', 'Báo cáo ngay huyện b mỗi ngày.'])
    expect(standingIds(doc)).toEqual(['a', 'a1', 'b', 'c', 'd'])
    expect(readSection(doc, 'd')?.label).toBeUndefined()
  })
})

describe('who comes back late', () => {
  test('L9: words typed offline in a section that a pull took out bring it back, with its base, for everybody', () => {
    const server = living()
    const away = copy(server, 7)
    type(away, 'c', 0, 7, 'thôn nào ')
    applyMerge(server, base, changed({ c: null, d: null }), PULL)
    meet(server, away)
    expect(standingIds(server)).toEqual(['a', 'a1', 'b'])
    expect(standAgain(server, withdrawnIds(server), 'server')).toEqual(['c'])
    meet(server, away)
    for (const doc of [server, away]) {
      expect(said(doc, 'c')[0]).toBe('Xã c trthôn nào ực 24 giờ.')
      expect(readSection(doc, 'c')?.base).toBe('h-c')
      expect(standingIds(doc)).toEqual(['a', 'a1', 'b', 'c'])
    }
    expect(standAgain(server, withdrawnIds(server), 'server')).toEqual([])
  })

  test('L9: a section that nobody wrote in, or only cut, stays out', () => {
    const server = living()
    const away = copy(server, 7)
    const body = away.getMap<Y.Map<unknown>>('sections').get('c')?.get('body') as Y.XmlFragment
    body.delete(1, 1)
    applyMerge(server, base, changed({ c: null }), PULL)
    meet(server, away)
    expect(standAgain(server, withdrawnIds(server), 'server')).toEqual([])
  })

  test('L9: a section that a person took out, or joined into another, is no withdrawal', () => {
    const server = living()
    setRemoved(server, 'c', true, 'person', 'person')
    const joined: Removal = { by: '7', into: 'a', known: {} }
    server.getMap<Y.Map<unknown>>('sections').get('d')?.set('removed', joined)
    expect(withdrawnIds(server)).toEqual(new Set())
  })
})
