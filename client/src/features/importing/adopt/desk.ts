import type { AdoptionPreview } from '@thac/api'
import type { Plan, SectionId } from '@thac/plan'
import { standing } from '@thac/plan'

/** What is decided so far: which section of one's own is which of the superior's, and which questions have an answer. */
export interface AdoptDesk {
  readonly pairs: ReadonlyMap<SectionId, SectionId>
  /** The superior's sections that are asked about, the least sure first. */
  readonly questions: readonly SectionId[]
  readonly answered: ReadonlySet<SectionId>
}

/** The pairs as proposed; the doubtful ones are questions. */
export function startDesk({ pairs }: Pick<AdoptionPreview, 'pairs'>): AdoptDesk {
  return {
    pairs: new Map(pairs.map(({ base, child }) => [base, child])),
    questions: pairs.filter(({ doubtful }) => doubtful).sort((a, b) => a.confidence - b.confidence).map(({ base }) => base),
    answered: new Set(),
  }
}

/** Says which section of one's own `base` is; null for none. One that was another's is taken from it, which is asked then. */
export function answer(desk: AdoptDesk, base: SectionId, child: SectionId | null): AdoptDesk {
  const pairs = new Map(desk.pairs)
  const answered = new Set(desk.answered).add(base)
  let { questions } = desk
  for (const [other, held] of pairs) {
    if (held !== child || other === base) continue
    pairs.delete(other)
    answered.delete(other)
    if (!questions.includes(other)) questions = [...questions, other]
  }
  if (child === null) pairs.delete(base)
  else pairs.set(base, child)
  return { pairs, questions, answered }
}

/** Every open question answered as it was proposed. */
export function agreeToAll(desk: AdoptDesk): AdoptDesk {
  return { ...desk, answered: new Set([...desk.answered, ...desk.questions]) }
}

/** The questions still open, in their order. */
export function openQuestions(desk: AdoptDesk): readonly SectionId[] {
  return desk.questions.filter((base) => !desk.answered.has(base))
}

/** The question to go on with after `base`: the next open one, round the end; null where all are answered. */
export function nextQuestion(desk: AdoptDesk, base: SectionId | null): SectionId | null {
  const at = base === null ? -1 : desk.questions.indexOf(base)
  const round = [...desk.questions.slice(at + 1), ...desk.questions.slice(0, at + 1)]
  return round.find((one) => !desk.answered.has(one)) ?? null
}

/** What could be `base`, the section it is paired with or was proposed first: at most three. */
export function candidatesOf({ pairs }: Pick<AdoptionPreview, 'pairs'>, desk: AdoptDesk, base: SectionId): readonly SectionId[] {
  const proposed = pairs.find((pair) => pair.base === base)
  const list = proposed === undefined ? [] : [proposed.child, ...proposed.alternatives.map(({ child }) => child)]
  const now = desk.pairs.get(base)
  return [...new Set(now === undefined ? list : [...list.slice(0, 1), now, ...list])].slice(0, MOST_CANDIDATES)
}

const MOST_CANDIDATES = 3

/** A section of either side, or one of both that are one. */
export interface PairRow {
  readonly base: SectionId | null
  readonly child: SectionId | null
}

/**
 * Both outlines side by side in the order of one's own; what one has not stands where the plan will hold it: behind what it
 * follows at the superior's, past the sections of one's own below that.
 */
export function rowsOf(superior: Plan, draft: Plan, { pairs }: AdoptDesk): readonly PairRow[] {
  const baseOf = new Map([...pairs].map(([base, child]) => [child, base]))
  const levels = new Map(standing(draft).map(({ id, kind, level }) => [id, kind === 'body' ? level : 0]))
  const rows: PairRow[] = standing(draft).map(({ id }) => ({ base: baseOf.get(id) ?? null, child: id }))
  let last: SectionId | null = null
  for (const { id, level } of standing(superior)) {
    if (!pairs.has(id)) {
      let place = last === null ? 0 : rows.findIndex(({ base }) => base === last) + 1
      for (let row = rows[place]; row !== undefined && row.base === null && (levels.get(row.child ?? '') ?? 0) > level; row = rows[++place]);
      rows.splice(place, 0, { base: id, child: null })
    }
    last = id
  }
  return rows
}
