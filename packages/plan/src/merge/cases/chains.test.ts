import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choose, Plan, SectionContent, SectionId, Terms } from '../../index.ts'
import { chooseByKey, hashRich, localisePlan, mergePlans, planAuthorship, unitePlans } from '../../index.ts'
import type { PlanSample } from './hard-case-samples.ts'
import { forkOf, outlined, plan, section } from './hard-case-samples.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)

/** All texts that superiors ever issued, by hash: a base can never vanish. */
class Store {
  readonly bases = new Map<string, SectionContent>()

  issue(issued: Plan): Plan {
    const standing = { ...issued, sections: issued.sections.filter((one) => one.removed !== true) }
    for (const one of standing.sections) this.bases.set(hashRich(one), one)
    return standing
  }

  fork(from: Plan, terms: Terms = {}): Plan {
    return forkOf(from, localisePlan(from, terms))
  }

  pull(from: Plan, to: Plan, child: Plan, terms: Terms = {}, choose: Choose = () => 'mine'): ReturnType<typeof mergePlans> & { readonly now: Plan } {
    const merged = mergePlans(from, to, child, terms, { bases: this.bases, choose })
    return { ...merged, now: { meta: merged.plan.meta, sections: merged.plan.sections } }
  }
}

const edit = (of: Plan, id: SectionId, change: (text: string) => string): Plan => ({
  ...of, sections: of.sections.map((one) => (one.id === id ? { ...one, blocks: one.blocks.map((block) => ({ ...block, content: (block.content ?? []).map((inline) => (inline.text === undefined ? inline : { ...inline, text: change(inline.text) })) })) } : one)),
})
const without = (of: Plan, ...ids: readonly SectionId[]): Plan => ({ ...of, sections: of.sections.filter((one) => !ids.includes(one.id)) })
/** The verdict "keep mine": the text stays, the base moves on. */
const keep = (of: Plan, upstream: Plan, id: SectionId): Plan => ({
  ...of, sections: of.sections.map((one) => {
    const text = upstream.sections.find((other) => other.id === id)
    const { base: _base, ...rest } = one
    return one.id !== id ? one : text === undefined ? rest : { ...rest, base: hashRich(text) }
  }),
})
const told = (merged: ReturnType<typeof mergePlans>): readonly unknown[] => merged.conflicts.map((one) => [one.section, one.kind])
const textOf = (of: { readonly sections: Plan['sections'] }, id: SectionId): string => outlined(of).find((one) => one.startsWith(`1 ${id}:`))?.slice(5) ?? ''

const WATCH: PlanSample = ['a', 1, 'Trực ban', 'Ủy ban nhân dân tỉnh chỉ đạo các sở trực ban. Báo cáo trước 16 giờ hằng ngày. Danh sách trực gửi trước 3 ngày.']
const BOATS: PlanSample = ['b', 1, 'Vật tư', 'Các sở dự trữ 20 thuyền máy và 500 áo phao.', 'Kiểm tra kho hai lần trong năm.']
const SCHOOL: PlanSample = ['c', 1, 'Trường học', 'Trường học mở cửa đón hộ dân phải sơ tán khi có lệnh.']
const V1 = plan(WATCH, BOATS, SCHOOL)
const PROVINCE: Terms = { 'Ủy ban nhân dân tỉnh': 'Ủy ban nhân dân tỉnh Vạn Sơn' }
const COMMUNE: Terms = { 'Ủy ban nhân dân tỉnh Vạn Sơn': 'Ủy ban nhân dân xã Đồng Lau', 'các sở': 'các thôn' }

