import type { Place } from '../../model/labels.ts'
import { places } from '../../model/labels.ts'
import type { Plan } from '../../model/plan.ts'
import { inOrder, standing } from '../../model/plan.ts'
import type { Section, SectionId } from '../../model/section.ts'
import type { PlanFigures } from '../../cascade/figures.ts'
import { planFigures } from '../../cascade/figures.ts'
import { movedIds } from '../../cascade/moves.ts'
import type { SectionPolicy } from '../../cascade/policy.ts'
import type { SectionState } from '../../cascade/state.ts'
import { SECTION_STATES } from '../../cascade/state.ts'
import type { Row, RowParts, RowPlace, SectionDivergence } from './divergence-row.ts'
import { newRow, rowOf } from './divergence-row.ts'
import { splitIds } from './divergence-splits.ts'
import type { DivergenceInput } from './divergence-texts.ts'
import { putIn, textsOf } from './divergence-texts.ts'
import { rowsInOrder } from '../pairing/rows-in-order.ts'

export { words } from '../../cascade/figures.ts'
export type { SectionDivergence } from './divergence-row.ts'
export type { DivergenceInput, SectionTexts } from './divergence-texts.ts'
export { sectionTexts } from './divergence-texts.ts'

export interface Divergence {
  /** In document order; sections that do not stand here come where they would. */
  readonly sections: readonly SectionDivergence[]
  readonly summary: Readonly<Record<SectionState, number>>
  /** Of the whole plan against the texts it was last reconciled with and what it has not taken in yet; counted when first asked for. */
  readonly figures: PlanFigures
}

/** Every section of `mine` and of the superior's newest version with its state. Pure; warm hashes make it cheap. */
export function divergence(input: DivergenceInput): Divergence {
  return divergenceWith(input, rowOf)
}

/**
 * `divergence` for a plan that is asked again and again as it is edited: a section's row is made anew only where one of its
 * texts, its place, its policy or what is known of its moves has changed, and is the same object otherwise. The answer is
 * that of `divergence` to the same input, whatever was asked before.
 */
export function trackDivergence(): (input: DivergenceInput) => Divergence {
  let last = new Map<SectionId, { readonly parts: RowParts; readonly row: Row | null }>()
  return (input) => {
    const next: typeof last = new Map()
    const answer = divergenceWith(input, (parts) => {
      const known = last.get(parts.section.id)
      const entry = known !== undefined && sameParts(known.parts, parts) ? known : { parts, row: rowOf(parts) }
      next.set(parts.section.id, entry)
      return entry.row
    })
    last = next
    return answer
  }
}

function divergenceWith(input: DivergenceInput, make: (parts: RowParts) => Row | null): Divergence {
  const { mine, adopted } = input
  const upstream = input.newest ?? adopted
  const theirs = byId(upstream)
  const taken = upstream === adopted ? theirs : byId(adopted)
  const here = places(mine.sections, mine.meta.numbering)
  const basePlaces = adopted === null ? NO_PLACES : placesOf(adopted)
  const newPlaces = upstream === null ? NO_PLACES : placesOf(upstream)
  const moved = adopted === null ? NO_IDS : movedIds([...taken.keys()], idsOf(mine), (id) => basePlaces.get(id)?.parent, (id) => here.get(id)?.parent)
  const splits = splitIds(input)
  const rows: Row[] = []
  const policyOf = (id: SectionId): SectionPolicy | null => input.policy?.get(id) ?? null
  for (const section of mine.sections) {
    const { id } = section
    const { rawBase, base, theirs: newest } = textsOf(input, section, theirs.get(id) ?? null, taken.get(id) ?? null)
    // Named one by one: this runs for every section at every key that is pressed, and spreading costs more than the rest.
    const row = make({
      section, rawBase, base, theirs: newest, mine: section, put: (content) => putIn(input, content, input.baseTerms?.get(section.base ?? '')),
      policy: policyOf(id), path: here.get(id)?.path ?? '', basePath: basePlaces.get(id)?.path ?? newPlaces.get(id)?.path ?? null,
      moved: moved.has(id), split: splits.split.has(id), joined: splits.joined.has(id),
    })
    if (row !== null) rows.push(row)
  }
  const fresh = newOnes(input, upstream, (id) => ({ policy: policyOf(id), path: '', basePath: newPlaces.get(id)?.path ?? null, moved: false, split: splits.split.has(id), joined: splits.joined.has(id) }))
  const own = rows.map(({ row }) => row)
  const sections = fresh.length === 0 ? own : rowsInOrder(own, fresh.map(({ behind, row }) => ({ behind, row: row.row })))
  let figures: PlanFigures | null = null
  return {
    sections, summary: count(sections),
    get figures() {
      return (figures ??= planFigures([...rows, ...fresh.map(({ row }) => row)].map((one) => one.words())))
    },
  }
}

/** Sections of the superior's that were never taken in, each behind the one it follows there. */
function newOnes(input: DivergenceInput, upstream: Plan | null, about: (id: SectionId) => RowPlace): readonly { readonly behind: SectionId | null; readonly row: Row }[] {
  if (upstream === null) return []
  const have = new Set(input.mine.sections.map((section) => section.id))
  const out: { behind: SectionId | null; row: Row }[] = []
  let last: SectionId | null = null
  for (const section of standing(upstream)) {
    if (have.has(section.id)) last = section.id
    else out.push({ behind: last, row: newRow(section.id, putIn(input, section), about(section.id)) })
  }
  return out
}

const NO_PLACES: ReadonlyMap<SectionId, Place> = new Map()
const NO_IDS: ReadonlySet<SectionId> = new Set()

function sameParts(a: RowParts, b: RowParts): boolean {
  return a.section === b.section && a.rawBase === b.rawBase && a.base === b.base && a.theirs === b.theirs && a.policy === b.policy
    && a.path === b.path && a.basePath === b.basePath && a.moved === b.moved && a.split === b.split && a.joined === b.joined
}

function byId(plan: Plan | null): ReadonlyMap<SectionId, Section> {
  if (plan === null) return NO_SECTIONS
  const known = standingById.get(plan)
  if (known !== undefined) return known
  const made = new Map(standing(plan).map((section) => [section.id, section]))
  standingById.set(plan, made)
  return made
}

const NO_SECTIONS: ReadonlyMap<SectionId, Section> = new Map()
const standingById = new WeakMap<Plan, ReadonlyMap<SectionId, Section>>()

function idsOf(plan: Plan): readonly SectionId[] {
  return standing(plan).map((section) => section.id)
}

function placesOf(plan: Plan): ReadonlyMap<SectionId, Place> {
  const known = placed.get(plan)
  if (known !== undefined) return known
  const made = places([...plan.sections].sort(inOrder), plan.meta.numbering)
  placed.set(plan, made)
  return made
}

const placed = new WeakMap<Plan, ReadonlyMap<SectionId, Place>>()

function count(rows: readonly SectionDivergence[]): Readonly<Record<SectionState, number>> {
  // Filled with every state right below.
  const out = Object.fromEntries(SECTION_STATES.map((state) => [state, 0])) as Record<SectionState, number>
  for (const row of rows) out[row.state]++
  return out
}
