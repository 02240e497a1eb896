/**
 * What of a merge may be written, decided before anything is: `before` is the plan that the merge was made from, `after` what it
 * gave, `live` what the document says now, since people went on typing. Pure (docs/spec/pull.md, L1 to L8).
 */
import type { Conflict, Json, Plan, PlanMeta, Review, Section, SectionContent, SectionId } from '@thac/plan'
import { mergeSection, places, sameContent, standing } from '@thac/plan'
import { sameJson } from './block.ts'
import { Places } from './apply-place.ts'
import type { SectionPatch } from './write.ts'

/**
 * Why a section was left as it is:
 * - `conflict`: it was changed meanwhile, and both changes do not go together
 * - `typed-in`: it was to go, and somebody has written in it, or put a section under it, meanwhile
 * - `removed`: somebody has taken it out meanwhile; `gone`: it is not in the document at all
 * - `decided`: its base is another one by now: somebody else has decided on it
 * - `taken`: another section has the id of a new one
 */
export type BounceReason = 'conflict' | 'typed-in' | 'removed' | 'gone' | 'decided' | 'taken'

/** A section of which nothing was written; its base is where it was. */
export interface Bounced {
  readonly section: SectionId
  readonly reason: BounceReason
  /** What clashed, in a `conflict`: base is `before`, upstream is `after`, child is what stands. */
  readonly conflicts: readonly Conflict[]
}

/** A single value that somebody changed meanwhile, and that stands as they left it. `section`: null for the letterhead. */
export interface Kept {
  readonly section: SectionId | null
  readonly field: string
}

/** One section to be written. `content`: null where the text stays. */
export type SectionWrite =
  | { readonly kind: 'insert'; readonly section: Section }
  | { readonly kind: 'withdraw'; readonly id: SectionId; readonly base: string | undefined }
  | { readonly kind: 'revise'; readonly id: SectionId; readonly stands: boolean; readonly content: SectionContent | null; readonly fields: SectionPatch }

export interface PullPlan {
  readonly writes: readonly SectionWrite[]
  readonly meta: Partial<PlanMeta>
  readonly bounced: readonly Bounced[]
  readonly kept: readonly Kept[]
  /** Sentences in which the merge's words and words typed meanwhile came together. */
  readonly review: readonly (Review & { readonly section: SectionId })[]
}

interface Desk {
  readonly before: ReadonlyMap<SectionId, Section>
  readonly after: ReadonlyMap<SectionId, Section>
  readonly live: ReadonlyMap<SectionId, Section>
  readonly withdrawn: ReadonlySet<SectionId>
  readonly held: (id: SectionId) => boolean
  readonly writes: SectionWrite[]
  readonly bounced: Bounced[]
  readonly kept: Kept[]
  readonly review: (Review & { readonly section: SectionId })[]
}

/** Plans the writes; `withdrawn`: the sections that a pull took out and that are out still; `held`: the document has the id, read or not (F7). */
export function planPull(before: Plan, after: Plan, live: Plan, withdrawn: ReadonlySet<SectionId>, held: (id: SectionId) => boolean): PullPlan {
  const desk: Desk = { before: byId(before), after: byId(after), live: byId(live), withdrawn, held, writes: [], bounced: [], kept: [], review: [] }
  const gone = leaving(desk, before, live)
  for (const section of after.sections) if (stands(section)) arrive(desk, section)
  for (const id of gone) desk.writes.push({ kind: 'withdraw', id, base: desk.live.get(id)?.base })
  return { ...desk, writes: inPlace(desk, after, live), meta: metaOf(before, after, live, desk) }
}

/** The sections to take out: they stood, they shall not, and nobody has written in them or hung anything below them since. */
function leaving(desk: Desk, before: Plan, live: Plan): ReadonlySet<SectionId> {
  const out = new Set<SectionId>()
  for (const was of standing(before)) {
    const now = desk.live.get(was.id)
    if (stands(desk.after.get(was.id)) || now === undefined || !stands(now)) continue
    if (now.base !== was.base) bounce(desk, was.id, 'decided')
    else if (!sameContent(was, now)) bounce(desk, was.id, 'typed-in')
    else out.add(was.id)
  }
  if (out.size === 0) return out
  const parents = places(standing(live), live.meta.numbering)
  const were = places(standing(before), before.meta.numbering)
  for (const section of standing(live)) {
    if (out.has(section.id)) continue
    const known = new Set(chain(were, section.id))
    for (const above of chain(parents, section.id)) {
      if (!out.has(above) || known.has(above)) continue
      out.delete(above)
      bounce(desk, above, 'typed-in')
    }
  }
  return out
}

