/** The hard cases of docs/spec/merge.md that take people at work: a merge meets typing, absence, a second seeding and a paste. */
import type { Plan, Section, SectionId } from '@thac/plan'
import { emptyMeta, hashRich, keysBetween, mergePlans, sectionText, textInline } from '@thac/plan'
import { applyMerge, compositionGate, planBinding, planSchema, readPlan, renderPlan, seedPlan, standAgain, standingIds, withdrawnIds } from '@thac/sync'
import { HeadlessView } from '@thac/testkit'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const PULL = { origin: 'pull', by: 'server' }

const TASKS: readonly (readonly [id: SectionId, heading: string, ...texts: readonly string[]])[] = [
  ['a', 'Trực ban', 'Các thôn trực ban cả ngày. Báo cáo trước 16 giờ.', 'Danh sách trực gửi về xã.'],
  ['b', 'Vật tư', 'Kho xã dự trữ 20 thuyền máy và 500 áo phao.'],
  ['c', 'Trường học', 'Trường học mở cửa đón hộ dân phải sơ tán.', 'Bếp ăn nấu cho 300 người.'],
]

function planOf(tasks: typeof TASKS): Plan {
  const keys = keysBetween(null, null, tasks.length)
  return { meta: emptyMeta('Phòng, chống lũ'), sections: tasks.map(([id, heading, ...texts], i): Section => ({
    id, order: keys[i] ?? '', level: 1, kind: 'body', runIn: false, title: textInline(heading), blocks: texts.map((text) => ({ type: 'paragraph', content: textInline(text) })),
  })) }
}

const ISSUED = planOf(TASKS)
const FORK: Plan = { ...ISSUED, sections: ISSUED.sections.map((one) => ({ ...one, base: hashRich(one) })) }

interface Person { readonly doc: Y.Doc; readonly view: HeadlessView }

function seeded(clientID = 1): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientID
  seedPlan(doc, FORK)
  return doc
}

function person(server: Y.Doc, n: number): Person {
  const doc = new Y.Doc()
  doc.clientID = 1000 + n
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  return { doc, view: new HeadlessView(planSchema, [planBinding({ doc, clientPrefix: `p${n}`, random: () => 0.25 })]) }
}

/** Everybody hears the server, then it them, until no one has anything to say; the server lifts what somebody wrote in. */
function meet(server: Y.Doc, ...people: readonly Person[]): void {
  for (let round = 0; round < 4; round++) {
    for (const { doc } of people) compositionGate(doc).receive(Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)), 'the server')
    for (const { doc } of people) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)), 'a person')
    standAgain(server, withdrawnIds(server), 'server')
  }
}

function type({ view }: Person, before: string, typed: string): void {
  let at = -1
  view.state.doc.descendants((node, pos) => {
    const found = at < 0 && node.isTextblock ? node.textContent.indexOf(before) : -1
    if (found >= 0) at = pos + 1 + found
    return at < 0
  })
  if (at < 0) throw new Error(`nothing says ${before}`)
  view.dispatch(view.state.tr.insertText(typed, at))
}

/** A pull of `upstream` into what the server has now; `meanwhile` happens between the merge and its writing. */
function pull(server: Y.Doc, upstream: Plan, meanwhile: () => void = () => undefined): ReturnType<typeof applyMerge> {
  const before = readPlan(server)
  const { plan } = mergePlans(ISSUED, upstream, before)
  meanwhile()
  return applyMerge(server, before, { meta: plan.meta, sections: plan.sections }, PULL)
}

const textOf = (doc: Y.Doc, id: SectionId): string => {
  const found = readPlan(doc).sections.find((one) => one.id === id && one.removed !== true)
  return found === undefined ? '' : sectionText(found)
}
const times = (doc: Y.Doc, words: string): number => readPlan(doc).sections.filter((one) => one.removed !== true).map(sectionText).join('\n').split(words).length - 1

function agree(server: Y.Doc, ...people: readonly Person[]): void {
  for (const { doc, view } of people) {
    expect(readPlan(doc)).toEqual(readPlan(server))
    expect(view.state.doc.eq(renderPlan(planSchema, doc))).toBe(true)
  }
}

