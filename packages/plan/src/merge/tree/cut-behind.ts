import type { Block } from '../../model/content.ts'
import { blockText } from '../../model/content.ts'
import type { Section, SectionId } from '../../model/section.ts'
import { canonicalBlock } from '../../cascade/canonical.ts'
import type { SplitFound } from '../../cascade/splits.ts'
import type { PlanTree } from './plan-tree.ts'

/**
 * Splits that the words do not prove, because they are those of every office and stand elsewhere too: the paragraphs that a section
 * lost stand word for word in a new one right behind it. A divergence is not told by so little; a merge that took it for chance
 * would bring back in the new section what the other side took out of the old one.
 */

/** Of the words of a new section, how much has to come from the one before it. */
const MOST = 0.6

/** Splits and joins between two trees, those of `known` and those that only their place tells, one for each section and kind. */
export function withCutBehind(known: readonly SplitFound[], before: PlanTree, after: PlanTree): readonly SplitFound[] {
  const out = [...known]
  for (const [kind, from, to] of [['split', before, after], ['joined', after, before]] as const) {
    const taken = new Set(known.flatMap((one) => (one.kind === kind ? one.parts.filter((id) => id !== one.whole) : [])))
    for (const { whole, parts } of cutBehind(from, to, taken)) {
      const at = out.findIndex((one) => one.kind === kind && one.whole === whole)
      const all = [...new Set([...(out[at]?.parts ?? [whole]), ...parts])].sort((a, b) => to.at(a) - to.at(b))
      out.splice(at < 0 ? out.length : at, at < 0 ? 0 : 1, { kind, whole, parts: all })
    }
  }
  return out
}

/** For sections that stand in both trees, those of `to` alone that stand right behind them and say what they lost. */
function cutBehind(from: PlanTree, to: PlanTree, taken: ReadonlySet<SectionId>): readonly { readonly whole: SectionId; readonly parts: readonly SectionId[] }[] {
  return to.sections.flatMap((kept, i) => {
    const whole = from.get(kept.id)
    const next = to.sections[i + 1]
    if (whole === undefined || next === undefined || from.has(next.id)) return []
    const lost = counts(whole)
    for (const key of kept.blocks.map(canonicalBlock)) lost.set(key, (lost.get(key) ?? 0) - 1)
    const parts: SectionId[] = []
    for (let at = i + 1; ; at++) {
      const part = to.sections[at]
      if (part === undefined || from.has(part.id) || part.kind !== kept.kind) break
      if (!taken.has(part.id) && comesFrom(part, lost)) parts.push(part.id)
    }
    return parts.length === 0 ? [] : [{ whole: kept.id, parts }]
  })
}

/** True where most of a section is among the blocks lost, which it takes out of them then. */
function comesFrom(part: Section, lost: Map<string, number>): boolean {
  const there: string[] = []
  const wanted = counts(part)
  let all = 0
  let found = 0
  for (const block of part.blocks) {
    const size = weight(block)
    const key = canonicalBlock(block)
    all += size
    if ((lost.get(key) ?? 0) < (wanted.get(key) ?? 0)) continue
    found += size
    there.push(key)
  }
  if (found === 0 || found < MOST * all) return false
  for (const key of there) lost.set(key, (lost.get(key) ?? 0) - 1)
  return true
}

function counts({ blocks }: Section): Map<string, number> {
  const out = new Map<string, number>()
  for (const key of blocks.map(canonicalBlock)) out.set(key, (out.get(key) ?? 0) + 1)
  return out
}

function weight(block: Block): number {
  return blockText(block).trim().length
}
