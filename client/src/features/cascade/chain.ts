import type { Answer, PlanDetail, PlanSummary, SectionState, Unit } from '@thac/api'

export type StateCounts = Readonly<Partial<Record<SectionState, number>>>

/** A unit's plan in the picture of the cascade. */
export interface PlanNode {
  readonly kind: 'plan'
  readonly planId: string
  readonly unitId: string
  readonly unitName: string
  /** 0 for the plan in hand. */
  readonly depth: number
  /** The version of its superior's that it follows, and the newest one there; 0 for the plan in hand. */
  readonly adopted: number
  readonly newest: number
  /** Its own newest version, 0 for none; null where this person cannot know. */
  readonly version: number | null
  readonly states: StateCounts
  readonly waiting: number
}

/** A unit that could have made a plan and has not. */
export interface GapNode {
  readonly kind: 'gap'
  readonly unitId: string
  readonly unitName: string
  readonly depth: number
  /** The plan it would be made from. */
  readonly superiorId: string
}

export type ChainNode = PlanNode | GapNode

export interface Figures {
  /** Units right below with a plan, of all units right below. */
  readonly made: number
  readonly units: number
  /** Plans below that follow the newest version, of all plans below. */
  readonly current: number
  readonly plans: number
  readonly waiting: number
  readonly local: number
}

type Rollup = Answer<'rollup'>

const WAITING: readonly SectionState[] = ['update-available', 'diverged', 'conflict', 'new-from-superior', 'withdrawn']

/**
 * The plan in hand and all below it, depth first, after each plan the units that have none of their own yet. Without a
 * rollup, which not everybody may read, only the plans right below.
 */
export function chainOf(plan: PlanDetail, rollup: Rollup | null, plans: readonly PlanSummary[], units: readonly Unit[]): readonly ChainNode[] {
  const versions = new Map(plans.map(({ id, version }) => [id, version]))
  const root: PlanNode = {
    kind: 'plan', planId: plan.id, unitId: plan.unitId, unitName: plan.unitName, depth: 0, adopted: plan.superior?.adopted ?? 0, newest: plan.superior?.newest ?? 0,
    version: plan.version, states: plan.states, waiting: plan.waiting,
  }
  const nodes: PlanNode[] = [root]
  const above: PlanNode[] = [root]
  for (const below of rollup === null ? rightBelow(plan) : rowsOf(rollup)) {
    above.length = below.depth
    const superior = above[below.depth - 1] ?? root
    const node: PlanNode = { kind: 'plan', ...below, newest: Math.max(superior.version ?? 0, below.adopted), version: below.version ?? versions.get(below.planId) ?? null, waiting: waitingIn(below.states) }
    above[below.depth] = node
    nodes.push(node)
  }
  return withGaps(nodes, units)
}

export function figuresOf(chain: readonly ChainNode[]): Figures {
  const below = chain.filter((node): node is PlanNode => node.kind === 'plan' && node.depth > 0)
  const right = chain.filter(({ depth }) => depth === 1)
  return {
    made: right.filter(({ kind }) => kind === 'plan').length, units: right.length,
    current: below.filter(({ adopted, newest }) => adopted === newest).length, plans: below.length,
    waiting: below.reduce((sum, { waiting }) => sum + waiting, 0), local: below.reduce((sum, { states }) => sum + (states.local ?? 0), 0),
  }
}

/** The sections of a rollup in which some unit differs, waits or has none; with `all`, every one. */
export function rowsShown(rollup: Rollup, all: boolean): Rollup['sections'] {
  if (all) return rollup.sections
  return rollup.sections.filter(({ id }) => rollup.units.some(({ cells }) => (cells[id] ?? 'omitted') !== 'identical'))
}

/** Units per state for one section; those whose plan does not have it are under `absent`. */
export function rowSummary(rollup: Rollup, sectionId: string): ReadonlyMap<SectionState | 'absent', readonly Rollup['units'][number][]> {
  const out = new Map<SectionState | 'absent', Rollup['units'][number][]>()
  for (const unit of rollup.units) {
    const state = unit.cells[sectionId] ?? 'absent'
    out.set(state, [...(out.get(state) ?? []), unit])
  }
  return out
}

type Below = Omit<PlanNode, 'kind' | 'newest' | 'waiting'>

function rowsOf(rollup: Rollup): readonly Below[] {
  return rollup.units.map(({ planId, unitId, unitName, depth, adopted, cells, local }) => {
    const states: Partial<Record<SectionState, number>> = local > 0 ? { local } : {}
    for (const state of Object.values(cells)) states[state] = (states[state] ?? 0) + 1
    return { planId, unitId, unitName, depth, adopted, version: null, states }
  })
}

function rightBelow(plan: PlanDetail): readonly Below[] {
  return plan.subordinates.map(({ planId, unitId, unitName, adopted, version, states }) => ({ planId, unitId, unitName, depth: 1, adopted, version, states }))
}

function waitingIn(states: StateCounts): number {
  return WAITING.reduce((sum, state) => sum + (states[state] ?? 0), 0)
}

/** Only what was issued can be carried on, so units below a draft lack nothing. */
function withGaps(nodes: readonly PlanNode[], units: readonly Unit[]): readonly ChainNode[] {
  const have = new Set(nodes.map(({ unitId }) => unitId))
  const out: ChainNode[] = []
  const open: PlanNode[] = []
  const close = (depth: number): void => {
    while (open.length > depth) {
      const node = open.pop()
      if (node !== undefined) out.push(...gapsOf(node, units, have))
    }
  }
  for (const node of nodes) {
    close(node.depth)
    out.push(node)
    open.push(node)
  }
  close(0)
  return out
}

function gapsOf(node: PlanNode, units: readonly Unit[], have: ReadonlySet<string>): readonly GapNode[] {
  if ((node.version ?? 0) === 0) return []
  return units.filter(({ id, parentId }) => parentId === node.unitId && !have.has(id))
    .map(({ id, shortName }) => ({ kind: 'gap', unitId: id, unitName: shortName, depth: node.depth + 1, superiorId: node.planId }))
}
