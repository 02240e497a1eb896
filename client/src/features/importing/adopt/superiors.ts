import type { PlanSummary, Unit, VersionSummary } from '@thac/api'
import { unitPath } from '@thac/api'
import type { Basis, PlanMeta } from '@thac/plan'
import { foldText } from '@thac/plan'

/** Why a superior's plan is proposed: the draft's bases cite its number, or its title. */
export type Reason = 'number' | 'title'

export interface Guessed {
  readonly planId: string
  readonly why: Reason
}

/** The issued plans of units above `unitId` that it may take up and has no plan of yet, nearest unit first, newest first. */
export function superiorsFor(plans: readonly PlanSummary[], units: readonly Unit[], unitId: string | null): readonly PlanSummary[] {
  if (unitId === null) return []
  const above = unitPath(unitId, units).slice(1)
  const taken = new Set(plans.flatMap((plan) => (plan.unitId === unitId && plan.superior !== null ? [plan.superior.planId] : [])))
  return plans
    .filter((plan) => plan.version > 0 && above.includes(plan.unitId) && plan.can.includes('fork') && !taken.has(plan.id))
    .sort((a, b) => above.indexOf(a.unitId) - above.indexOf(b.unitId) || (a.editedAt < b.editedAt ? 1 : -1))
}

/** The plans under the number and title that they were issued with; whoever may read a draft is listed that of the draft. */
export function asIssued(plans: readonly PlanSummary[], issued: ReadonlyMap<string, Pick<VersionSummary, 'number' | 'title'>>): readonly PlanSummary[] {
  return plans.map((plan) => {
    const version = issued.get(plan.id)
    return version === undefined ? plan : { ...plan, number: version.number, title: version.title }
  })
}

/** The plan that the draft's bases cite, by number before title; null where none is cited, or two by one and the same number. */
export function guessSuperior(meta: Pick<PlanMeta, 'bases'>, choices: readonly PlanSummary[]): Guessed | null {
  const byNumber = choices.filter((plan) => plan.number !== null && meta.bases.some((basis) => citesNumber(basis, plan.number ?? '')))
  // One number is given in every unit and year; only the words of the citation tell them apart.
  const cited = byNumber.length > 1 ? byNumber.filter((plan) => meta.bases.some((basis) => citesNumber(basis, plan.number ?? '') && citesTitle(basis, plan.title))) : byNumber
  const [first, second] = cited
  if (first !== undefined) return second === undefined ? { planId: first.id, why: 'number' } : null
  const byTitle = choices.find((plan) => meta.bases.some((basis) => citesTitle(basis, plan.title)))
  return byTitle === undefined ? null : { planId: byTitle.id, why: 'title' }
}

/** A shorter title stands by chance in many sentences. */
const FEWEST_WORDS = 4

function citesNumber({ number, text }: Basis, wanted: string): boolean {
  const own = bareNumber(wanted)
  if (own === '') return false
  if (number !== null) return bareNumber(number) === own
  return (text?.match(/\S*\d\S*\/\S+/gu) ?? []).some((one) => bareNumber(one) === own)
}

function citesTitle({ text }: Basis, title: string): boolean {
  const own = plain(title)
  return own.split(' ').length >= FEWEST_WORDS && text !== undefined && plain(text).includes(own)
}

/** `Số: 05/KH-UBND` and `5/kh-ubnd` are one number. */
function bareNumber(number: string): string {
  const bare = number.normalize('NFC').trim().toUpperCase().replace(/^SỐ\s*:?/u, '')
  return foldText(bare).replace(/[\s.,;]/g, '').replace(/^0+(?=\d)/, '')
}

function plain(text: string): string {
  return foldText(text).toLowerCase().replace(/[^\p{L}\p{M}\p{N}\u2060]+/gu, ' ').trim()
}