describe('a merge among people', () => {
  const rewritten = planOf([['c', 'Trường học', 'Trường học mở cửa đón hộ dân phải sơ tán.', 'Bếp ăn nấu cho 400 người.'], ['a', 'Trực ban', 'Các thôn trực ban cả ngày lẫn đêm. Báo cáo trước 16 giờ.', 'Danh sách trực gửi về xã.'], ['n', 'Liên lạc', 'Mỗi thôn một bộ đàm.'], ['b', 'Vật tư', 'Kho xã dự trữ 20 thuyền máy và 500 áo phao.']])

  test('L2, case 37: pulled while two people type: their words stand once, in their sections, and so do the superior’s', () => {
    const server = seeded()
    const [one, two] = [person(server, 1), person(server, 2)]
    type(one, 'Báo cáo', 'Cán bộ Lê ')
    type(two, 'nấu cho', 'nóng ')
    const applied = pull(server, rewritten, () => meet(server, one))
    type(one, 'Danh sách', 'Ngay hôm nay ')
    meet(server, one, two)
    expect(applied.bounced).toEqual([])
    expect(standingIds(server)).toEqual(['c', 'a', 'n', 'b'])
    expect(textOf(server, 'a')).toBe('Các thôn trực ban cả ngày lẫn đêm. Cán bộ Lê Báo cáo trước 16 giờ.\nNgay hôm nay Danh sách trực gửi về xã.')
    expect(textOf(server, 'c')).toBe('Trường học mở cửa đón hộ dân phải sơ tán.\nBếp ăn nóng nấu cho 400 người.')
    agree(server, one, two)
  })

  test('L2, case 37: typing into the very number that the pull changes keeps the person’s section and tells it', () => {
    const server = seeded()
    const one = person(server, 1)
    const applied = pull(server, planOf([TASKS[0] ?? ['a', ''], ['b', 'Vật tư', 'Kho xã dự trữ 30 thuyền máy và 500 áo phao.'], TASKS[2] ?? ['c', '']]), () => {
      type(one, '20 thuyền', '1')
      meet(server, one)
    })
    meet(server, one)
    expect(applied.bounced.map(({ section }) => section)).toEqual(['b'])
    expect(textOf(server, 'b')).toBe('Kho xã dự trữ 120 thuyền máy và 500 áo phao.')
    agree(server, one)
  })

  test('L9, case 38: somebody offline writes in a section that the pull withdraws: it stands again with every word', () => {
    const server = seeded()
    const [away, here] = [person(server, 1), person(server, 2)]
    type(away, 'Bếp ăn', 'Trạm y tế trực cùng. ')
    pull(server, planOf(TASKS.slice(0, 2)))
    meet(server, here)
    expect(standingIds(here.doc)).toEqual(['a', 'b'])
    meet(server, here, away)
    expect(standingIds(server)).toEqual(['a', 'b', 'c'])
    expect(textOf(server, 'c')).toBe('Trường học mở cửa đón hộ dân phải sơ tán.\nTrạm y tế trực cùng. Bếp ăn nấu cho 300 người.')
    agree(server, here, away)
  })

  test('L9, case 38: somebody offline writes in a sentence that the pull rewrites: all of his words come back, the superior’s stand', () => {
    const server = seeded()
    const away = person(server, 1)
    type(away, '16 giờ', 'đúng ')
    pull(server, rewritten)
    meet(server, away)
    expect(textOf(server, 'a')).toBe('Các thôn trực ban cả ngày lẫn đêm. Báo cáo trước đúng 16 giờ.\nDanh sách trực gửi về xã.')
    agree(server, away)
  })

  test('L9, case 38: somebody offline writes in a paragraph that the pull takes out: his words stand in that section, once', () => {
    const server = seeded()
    const away = person(server, 1)
    type(away, 'trực gửi về', 'đội Vạc ')
    pull(server, planOf([['a', 'Trực ban', 'Các thôn trực ban cả ngày. Báo cáo trước 16 giờ.'], ...TASKS.slice(1)]))
    meet(server, away)
    expect(times(server, 'đội Vạc')).toBe(1)
    expect(textOf(server, 'a')).toContain('đội Vạc')
    agree(server, away)
  })

  test('F9, case 44: a fork seeded twice, at one moment on two machines, is one plan, each section once, in the same bytes', () => {
    const [one, two] = [seeded(), seeded()]
    expect(Y.encodeStateAsUpdate(one)).toEqual(Y.encodeStateAsUpdate(two))
    const before = readPlan(one)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    expect(readPlan(one)).toEqual(before)
    expect(standingIds(one)).toEqual(['a', 'b', 'c'])
    // Somebody has written in one of them by then.
    const writer = person(two, 1)
    type(writer, 'Các thôn', 'Từ nay ')
    meet(one, writer)
    expect(textOf(one, 'a')).toContain('Từ nay Các thôn')
    expect(times(one, 'Các thôn trực ban')).toBe(1)
  })

  test('Y7, case 45: a section pasted with an id that stands gets a fresh one, the same on every peer, and a pull takes neither for the other', () => {
    const server = seeded()
    const [one, two] = [person(server, 1), person(server, 2)]
    const { doc, tr } = one.view.state
    one.view.dispatch(tr.insert(doc.content.size, doc.child(1)))
    meet(server, one, two)
    const [fresh] = standingIds(server).slice(3)
    expect(standingIds(server)).toEqual(['a', 'b', 'c', fresh])
    expect(textOf(server, fresh ?? '')).toBe(textOf(server, 'b'))
    agree(server, one, two)
    pull(server, planOf([TASKS[0] ?? ['a', ''], ['b', 'Vật tư', 'Kho xã dự trữ 30 thuyền máy và 500 áo phao.'], TASKS[2] ?? ['c', '']]))
    meet(server, one, two)
    expect([textOf(server, 'b'), textOf(server, fresh ?? '')]).toEqual(['Kho xã dự trữ 30 thuyền máy và 500 áo phao.', 'Kho xã dự trữ 20 thuyền máy và 500 áo phao.'])
    agree(server, one, two)
  })
})
