import type { Choose, MergeJson, Plan } from '@thac/plan'
import { mergePlans, mergeSection } from '@thac/plan'
import type { TruthCase } from './cases.ts'
import type { Answer } from './score.ts'
import type { Id } from './tree.ts'
import { asFork, contentVisible, planVisible, toContent, toPlan } from './visible.ts'

/** The merge that is judged: of one section, or of whole plans with permanent ids and terms. */
export function engineAnswer(one: TruthCase, choose: Choose = () => 'mine'): Answer {
  const [theirs, mine] = [one.theirs[0], one.mine[0]]
  if (theirs === undefined || mine === undefined) throw new RangeError('a case without sides')
  if (one.lane === 'plan') return planAnswer(one)
  const merged = mergeSection(toContent(one.base), toContent(theirs), toContent(mine), choose)
  const visible = contentVisible(merged.content)
  const looked = merged.review.map((review) => flat(review.text))
  return {
    visible, conflicts: merged.conflicts,
    shown: (line) => (line === undefined ? looked.length > 0 : looked.some((text) => text !== '' && (flat(line).includes(text) || text.includes(flat(line).replace(/^(?:- |\+ |§\d )/u, ''))))),
  }
}

function planAnswer(one: TruthCase): Answer {
  const { base, upstream, child } = plansOf(one)
  const merged: MergeJson = mergePlans(base, upstream, child, one.terms)
  const sections = merged.plan.sections
  const lines = new Map(sections.map((section) => [section.id, new Set(planVisible([section]).lines)]))
  const looked = new Set(merged.review.map((review) => review.section))
  return {
    visible: planVisible(sections), conflicts: merged.conflicts,
    shown: (line) => (line === undefined ? looked.size > 0 : [...looked].some((id) => lines.get(id)?.has(line) === true)),
  }
}

/** The case and its answer seen from above: the sides exchanged, theirs chosen wherever there is a conflict. Of single sections only. */
export function mirrored(one: TruthCase): { readonly one: TruthCase; readonly answer: Answer } {
  const answer = engineAnswer(one, () => 'theirs')
  return { one: { ...one, theirs: one.mine, mine: one.theirs }, answer: { ...answer, conflicts: answer.conflicts.map(({ base, upstream, child }) => ({ base, upstream: child, child: upstream })) } }
}

/** The three plans as they would come from the units: the superior's without terms put in, the child's a fork. */
export function plansOf(one: TruthCase): { readonly base: Plan; readonly upstream: Plan; readonly child: Plan } {
  const mine = one.mine[0]
  if (mine === undefined) throw new RangeError('a case without sides')
  const idOf = (id: Id): string => `s${id}`
  const base = toPlan(one.raw.base, idOf)
  return { base, upstream: toPlan(one.raw.theirs, idOf), child: asFork(toPlan(mine, idOf), base) }
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