describe('chains', () => {
  it('M30, M35: nation, province, commune: a new version falls through two levels of terms and adaptations, and nobody’s words are lost', () => {
    const store = new Store()
    const nation1 = store.issue(V1)
    const province1 = store.issue(edit(store.fork(nation1, PROVINCE), 'a', (text) => text.replace('16 giờ', '15 giờ')))
    const commune = edit(store.fork(province1, COMMUNE), 'b', (text) => text.replace('hai lần', 'ba lần'))
    const nation2 = store.issue(edit(edit(nation1, 'a', (text) => text.replace('3 ngày', '5 ngày')), 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const province = store.pull(nation1, nation2, province1, PROVINCE)
    expect([told(province), province.review]).toEqual([[], []])
    const province2 = store.issue(province.now)
    const merged = store.pull(province1, province2, commune, COMMUNE)
    expect([told(merged), merged.review]).toEqual([[], []])
    expect(outlined(merged.now)).toEqual([
      '1 a: Trực ban / Ủy ban nhân dân xã Đồng Lau chỉ đạo các thôn trực ban. Báo cáo trước 15 giờ hằng ngày. Danh sách trực gửi trước 5 ngày.',
      '1 b: Vật tư / Các thôn dự trữ 30 thuyền máy và 500 áo phao. / Kiểm tra kho ba lần trong năm.',
      '1 c: Trường học / Trường học mở cửa đón hộ dân phải sơ tán khi có lệnh.',
    ])
    // Every section stands on the province's new text, and pulling again asks and changes nothing.
    for (const one of merged.now.sections) expect(one.base).toBe(hashRich(province2.sections.find(({ id }) => id === one.id) ?? section('')))
    expect(store.pull(province2, province2, merged.now, COMMUNE)).toMatchObject({ conflicts: [], applied: [] })
  })

  it('M30, A4: the blackline of that commune tells the nation’s, the province’s and its own words apart', () => {
    const store = new Store()
    const province = edit(store.fork(V1, PROVINCE), 'a', (text) => text.replace('16 giờ', '15 giờ'))
    const commune = edit(store.fork(province, COMMUNE), 'a', (text) => text.replace('3 ngày', '2 ngày'))
    const of = planAuthorship([{ level: 'nước', plan: V1 }, { level: 'tỉnh', plan: province, terms: PROVINCE }, { level: 'xã', plan: commune, terms: COMMUNE }])
    const runs = of.sections[0]?.blocks[0]?.runs.filter((run) => run.removedBy === null && run.level > 0).map((run) => [run.level, run.content.map((one) => one.text).join('').trim()])
    expect(runs).toEqual([[1, '15'], [2, '2']])
    expect(of.figures.map((one) => one.wrote > 0)).toEqual([true, true, true])
  })

  it('M30: five levels: the nation’s change arrives at the bottom, and every level’s own stands in its sentence', () => {
    const store = new Store()
    const words = ['Một hai ba bốn năm.', 'Sáu bảy tám chín mười.', 'Mưa to gió lớn nhiều ngày.', 'Nước lên rất nhanh đêm qua.', 'Dân đi theo đường đê cao.', 'Thuyền đỗ ở bến phía tây.']
    const nation1 = store.issue(plan(['a', 1, 'Việc chung', words.join(' ')]))
    const own = (level: number) => (text: string): string => text.replace(words[level] ?? '', `${(words[level] ?? '').slice(0, -1)} của cấp ${level}.`)
    const issued: Plan[] = [nation1]
    for (let level = 1; level <= 4; level++) issued.push(store.issue(edit(store.fork(issued[level - 1] ?? nation1), 'a', own(level))))
    let [before, after]: readonly [Plan, Plan] = [nation1, store.issue(edit(nation1, 'a', (text) => text.replace('bến phía tây', 'bến phía đông')))]
    for (let level = 1; level <= 4; level++) {
      const child = issued[level] ?? nation1
      const merged = store.pull(before, after, child)
      expect([told(merged), merged.review]).toEqual([[], []])
      ;[before, after] = [child, store.issue(merged.now)]
    }
    expect(textOf(after, 'a')).toBe(`Việc chung / ${[words[0], ...words.slice(1, 5).map((one, i) => `${one.slice(0, -1)} của cấp ${i + 1}.`), 'Thuyền đỗ ở bến phía đông.'].join(' ')}`)
  })

  it('M75, case 40: two versions skipped: word for word what one pull a version gives, each section from its own base', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const v2 = store.issue(edit(v1, 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const v3 = store.issue(edit(edit(v2, 'b', (text) => text.replace('30 thuyền', '40 thuyền')), 'a', (text) => text.replace('3 ngày', '5 ngày')))
    const child = edit(store.fork(v1), 'b', (text) => text.replace('hai lần', 'bốn lần'))
    const steps = store.pull(v2, v3, store.pull(v1, v2, child).now)
    const leap = store.pull(v1, v3, child)
    expect(outlined(leap.now)).toEqual(outlined(steps.now))
    expect([told(leap), told(steps)]).toEqual([[], []])
    expect(textOf(leap.now, 'b')).toBe('Vật tư / Các sở dự trữ 40 thuyền máy và 500 áo phao. / Kiểm tra kho bốn lần trong năm.')
    // One section was taken in at v2, the others not: the plan's common base is still v1.
    const mixed: Plan = { ...child, sections: child.sections.map((one) => store.pull(v1, v2, child).now.sections.find(({ id }) => id === one.id && id === 'b') ?? one) }
    const pulled = store.pull(v1, v3, mixed)
    expect([told(pulled), outlined(pulled.now)]).toEqual([[], outlined(leap.now)])
  })

  it('M75, case 40: skipped versions that went there and back leave no trace', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const v3 = store.issue(edit(edit(v1, 'b', (text) => text.replace('20', '30')), 'b', (text) => text.replace('30', '20')))
    const child = edit(store.fork(v1), 'b', (text) => text.replace('20', '25'))
    expect(store.pull(v1, v3, child)).toMatchObject({ conflicts: [], review: [], applied: [] })
  })

  it('M75, case 41: kept mine, then a later version: not asked about the same words, other words come in, the same words changed anew are asked', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const v2 = store.issue(edit(v1, 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const child = edit(store.fork(v1), 'b', (text) => text.replace('20 thuyền', '25 thuyền'))
    const first = store.pull(v1, v2, child)
    expect(told(first)).toEqual([['b', 'text']])
    expect(first.now.sections[1]?.base).toBe(child.sections[1]?.base)
    const kept = keep(first.now, v2, 'b')
    expect(told(store.pull(v2, v2, kept))).toEqual([])
    const v3 = store.issue(edit(v2, 'b', (text) => text.replace('hai lần', 'bốn lần')))
    for (const common of [v1, v2]) {
      const later = store.pull(common, v3, kept)
      expect([told(later), textOf(later.now, 'b')]).toEqual([[], 'Vật tư / Các sở dự trữ 25 thuyền máy và 500 áo phao. / Kiểm tra kho bốn lần trong năm.'])
    }
    const again = store.pull(v2, store.issue(edit(v3, 'b', (text) => text.replace('30 thuyền', '35 thuyền'))), kept)
    expect(again.conflicts).toMatchObject([{ section: 'b', kind: 'text', base: 'Các sở dự trữ 30 thuyền máy và 500 áo phao.', upstream: 'Các sở dự trữ 35 thuyền máy và 500 áo phao.', child: 'Các sở dự trữ 25 thuyền máy và 500 áo phao.' }])
    // The superior comes round to the child's own figure: nothing to ask.
    expect(told(store.pull(v2, store.issue(edit(v2, 'b', (text) => text.replace('30 thuyền', '25 thuyền'))), kept))).toEqual([])
  })

  it('M75, case 41: without the moved base the same question would come again: it does where the verdict was "later"', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const v2 = store.issue(edit(v1, 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const child = edit(store.fork(v1), 'b', (text) => text.replace('20 thuyền', '25 thuyền'))
    const later = store.pull(v1, v2, child).now
    expect(told(store.pull(v2, store.issue(edit(v2, 'b', (text) => text.replace('hai lần', 'bốn lần'))), later))).toEqual([['b', 'text']])
  })

  it('M75, case 42: the province takes back what the commune has pulled', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const v2 = store.issue(edit(v1, 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const v3 = store.issue(v1)
    // Untouched: back with it.
    const plain = store.pull(v1, v2, store.fork(v1)).now
    expect(outlined(store.pull(v2, v3, plain).now)).toEqual(outlined(v1))
    // Adapted elsewhere: back, the own words stay.
    const own = store.pull(v1, v2, edit(store.fork(v1), 'b', (text) => text.replace('hai lần', 'bốn lần'))).now
    const back = store.pull(v2, v3, own)
    expect([told(back), textOf(back.now, 'b')]).toEqual([[], 'Vật tư / Các sở dự trữ 20 thuyền máy và 500 áo phao. / Kiểm tra kho bốn lần trong năm.'])
    // Adapted in the same words since: asked, three ways from what was pulled.
    const same = edit(plain, 'b', (text) => text.replace('30 thuyền', '45 thuyền'))
    expect(store.pull(v2, v3, same).conflicts).toMatchObject([{ kind: 'text', base: 'Các sở dự trữ 30 thuyền máy và 500 áo phao.', upstream: 'Các sở dự trữ 20 thuyền máy và 500 áo phao.', child: 'Các sở dự trữ 45 thuyền máy và 500 áo phao.' }])
    // Taken back here too by now: converged.
    const already = edit(plain, 'b', (text) => text.replace('30 thuyền', '20 thuyền'))
    expect(store.pull(v2, v3, already)).toMatchObject({ conflicts: [], review: [], applied: [] })
    // Not pulled at all: nothing happens, whatever stood between.
    expect(store.pull(v1, v3, store.fork(v1))).toMatchObject({ conflicts: [], applied: [] })
  })

  it('M31, M73, case 32: withdrawn by the nation and put back, through a province that takes both and a commune that kept its own', () => {
    const store = new Store()
    const nation1 = store.issue(V1)
    const province1 = store.issue(store.fork(nation1))
    const commune = edit(store.fork(province1), 'c', (text) => text.replace('khi có lệnh', 'khi có lệnh của xã'))
    const nation2 = store.issue(without(nation1, 'c'))
    const province2 = store.issue(store.pull(nation1, nation2, province1).now)
    expect(outlined(province2)).toEqual(outlined(without(V1, 'c')))
    const asked = store.pull(province1, province2, commune)
    expect([told(asked), textOf(asked.now, 'c')]).toEqual([[['c', 'withdrawn']], textOf(commune, 'c')])
    const kept = keep(asked.now, province2, 'c')
    expect(told(store.pull(province2, province2, kept))).toEqual([])
    const province3 = store.issue(store.pull(nation2, nation1, province2).now)
    expect(outlined(province3)).toEqual(outlined(V1))
    expect(told(store.pull(province2, province3, kept))).toEqual([['c', 'added']])
    // A sibling that took the withdrawal gets it back.
    const sibling = store.pull(province1, province2, store.fork(province1)).now
    expect(outlined(store.pull(province2, province3, sibling).now)).toEqual(outlined(V1))
  })

  it('M82, case 33: split by the nation, its tail adapted by the province and the commune, each in its own sentence', () => {
    const store = new Store()
    const whole: PlanSample = ['b', 1, 'Vật tư', 'Các sở dự trữ 20 thuyền máy và 500 áo phao.', 'Trường học mở cửa đón hộ dân phải sơ tán. Bếp ăn nấu cho 300 người.']
    const nation1 = store.issue(plan(WATCH, whole))
    const province1 = store.issue(edit(store.fork(nation1), 'b', (text) => text.replace('300 người', '400 người')))
    const commune = edit(store.fork(province1), 'b', (text) => text.replace('phải sơ tán', 'phải sơ tán khi mưa lớn'))
    const nation2 = store.issue(plan(WATCH, ['b', 1, 'Vật tư', 'Các sở dự trữ 20 thuyền máy và 500 áo phao.'], ['n', 1, 'Nơi đến', 'Trường học mở cửa đón hộ dân phải sơ tán. Bếp ăn nấu cho 300 người.']))
    const province2 = store.issue(store.pull(nation1, nation2, province1).now)
    const merged = store.pull(province1, province2, commune)
    expect(told(merged)).toEqual([])
    expect([textOf(merged.now, 'b'), textOf(merged.now, 'n')]).toEqual(['Vật tư / Các sở dự trữ 20 thuyền máy và 500 áo phao.', 'Nơi đến / Trường học mở cửa đón hộ dân phải sơ tán khi mưa lớn. Bếp ăn nấu cho 400 người.'])
  })

  it('M21: the same clash at sibling communes has one key whatever stands around it, and one decision serves both', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const v2 = store.issue(edit(v1, 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const first = edit(store.fork(v1), 'b', (text) => text.replace('20 thuyền', '25 thuyền'))
    const second = without(edit(first, 'b', (text) => text.replace('hai lần', 'năm lần')), 'c')
    const [one, two] = [store.pull(v1, v2, first), store.pull(v1, v2, second)]
    expect(one.conflicts).toHaveLength(1)
    expect(two.conflicts.map(({ key }) => key)).toEqual(one.conflicts.map(({ key }) => key))
    const third = edit(first, 'b', (text) => text.replace('25 thuyền', '26 thuyền'))
    expect(store.pull(v1, v2, third).conflicts[0]?.key).not.toBe(one.conflicts[0]?.key)
    const decided = chooseByKey(new Map(one.conflicts.map(({ key }) => [key, 'theirs' as const])))
    expect(textOf(store.pull(v1, v2, second, {}, decided).now, 'b')).toBe('Vật tư / Các sở dự trữ 30 thuyền máy và 500 áo phao. / Kiểm tra kho năm lần trong năm.')
    expect(textOf(store.pull(v1, v2, third, {}, decided).now, 'b')).toContain('26 thuyền')
  })

  it('M86, case 43: two communes become one: sections of both are merged, own ones stand once, and the next version comes in once', () => {
    const store = new Store()
    const v1 = store.issue(V1)
    const own = (id: SectionId, heading: string, text: string, of: Plan): Plan => ({ ...of, sections: [...of.sections, ...plan([id, 1, heading, text]).sections.map((one) => ({ ...one, order: `z${id}` }))] })
    const first = own('x', 'Bến đò', 'Bến đò Thượng ngừng chở khách khi nước trên báo động hai.', edit(store.fork(v1), 'b', (text) => text.replace('hai lần', 'bốn lần')))
    const second = own('y', 'Đường đèo', 'Đường đèo Hạ cấm xe tải khi mưa lớn.', edit(store.fork(v1), 'a', (text) => text.replace('3 ngày', '2 ngày')))
    const merged = unitePlans(v1, first, second)
    expect(merged.conflicts).toEqual([])
    const united: Plan = { meta: merged.plan.meta, sections: merged.plan.sections }
    expect([textOf(united, 'a'), textOf(united, 'b')]).toEqual([textOf(second, 'a'), textOf(first, 'b')])
    expect([...united.sections.map(({ id }) => id)].sort()).toEqual(['a', 'b', 'c', 'x', 'y'])
    const v2 = store.issue(edit(v1, 'b', (text) => text.replace('20 thuyền', '30 thuyền')))
    const pulled = store.pull(v1, v2, united)
    expect(told(pulled)).toEqual([])
    expect(textOf(pulled.now, 'b')).toBe('Vật tư / Các sở dự trữ 30 thuyền máy và 500 áo phao. / Kiểm tra kho bốn lần trong năm.')
    expect(outlined(pulled.now)).toHaveLength(5)
    // Both changed the same words: asked, the first's stands.
    const clash = unitePlans(v1, edit(first, 'b', (text) => text.replace('20 thuyền', '25 thuyền')), edit(second, 'b', (text) => text.replace('20 thuyền', '22 thuyền')))
    expect(clash.conflicts).toMatchObject([{ section: 'b', kind: 'text' }])
    expect(textOf(clash.plan, 'b')).toContain('25 thuyền')
  })

  it('M30: any depth: every level changes sentences of its own, the nation others: at the bottom all of them stand, and nothing is asked', { timeout: 600_000 }, () => {
    const levels = fc.integer({ min: 1, max: 5 })
    const shape = levels.chain((depth) => fc.record({
      depth: fc.constant(depth),
      // Of each sentence who changes it: nobody (0), level 1 to depth, the nation's new version (depth + 1), and how.
      sections: fc.array(fc.array(fc.array(fc.record({ who: fc.nat(depth + 1), how: fc.constantFrom('number', 'more', 'less', 'gone') }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    }))
    fc.assert(fc.property(shape, ({ depth, sections }) => {
      const store = new Store()
      const build = (by: (who: number) => boolean): Plan => {
        let n = 0
        return plan(...sections.map((paragraphs, s): PlanSample => [`s${s}`, 1, `Việc ${s}`, ...paragraphs.map((sentences) => sentences.map(({ who, how }, i) => {
          n++
          const [a, b] = [word(7 * n), word(7 * n + 1)]
          const changed = who > 0 && by(who)
          // A paragraph's first sentence stays, or the whole paragraph would be taken out.
          if (changed && how === 'gone' && i > 0) return ''
          return `Tổ ${a} giao ${changed && how === 'number' ? n + 500 : n} việc ${changed && how === 'less' ? '' : 'gấp '}cho nhóm ${b}${changed && how === 'more' ? ` ${word(7 * n + 2)}` : ''}.`
        }).filter((one) => one !== '').join(' '))]))
      }
      const issued: Plan[] = [store.issue(build(() => false))]
      for (let level = 1; level <= depth; level++) issued.push(store.issue(forkOf(issued[level - 1] ?? V1, build((who) => who <= level))))
      let [before, after]: readonly [Plan, Plan] = [issued[0] ?? V1, store.issue(build((who) => who === depth + 1))]
      for (let level = 1; level <= depth; level++) {
        const merged = store.pull(before, after, issued[level] ?? V1)
        expect(told(merged)).toEqual([])
        ;[before, after] = [issued[level] ?? V1, store.issue(merged.now)]
      }
      expect(outlined(after).map((one) => one.trimEnd().replaceAll(/ +(?= \/)/g, ''))).toEqual(outlined(build(() => true)))
    }), { numRuns: Math.ceil(RUNS / 10) })
  })
})

/** Words that stand once. */
function word(n: number): string {
  return `v${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}${String.fromCharCode(97 + Math.floor(n / 676))}`
}
