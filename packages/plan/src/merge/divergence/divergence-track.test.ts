import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DivergenceInput, Plan, Section, SectionContent, SectionPolicy, Terms } from '../../index.ts'
import { divergence, emptyMeta, hashRich, keysBetween, localisePlan, sectionContent, trackDivergence } from '../../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)
const TEXTS = [
  'Thành phố trực 2 giờ mỗi ngày.', 'Quận trực 2 giờ mỗi ngày.', 'Giữ đê, kè và cống; báo ngay khi có sạt lở.', 'Giữ đê ,kè và cống; báo ngay khi có sạt lở.', 'Số người: …… do xã báo.',
  'Mỗi thôn chuẩn bị hai thuyền máy, mười áo phao và một loa tay.', 'Nhà trường lập danh sách học sinh đi đò ngang và báo cho phụ huynh trước mùa lũ.', '',
]
const LISTS: readonly Terms[] = [{ 'Thành phố': 'Quận' }, { 'Thành phố': 'Phường' }, {}]
const IDS = ['a', 'b', 'c', 'd', 'e', 'f']

const paragraph = (text: string): Section['blocks'][number] => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })

function plan(texts: readonly (readonly number[])[]): Plan {
  const keys = keysBetween(null, null, texts.length)
  return { meta: emptyMeta('Kế hoạch'), sections: texts.map((list, i): Section => ({ id: IDS[i] ?? 'z', order: keys[i] ?? '', level: 1 + (i % 2), kind: 'body', runIn: false, title: [{ type: 'text', text: `Mục ${i}` }], blocks: list.map((n) => paragraph(TEXTS[n] ?? '')) })) }
}

const step = fc.record({
  on: fc.constantFrom('mine', 'mine', 'mine', 'theirs'), id: fc.constantFrom(...IDS), n: fc.nat(7), m: fc.nat(7),
  what: fc.constantFrom('text', 'add', 'cut', 'order', 'level', 'removed', 'restore', 'split', 'join', 'own', 'forget', 'rebase', 'release', 'adopt', 'terms', 'baseTerms', 'protected', 'policy', 'title', 'copy'),
})
type Step = { on: string; id: string; n: number; m: number; what: string }

/** All that changes under a draft: the draft, the superior's, and what is declared. */
interface World {
  readonly mine: Plan
  readonly theirs: Plan
  readonly adopted: Plan
  readonly newest: Plan | null
  readonly bases: ReadonlyMap<string, SectionContent>
  readonly terms: Terms
  readonly baseTerms: ReadonlyMap<string, Terms>
  readonly protected: readonly string[]
  readonly policy: ReadonlyMap<string, SectionPolicy>
}

function edit(of: Plan, { what, id, n, m }: Step): Plan {
  const place = of.sections.findIndex((section) => section.id === id)
  const target = of.sections[place]
  if (target === undefined) return what === 'own' ? { ...of, sections: sorted([...of.sections, { ...plan([[n]]).sections[0] as Section, id, order: `k${n + 1}` }]) } : of
  const put = (patch: Partial<Section>): Plan => ({ ...of, sections: sorted(of.sections.map((section, i) => (i === place ? { ...section, ...patch } : section))) })
  switch (what) {
    case 'text': return put({ blocks: target.blocks.map((block, i) => (i === m % Math.max(1, target.blocks.length) ? paragraph(TEXTS[n] ?? '') : block)) })
    case 'add': return put({ blocks: [...target.blocks, paragraph(TEXTS[n] ?? '')] })
    case 'cut': return put({ blocks: target.blocks.slice(1) })
    case 'title': return put({ title: [{ type: 'text', text: `Mục ${m % 3}` }] })
    case 'order': return put({ order: `${'Vbkq'[n % 4] ?? 'V'}${m + 1}` })
    case 'level': return put({ level: 1 + (n % 3) })
    case 'removed': return put({ removed: true })
    case 'restore': return put({ removed: false })
    case 'forget': return { ...of, sections: of.sections.filter((section) => section.id !== id) }
    case 'split': return { ...of, sections: sorted([...of.sections.map((section, i) => (i === place ? { ...section, blocks: section.blocks.slice(0, 1) } : section)), { ...target, id: `${id}${n}`, order: `${target.order}V`, blocks: target.blocks.slice(1) }].filter((section, i, all) => all.findIndex((one) => one.id === section.id) === i)) }
    case 'join': {
      const next = of.sections[place + 1]
      return next === undefined ? of : { ...of, sections: of.sections.flatMap((section, i) => (i === place + 1 ? [] : i === place ? [{ ...section, blocks: [...section.blocks, ...next.blocks] }] : [section])) }
    }
    default: return of
  }
}

