import type { Place, Section, SectionDivergence, SectionId } from '@thac/plan'
import type { MoveTarget } from '../../platform/sync/index.ts'

export type OutlineFilter = 'all' | 'diverging' | 'comments'

/** One line of the outline. */
export interface OutlineRow {
  readonly section: Section
  readonly depth: number
  readonly label: string
  /** Subsections on any level below. */
  readonly below: number
  readonly folded: boolean
  /** Shown only because something below it passes the filter. */
  readonly faint: boolean
}

export interface OutlineInput {
  readonly standing: readonly Section[]
  readonly places: ReadonlyMap<SectionId, Place>
  readonly states: ReadonlyMap<SectionId, SectionDivergence>
  readonly comments: ReadonlyMap<SectionId, number>
  readonly filter: OutlineFilter
  readonly folded: ReadonlySet<SectionId>
}

/** The lines to show. A filter keeps what passes it, and what it stands under; folding counts only without a filter. */
export function outlineRows(input: OutlineInput): readonly OutlineRow[] {
  const { standing, places, filter } = input
  const passing = new Set<SectionId>()
  const shown = new Set<SectionId>()
  for (const section of standing) {
    if (!passes(section, input)) continue
    passing.add(section.id)
    for (let at: SectionId | null = section.id; at !== null && !shown.has(at); at = places.get(at)?.parent ?? null) shown.add(at)
  }
  const rows: OutlineRow[] = []
  let foldedBelow = Infinity
  standing.forEach((section, i) => {
    const depth = places.get(section.id)?.depth ?? 0
    if (depth > foldedBelow) return
    foldedBelow = Infinity
    if (!shown.has(section.id)) return
    const folded = filter === 'all' && input.folded.has(section.id)
    if (folded) foldedBelow = depth
    const end = subtreeEnd(standing, places, i)
    rows.push({ section, depth, label: places.get(section.id)?.label ?? '', below: end - i - 1, folded, faint: !passing.has(section.id) })
  })
  return rows
}

/** Index after the last subsection of the section at `i`. */
export function subtreeEnd(standing: readonly Section[], places: ReadonlyMap<SectionId, Place>, i: number): number {
  const depth = places.get(standing[i]?.id ?? '')?.depth ?? 0
  let end = i + 1
  while (end < standing.length && (places.get(standing[end]?.id ?? '')?.depth ?? 0) > depth && standing[end]?.kind === 'body') end++
  return end
}

/** True for `id` itself and for what stands below it: nothing can be moved into its own subsections. */
export function isWithin(id: SectionId, ancestor: SectionId, places: ReadonlyMap<SectionId, Place>): boolean {
  for (let at: SectionId | null = id; at !== null; at = places.get(at)?.parent ?? null) if (at === ancestor) return true
  return false
}

/**
 * Where `moved` goes when it is dropped on `over`, above or below its middle; null where that changes nothing.
 * A preamble stays first and a closing last, so they are no places to pass.
 */
export function dropTarget(input: Pick<OutlineInput, 'standing' | 'places'>, moved: SectionId, over: SectionId, side: 'above' | 'below'): MoveTarget | null {
  if (isWithin(over, moved, input.places)) return null
  const target = input.standing.find((section) => section.id === over)
  if (target === undefined) return null
  if (side === 'above') return target.kind === 'preamble' ? { after: over } : { before: over }
  return target.kind === 'closing' ? { before: over } : { after: over }
}

function passes(section: Section, { filter, states, comments }: OutlineInput): boolean {
  if (filter === 'comments') return (comments.get(section.id) ?? 0) > 0
  if (filter === 'diverging') return diverges(states.get(section.id))
  return true
}

/** Everything that does not simply say what the superior says. */
function diverges(state: SectionDivergence | undefined): boolean {
  return state !== undefined && state.state !== 'identical' && state.state !== 'converged'
}
