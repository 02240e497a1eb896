import type { Plan } from '../../model/plan.ts'
import { standing } from '../../model/plan.ts'
import type { SectionContent, SectionId } from '../../model/section.ts'
import { sectionContent } from '../../model/section.ts'
import type { LevelFigures, SectionAuthorship } from './authored.ts'
import { attribute } from './authorship-chain.ts'
import type { LocaliseOptions, Terms } from '../terms/matcher.ts'
import { hashRich } from '../hash.ts'

/**
 * The blackline by level: of every word that a section says at the end of a chain, which level wrote it; of every word
 * that went on the way, who took it out. It is read from the texts alone, level by level, through the same alignment
 * that differences are shown by; no history of keystrokes is needed. docs/spec/authorship.md has the rules.
 */

/** One text in the chain, highest first. Two steps of one name (two versions of one unit's) are one level. */
export interface AuthorshipStep {
  readonly level: string
  /** Null where the level does not have the section. */
  readonly content: SectionContent | null
  /** What this level declared for what comes from above: put into the text above before the two are compared. */
  readonly terms?: Terms
  readonly options?: LocaliseOptions
}

/** Who wrote which words of one section. The texts of the runs that stand are, end to end, the last content's text. */
export function authorship(steps: readonly AuthorshipStep[]): SectionAuthorship {
  const chain = steps.map(({ content, ...step }) => ({ ...step, texts: new Map(content === null ? [] : [['', content] as const]) }))
  return attribute(chain, levelNames(steps)).get('') ?? nowhere(levelNames(steps).length)
}

/** One plan in the chain, highest first: the version that the next one below was last reconciled with. */
export interface AuthorshipPlan {
  readonly level: string
  readonly plan: Plan
  readonly terms?: Terms
  readonly options?: LocaliseOptions
}

export interface PlanAuthorshipOptions {
  /** Superiors' texts by hRich: a section that was last reconciled with another text than the plan above has now is held against that one. */
  readonly bases?: ReadonlyMap<string, SectionContent>
}

export interface PlanAuthorship {
  readonly levels: readonly string[]
  /** Of every section that stands in any of the plans: the last plan's in its order, the others behind what they stood behind. */
  readonly sections: readonly (SectionAuthorship & { readonly id: SectionId })[]
  readonly figures: readonly LevelFigures[]
}

/** The blackline of a whole plan: its sections by id, and words that went from one section into another with their author. */
export function planAuthorship(chain: readonly AuthorshipPlan[], { bases }: PlanAuthorshipOptions = {}): PlanAuthorship {
  const levels = levelNames(chain)
  const plans = chain.map(({ plan }) => new Map(standing(plan).map((section) => [section.id, section])))
  const steps = chain.map(({ level, terms, options }, i) => {
    const below = plans[i + 1]
    const texts = new Map([...(plans[i] ?? [])].map(([id, section]): [SectionId, SectionContent] => {
      const base = below?.get(id)?.base
      const old = base === undefined || base === hashRich(section) ? undefined : bases?.get(base)
      return [id, old ?? sectionContent(section)]
    }))
    return { level, texts, ...(terms === undefined ? {} : { terms }), ...(options === undefined ? {} : { options }) }
  })
  const found = attribute(steps, levels)
  const sections = order(chain).flatMap((id) => {
    const section = found.get(id)
    return section === undefined ? [] : [{ id, ...section }]
  })
  return { levels, sections, figures: levels.map((_, level) => sum(sections.map((section) => section.figures[level]))) }
}

function levelNames(steps: readonly { readonly level: string }[]): readonly string[] {
  return [...new Set(steps.map((step) => step.level))]
}

/** Every id once: those of the last plan in order, then each plan's above behind its neighbour. */
function order(chain: readonly AuthorshipPlan[]): readonly SectionId[] {
  const behind = new Map<SectionId | null, SectionId[]>()
  const known = new Set<SectionId>()
  for (const { plan } of [...chain].reverse()) {
    let last: SectionId | null = null
    for (const { id } of standing(plan)) {
      if (!known.has(id)) {
        known.add(id)
        behind.set(last, [id, ...(behind.get(last) ?? [])])
      }
      last = id
    }
  }
  const out: SectionId[] = []
  const open: SectionId[] = [...(behind.get(null) ?? [])].reverse()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    out.push(id)
    open.push(...[...(behind.get(id) ?? [])].reverse())
  }
  return out
}

function sum(list: readonly (LevelFigures | undefined)[]): LevelFigures {
  return list.reduce<LevelFigures>((all, one) => ({ wrote: all.wrote + (one?.wrote ?? 0), byTerm: all.byTerm + (one?.byTerm ?? 0), removed: all.removed + (one?.removed ?? 0) }), { wrote: 0, byTerm: 0, removed: 0 })
}

function nowhere(levels: number): SectionAuthorship {
  return { standing: false, level: 0, title: [], blocks: [], figures: Array.from({ length: levels }, () => ({ wrote: 0, byTerm: 0, removed: 0 })) }
}