function sorted(sections: readonly Section[]): readonly Section[] {
  return [...sections].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1))
}

function walk(world: World, step_: Step): World {
  const { what, id, n, on } = step_
  const known = new Map(world.bases)
  const mine = (patch: (section: Section) => Section): World => ({ ...world, bases: known, mine: { ...world.mine, sections: world.mine.sections.map((section) => (section.id === id ? patch(section) : section)) } })
  const theirs = world.theirs.sections.find((section) => section.id === id)
  switch (what) {
    case 'release': return { ...world, newest: world.theirs }
    case 'adopt': return { ...world, adopted: world.newest ?? world.adopted }
    case 'terms': return { ...world, terms: LISTS[n % 3] ?? {} }
    case 'baseTerms': return { ...world, baseTerms: new Map([...world.baseTerms, ...world.mine.sections.flatMap(({ base }) => (base === undefined ? [] : [[base, LISTS[n % 3] ?? {}] as const]))]) }
    case 'protected': return { ...world, protected: n % 2 === 0 ? ['Thành phố trực'] : [] }
    case 'policy': return { ...world, policy: new Map([...world.policy, [id, (['verbatim', 'adapt', 'required', 'optional'] as const)[n % 4] ?? 'adapt']]) }
    case 'rebase': {
      if (theirs === undefined) return world
      const base = hashRich(theirs)
      known.set(base, sectionContent(theirs))
      return mine((section) => ({ ...section, base }))
    }
    case 'copy': return theirs === undefined ? world : mine((section) => ({ ...section, ...sectionContent(theirs) }))
    default: return on === 'mine' ? { ...world, mine: edit(world.mine, step_) } : { ...world, theirs: edit(world.theirs, step_) }
  }
}

function inputOf({ theirs: _draft, ...world }: World): DivergenceInput {
  return world
}

const start = fc.array(fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 })

function begin(texts: readonly (readonly number[])[]): World {
  const superior = plan(texts)
  const local = localisePlan(superior, LISTS[0] ?? {})
  const mine = { ...local, sections: local.sections.map((section, i): Section => ({ ...section, base: hashRich(superior.sections[i] ?? section) })) }
  return {
    mine, theirs: superior, adopted: superior, newest: null, terms: LISTS[0] ?? {}, baseTerms: new Map(), protected: [], policy: new Map(),
    bases: new Map(superior.sections.map((section) => [hashRich(section), sectionContent(section)])),
  }
}

describe('divergence, incrementally', () => {
  it('D15, D38: after any sequence of edits, releases, bases, terms and policies the tracked answer is that from nothing remembered', { timeout: 900_000 }, () => {
    const seen = new Set<string>()
    fc.assert(fc.property(start, fc.array(step, { maxLength: 6 }), (texts, steps) => {
      let world = begin(texts)
      const track = trackDivergence()
      for (const one of [null, ...steps]) {
        if (one !== null) world = walk(world, one)
        const tracked = track(inputOf(world))
        expect(tracked).toEqual(divergence(structuredClone(inputOf(world))))
        for (const row of tracked.sections) for (const name of [row.state, ...row.flags, row.severity]) seen.add(name)
      }
    }), { numRuns: RUNS })
    // The walk has been everywhere.
    expect([...seen].sort()).toEqual(expect.arrayContaining([
      'adapted', 'amber', 'conflict', 'converged', 'diverged', 'field-unfilled', 'grey', 'heading-only', 'identical', 'joined', 'leftover', 'local', 'localised', 'moved', 'new-from-superior', 'not-localised',
      'omitted', 'policy-breach', 'red', 'spelling', 'split', 'superior-changed', 'update-available', 'withdrawn',
    ]))
  })

  it('D38: rows in which nothing changed are the same objects', () => {
    const world = begin([[0, 2], [2], [5], [6]])
    const track = trackDivergence()
    const first = track(inputOf(world))
    expect(track(inputOf({ ...world, mine: { ...world.mine } })).sections.every((row, i) => row === first.sections[i])).toBe(true)
    const after = track(inputOf(walk(world, { on: 'mine', what: 'text', id: 'b', n: 3, m: 0 })))
    expect(after.sections.map((row, i) => row === first.sections[i])).toEqual([true, false, true, true])
  })
})
