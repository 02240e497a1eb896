/**
 * A merge's result into the living document (docs/spec/pull.md): one transaction, keyed by section, as small as it can be. What
 * somebody has changed since the merge was made is merged once more, or left alone and told.
 */
import type { Inline, Plan, SectionContent, SectionId } from '@thac/plan'
import { isText, refOf } from '@thac/plan'
import type * as Y from 'yjs'
import type { Bounced, Kept, PullPlan, SectionWrite } from './apply-plan.ts'
import { planPull } from './apply-plan.ts'
import { sameJson } from './block.ts'
import { clocksOf } from './standing.ts'
import { bodyOf, entryOf, sectionsOf } from './layout.ts'
import { readPlan, readSection } from './read.ts'
import { insertSection, setSection, writeContent, writeMeta } from './write.ts'
import { withdrawnIds } from './withdrawal.ts'

export interface ApplyOptions {
  /** Of the transaction; never one that a person's undo follows. */
  readonly origin: unknown
  /** Who takes a section out, for the record. */
  readonly by?: string
}

/** What became of a merge. */
export interface AppliedMerge extends Pick<PullPlan, 'review'> {
  /** The sections in which anything was written, in the order of writing. */
  readonly written: readonly SectionId[]
  readonly bounced: readonly Bounced[]
  readonly kept: readonly Kept[]
}

/**
 * Writes what `after` changes against `before`, the plan that the merge was made from. A section unchanged since `before` becomes
 * `after`'s; one changed meanwhile is merged three ways where that is clean, else nothing of it is written and its base stays.
 * Its own inverse: `applyMerge(doc, after, before)` takes a pull back and keeps what was typed since. Never throws for what others
 * have done meanwhile; applying twice writes nothing.
 */
export function applyMerge(doc: Y.Doc, before: Plan, after: Plan, options: ApplyOptions): AppliedMerge {
  const plan = planPull(before, after, readPlan(doc), withdrawnIds(doc), (id) => sectionsOf(doc).has(id))
  if (plan.writes.length > 0 || Object.keys(plan.meta).length > 0) {
    doc.transact(() => {
      for (const write of plan.writes) writeOne(doc, write, options)
      writeMeta(doc, plan.meta, options.origin)
    }, options.origin)
  }
  return {
    written: plan.writes.map((write) => (write.kind === 'insert' ? write.section.id : write.id)),
    bounced: plan.bounced, kept: plan.kept, review: plan.review,
  }
}

function writeOne(doc: Y.Doc, write: SectionWrite, { origin, by = '' }: ApplyOptions): void {
  switch (write.kind) {
    case 'insert': return insertSection(doc, write.section, origin)
    case 'withdraw': {
      const entry = entryOf(doc, write.id)
      const body = entry === null ? null : bodyOf(entry)
      entry?.set('removed', { by, known: body === null ? {} : clocksOf(body), ...(write.base === undefined ? {} : { base: write.base }) })
      return setSection(doc, write.id, { base: null }, origin)
    }
    case 'revise': {
      if (write.stands) entryOf(doc, write.id)?.delete('removed')
      if (write.content !== null) writeContent(doc, write.id, asPrinted(doc, write.id, write.content), origin)
      setSection(doc, write.id, write.fields, origin)
    }
  }
}

/** References print their numbers of now when a plan is read; what the document holds of one that did not change is left as it is. */
function asPrinted(doc: Y.Doc, id: SectionId, content: SectionContent): SectionContent {
  const held = readSection(doc, id)
  const refs = held === null ? [] : [held.title, ...held.blocks.map((block) => block.content ?? [])].flat().filter((inline) => refOf(inline) !== null)
  if (refs.length === 0) return content
  const line = (inlines: readonly Inline[]): readonly Inline[] => inlines.map((inline) => {
    const ref = refOf(inline)
    if (ref === null || isText(inline)) return inline
    const same = refs.find((one) => !isText(one) && sameJson({ ...one.attrs, text: '' }, { ...inline.attrs, text: '' }))
    return same === undefined || isText(same) || same.attrs === undefined ? inline : { ...inline, attrs: same.attrs }
  })
  return { ...content, title: line(content.title), blocks: content.blocks.map((block) => (block.content === undefined ? block : { ...block, content: line(block.content) })) }
}
