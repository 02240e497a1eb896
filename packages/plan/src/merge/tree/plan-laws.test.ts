import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MergeJson, Plan, Section } from '../../index.ts'
import { MAX_LEVEL, findSplits, hashRich, mergePlans, parsePlanFile, revertPull, standing, unitePlans } from '../../index.ts'
import { OPERATIONS, draftsOf, edited, outlineText, parentsIn, planOf, wordsIn } from './plan-edits.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)

const operation = fc.record({ what: fc.constantFrom(...OPERATIONS), at: fc.nat(30), to: fc.nat(30), level: fc.integer({ min: 1, max: MAX_LEVEL }), n: fc.nat(3) })
const shape = fc.array(fc.record({ step: fc.integer({ min: -3, max: 1 }), blocks: fc.integer({ min: 0, max: 3 }), title: fc.boolean() }), { maxLength: 8 })

/** A base and what two sides made of it; `a` is the superior's. */
const triple = fc.record({ base: shape, a: fc.array(operation, { maxLength: 4 }), b: fc.array(operation, { maxLength: 4 }) }).map(({ base, a, b }) => {
  const drafts = draftsOf(base)
  return { o: planOf(drafts), a: planOf(edited(drafts, a, 'a')), b: planOf(edited(drafts, b, 'b')) }
})

/** As `triple`, with a further version of the superior's. */
const quadruple = fc.record({ base: shape, a: fc.array(operation, { maxLength: 3 }), later: fc.array(operation, { maxLength: 3 }), b: fc.array(operation, { maxLength: 3 }) }).map(({ base, a, later, b }) => {
  const drafts = draftsOf(base)
  const first = edited(drafts, a, 'a')
  return { o: planOf(drafts), a: planOf(first), later: planOf(edited(first, later, 'c')), b: planOf(edited(drafts, b, 'b')) }
})

const check = (law: (o: Plan, a: Plan, b: Plan) => void): void => {
  fc.assert(fc.property(triple, ({ o, a, b }) => explained({ base: o, theirs: a, mine: b }, () => law(o, a, b))), { numRuns: RUNS })
}
/** Carries out a law; where it fails, the plans are told as outlines. */
const explained = (plans: Readonly<Record<string, Plan>>, law: () => void): void => {
  try {
    law()
  } catch (error) {
    throw new Error(Object.entries(plans).map(([name, plan]) => `${name}\n${outlineText(plan)}`).join('\n'), { cause: error })
  }
}

/** All of a plan but its order keys. */
const shapeOf = (plan: Pick<Plan, 'sections'>): readonly string[] => plan.sections.filter((section) => section.removed !== true).map((section) => [section.id, section.level, section.kind, section.label ?? '', hashRich(section)].join(' '))
/** As `shapeOf`, where a section that came under another id counts by what it says (M70). */
const namesAside = (plan: Pick<Plan, 'sections'>, known: Plan): readonly string[] => shapeOf(plan).map((line) => (known.sections.some(({ id }) => line.startsWith(`${id} `)) ? line : line.replace(/^\S+/, '?')))
const ids = (plan: Pick<Plan, 'sections'>): readonly string[] => plan.sections.map((section) => section.id)
const told = (merged: MergeJson): string => merged.conflicts.map(({ upstream, child }) => `${upstream}\n${child}`).join('\n')
const isQuiet = (merged: MergeJson): boolean => merged.conflicts.length === 0 && merged.review.length === 0
const byId = (plan: Pick<Plan, 'sections'>): ReadonlyMap<string, Section> => new Map(plan.sections.map((section) => [section.id, section]))
/**
 * Words of the base that a side has in another section, without a split that explains it: text of a few words that was joined, or cut
 * and pasted. Nobody can tell that from taking out here and putting in there.
 */