/** A section that shall stand. */
function arrive(desk: Desk, wanted: Section): void {
  const { id } = wanted
  const was = desk.before.get(id)
  const now = desk.live.get(id)
  if (stands(was)) {
    if (unchanged(was, wanted)) return
    if (now === undefined) return bounce(desk, id, desk.held(id) ? 'removed' : 'gone')
    return stands(now) ? revise(desk, was, wanted, now) : bounce(desk, id, 'removed')
  }
  if (now === undefined) {
    if (desk.held(id)) return bounce(desk, id, 'taken')
    const { removed: _removed, ...section } = wanted
    desk.writes.push({ kind: 'insert', section })
    return
  }
  if (stands(now)) {
    if (sameContent(now, wanted) && now.base === wanted.base) return
    return was === undefined ? bounce(desk, id, 'taken') : revise(desk, was, wanted, now)
  }
  // Out of the plan, here and where the merge began (or a pull took it out since): it stands again.
  if (was !== undefined) return revise(desk, was, wanted, now)
  if (desk.withdrawn.has(id) && sameContent(now, wanted)) {
    // A pull taken back: all of the entry but its base, which the record holds, is as it was.
    return revise(desk, now, wanted, now)
  }
  bounce(desk, id, 'taken')
}

function revise(desk: Desk, was: Section, wanted: Section, now: Section): void {
  const { id } = wanted
  if (now.base !== was.base) {
    // The same decision by two people at once is one decision.
    if (now.base === wanted.base && sameContent(now, wanted)) return
    return bounce(desk, id, 'decided')
  }
  let content: SectionContent | null = null
  if (!sameContent(was, wanted) && !sameContent(now, wanted)) {
    if (sameContent(was, now)) content = wanted
    else {
      const merged = mergeSection(was, wanted, now)
      if (!merged.clean) return bounce(desk, id, 'conflict', merged.conflicts)
      desk.review.push(...merged.review.map((review) => ({ ...review, section: id })))
      content = merged.content
    }
  }
  const fields: { -readonly [key in keyof SectionPatch]: SectionPatch[key] } = {}
  const single = <K extends 'level' | 'kind' | 'order'>(key: K): void => {
    if (wanted[key] === was[key] || wanted[key] === now[key]) return
    if (now[key] === was[key]) Object.assign(fields, { [key]: wanted[key] })
    else desk.kept.push({ section: id, field: key })
  }
  single('level')
  single('kind')
  single('order')
  if (wanted.label !== was.label && wanted.label !== now.label) {
    if (now.label === was.label) fields.label = wanted.label ?? null
    else desk.kept.push({ section: id, field: 'label' })
  }
  const again = !stands(now)
  if (again || wanted.base !== was.base) fields.base = wanted.base ?? null
  if (again || content !== null || Object.keys(fields).length > 0) desk.writes.push({ kind: 'revise', id, stands: again, content, fields })
}

/** The writes with the order keys that their places need in the plan as it stands now. */
function inPlace(desk: Desk, after: Plan, live: Plan): readonly SectionWrite[] {
  const found = new Places(after, live)
  return desk.writes.map((write) => {
    switch (write.kind) {
      case 'withdraw': return write
      case 'insert': return { ...write, section: { ...write.section, order: found.place(write.section.id) } }
      case 'revise': {
        if (write.fields.order === undefined) return write
        return { ...write, fields: { ...write.fields, order: found.place(write.id) } }
      }
    }
  })
}

function metaOf(before: Plan, after: Plan, live: Plan, desk: Desk): Partial<PlanMeta> {
  const out: Record<string, Json> = {}
  // PlanMeta is JSON by its model.
  const [was, wanted, now] = [before.meta, after.meta, live.meta] as unknown as readonly Record<string, Json>[]
  for (const [field, value] of Object.entries(wanted ?? {})) {
    if (sameJson(value, was?.[field]) || sameJson(value, now?.[field])) continue
    if (sameJson(was?.[field], now?.[field])) out[field] = value
    else desk.kept.push({ section: null, field })
  }
  return out as Partial<PlanMeta>
}

function bounce(desk: Desk, section: SectionId, reason: BounceReason, conflicts: readonly Conflict[] = []): void {
  desk.bounced.push({ section, reason, conflicts })
}

function unchanged(was: Section, wanted: Section): boolean {
  return was.level === wanted.level && was.kind === wanted.kind && was.order === wanted.order && was.label === wanted.label && was.base === wanted.base && sameContent(was, wanted)
}

function stands(section: Section | undefined): section is Section {
  return section !== undefined && section.removed !== true
}

function byId(plan: Plan): ReadonlyMap<SectionId, Section> {
  return new Map(plan.sections.map((section) => [section.id, section]))
}

function chain(found: ReturnType<typeof places>, id: SectionId): readonly SectionId[] {
  const out: SectionId[] = []
  for (let at = found.get(id)?.parent ?? null; at !== null && out.length < 100; at = found.get(at)?.parent ?? null) out.push(at)
  return out
}
