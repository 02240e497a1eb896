import type { Block, Plan, PlanMeta, Section } from '@thac/plan'
import { keysBetween, textInline } from '@thac/plan'

/** A section written tersely: "- " and "+ " open bullets, any other line is a paragraph. */
export interface Draft {
  readonly id: string
  readonly level?: number
  readonly kind?: Section['kind']
  readonly title?: string
  readonly runIn?: boolean
  readonly lines?: readonly string[]
}

export function buildPlan(meta: PlanMeta, drafts: readonly Draft[]): Plan {
  const keys = keysBetween(null, null, drafts.length)
  return {
    meta,
    sections: drafts.map((draft, i) => ({
      id: draft.id,
      order: keys[i] ?? '',
      level: draft.level ?? 1,
      kind: draft.kind ?? 'body',
      runIn: draft.runIn ?? false,
      title: textInline(draft.title ?? ''),
      blocks: (draft.lines ?? []).map(buildBlock),
    })),
  }
}

export function buildBlock(line: string): Block {
  const bullet = /^([-+]) (.*)$/s.exec(line)
  if (bullet === null) return { type: 'paragraph', content: textInline(line) }
  return { type: 'bullet', attrs: { depth: bullet[1] === '+' ? 2 : 1 }, content: textInline(bullet[2] ?? '') }
}

/** `plan` with one section's blocks changed line by line; a section that is not there is an error in the demo itself. */
export function rewrite(plan: Plan, id: string, change: (section: Section) => Section): Plan {
  if (!plan.sections.some((section) => section.id === id)) throw new Error(`the demo plan has no section ${id}`)
  return { ...plan, sections: plan.sections.map((section) => (section.id === id ? change(section) : section)) }
}

/** Replaces `from` by `to` in every text of a section. */
export function reword(section: Section, from: string, to: string): Section {
  return {
    ...section,
    blocks: section.blocks.map((block) => ({
      ...block,
      content: (block.content ?? []).map((inline) => (inline.text === undefined ? inline : { ...inline, text: inline.text.replace(from, to) })),
    })),
  }
}