const unexplained = (base: Plan, side: Plan): readonly string[] => {
  const found = findSplits(base.sections, side.sections).map(({ whole, parts }) => new Set([whole, ...parts]))
  const home = homes(base)
  return [...homes(side)].filter(([word, id]) => home.has(word) && home.get(word) !== id && !found.some((group) => group.has(id) && group.has(home.get(word) ?? ''))).map(([word]) => word)
}
const homes = (plan: Plan): ReadonlyMap<string, string> => new Map(plan.sections.flatMap((section) => [...wordsIn({ sections: [section] }).keys()].map((word) => [word, section.id] as const)))
const twice = (plan: Pick<Plan, 'sections'>, apart: ReadonlySet<string>): readonly string[] => [...wordsIn(plan)].flatMap(([word, n]) => (n === 1 || apart.has(word) ? [] : [word]))
const newIn = (plan: Plan, base: Plan): readonly string[] => {
  const was = wordsIn(base)
  return [...wordsIn(plan).keys()].filter((word) => !was.has(word))
}

describe('laws of merging whole plans', { timeout: 900_000 }, () => {
  it('M90: who changed nothing gets the other side: M(o, o, b) = b', () => check((o, _a, b) => {
    const merged = mergePlans(o, structuredClone(o), b)
    expect(shapeOf(merged.plan)).toEqual(shapeOf(b))
    expect(merged.plan.sections.map(({ order }) => order)).toEqual(b.sections.map(({ order }) => order))
    expect([merged.conflicts, merged.review, merged.applied, merged.letterhead]).toEqual([[], [], [], []])
  }))

  it('M90: who is alone in changing is right: M(o, a, o) = a', () => check((o, a) => {
    const merged = mergePlans(o, a, structuredClone(o))
    const renamed: Plan = { ...o, sections: o.sections.filter(({ id }) => ids(a).includes(id)) }
    expect(namesAside(merged.plan, renamed)).toEqual(namesAside(a, renamed))
    expect([merged.conflicts, merged.review]).toEqual([[], []])
  }))

  it('M90: the same change twice is one change: M(o, a, a) = a', () => check((o, a) => {
    const merged = mergePlans(o, a, structuredClone(a))
    expect(shapeOf(merged.plan)).toEqual(shapeOf(a))
    expect([merged.conflicts, merged.review]).toEqual([[], []])
  }))

  it('M91: sides swapped, a quiet result has the same sections, parents and texts', () => check((o, a, b) => {
    const [one, two] = [mergePlans(o, a, b), mergePlans(o, b, a)]
    if (!isQuiet(one) || !isQuiet(two)) return
    const texts = (plan: Pick<Plan, 'sections'>): readonly string[] => {
      const said = byId(plan)
      const text = (id: string | null): string => (said.get(id ?? '')?.title ?? []).concat(said.get(id ?? '')?.blocks.flatMap((block) => block.content ?? []) ?? []).map((inline) => inline.text).join('|')
      return [...parentsIn(plan)].map(([id, parent]) => `${text(id)} below ${text(parent)}`).sort()
    }
    expect(texts(two.plan)).toEqual(texts(one.plan))
  }))

  it('M92: nothing from nowhere, every section and every word once, keys ascend, the file reads back without a finding', () => check((o, a, b) => {
    const merged = mergePlans(o, a, b)
    const { plan } = merged
    expect(new Set(ids(plan)).size).toBe(plan.sections.length)
    const known = new Set([...ids(a), ...ids(b)])
    expect(ids(plan).filter((id) => !known.has(id))).toEqual([])
    const keys = plan.sections.map(({ order }) => order)
    expect(keys).toEqual([...keys].sort())
    expect(new Set(keys).size).toBe(keys.length)
    const apart = new Set([...unexplained(o, a), ...unexplained(o, b)])
    expect(twice(plan, apart)).toEqual([])
    expect(parsePlanFile(JSON.parse(JSON.stringify(plan)))).toMatchObject({ ok: true, findings: [] })
  }))

  it('M93: nothing lost: without a conflict exactly the words that both kept or one put in; else the superior’s stand or are told', () => check((o, a, b) => {
    const merged = mergePlans(o, a, b)
    const [was, above, own, got] = [wordsIn(o), wordsIn(a), wordsIn(b), wordsIn(merged.plan)]
    expect([...own.keys()].filter((word) => !was.has(word) && !got.has(word))).toEqual([])
    const text = told(merged)
    const apart = new Set([...unexplained(o, a), ...unexplained(o, b)])
    expect([...above.keys()].filter((word) => !was.has(word) && !got.has(word) && !text.includes(word))).toEqual([])
    const rest = [...was.keys()].filter((word) => !apart.has(word))
    if (merged.conflicts.length === 0) expect(rest.filter((word) => got.has(word) !== (above.has(word) && own.has(word)))).toEqual([])
    else expect(rest.filter((word) => above.has(word) && own.has(word) && !got.has(word) && !text.includes(word))).toEqual([])
  }))

  it('M94: pulling the same version again changes nothing and asks nothing', () => check((o, a, b) => {
    const once = mergePlans(o, a, b)
    const again = mergePlans(a, structuredClone(a), once.plan)
    expect(shapeOf(again.plan)).toEqual(shapeOf(once.plan))
    expect([again.conflicts, again.applied]).toEqual([[], []])
  }))

  it('M95: a pull taken back at once leaves the plan as it was, bases and all', () => check((o, a, b) => {
    const before = { ...b, sections: b.sections.map((section, i) => (i % 2 === 0 ? { ...section, base: hashRich(section) } : section)) }
    const after = mergePlans(o, a, before).plan
    const back = revertPull(before, after, after)
    expect(shapeOf(back.plan)).toEqual(shapeOf(before))
    expect(standing(back.plan).map(({ base }) => base)).toEqual(before.sections.map(({ base }) => base))
    expect(back.conflicts).toEqual([])
  }))

  it('M97: an edit elsewhere never changes a section’s result', () => check((o, a, b) => {
    const far = (words: string): Section => ({ id: 'far', order: 'zz', level: 1, kind: 'appendix', runIn: false, title: [], blocks: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] })
    const and = (plan: Plan, words: string): Plan => ({ ...plan, sections: [...plan.sections, far(words)] })
    const one = mergePlans(and(o, 'Biểu một.'), and(a, 'Biểu một.'), and(b, 'Biểu một.'))
    const two = mergePlans(and(o, 'Biểu một.'), and(a, 'Biểu hai.'), and(b, 'Biểu một.'))
    expect(shapeOf(two.plan).filter((line) => !line.startsWith('far '))).toEqual(shapeOf(one.plan).filter((line) => !line.startsWith('far ')))
  }))

  it('M98: with the superior’s side chosen everywhere, none of its words is missing, and none of its removals undone', () => check((o, a, b) => {
    const merged = mergePlans(o, a, b, {}, { choose: () => 'theirs' })
    const got = wordsIn(merged.plan)
    expect(newIn(a, o).filter((word) => !got.has(word))).toEqual([])
    const apart = new Set([...unexplained(o, a), ...unexplained(o, b)])
    expect(twice(merged.plan, apart)).toEqual([])
    expect(mergePlans(a, structuredClone(a), merged.plan).conflicts).toEqual([])
  }))

  it('M86: two plans become one: every word of either once, and later pulls lose and double nothing', () => {
    fc.assert(fc.property(quadruple, ({ o, a, later, b }) => explained({ ancestor: o, first: a, later, second: b }, () => {
      const united = unitePlans(o, a, b)
      const got = wordsIn(united.plan)
      const apart = new Set([...unexplained(o, a), ...unexplained(o, b), ...unexplained(a, later)])
      expect(twice(united.plan, apart)).toEqual([])
      const text = told(united)
      expect([...newIn(a, o), ...newIn(b, o)].filter((word) => !got.has(word) && !text.includes(word))).toEqual([])
      const pulled = mergePlans(a, later, united.plan, {}, { advance: 'none' })
      const then = wordsIn(pulled.plan)
      expect(twice(pulled.plan, apart)).toEqual([])
      const [was, words] = [wordsIn(o), told(pulled)]
      expect(newIn(later, a).filter((word) => !was.has(word) && !then.has(word) && !words.includes(word))).toEqual([])
    })), { numRuns: Math.ceil(RUNS / 2) })
  })
})
