import type { Attrs, Block, Inline, InlineLeaf } from './content.ts'
import { isText } from './content.ts'
import type { Place } from './labels.ts'
import { places } from './labels.ts'
import type { Plan } from './plan.ts'
import { standing } from './plan.ts'
import type { SectionId } from './section.ts'

/**
 * An own cross-reference, as an inline leaf: `mục IV` is the text "mục " and a ref that prints "IV". Its number is computed
 * from its target's place, so that it follows renumbering; `text` is what it printed last.
 */
export interface RefAttrs {
  readonly to: SectionId
  /** The target's own number (`IV`, `1.2`, `a`), or its whole path (`III.2.1`). */
  readonly form: 'figure' | 'path'
  readonly text: string
}

/** A ref leaf to put into inline content. */
export function refLeaf(attrs: RefAttrs): InlineLeaf {
  return { type: 'ref', attrs: { to: attrs.to, form: attrs.form, text: attrs.text } }
}

/** What a leaf refers to; null for any other leaf, and for a ref without a target. */
export function refOf(inline: Inline): RefAttrs | null {
  if (isText(inline) || inline.type !== 'ref') return null
  return readRef(inline.attrs)
}

/** The number that a reference prints now; what it printed last where its target does not stand (any more). */
export function refText(attrs: RefAttrs, placed: ReadonlyMap<SectionId, Place>): string {
  const place = placed.get(attrs.to)
  if (place === undefined) return attrs.text
  const now = attrs.form === 'path' ? place.path : bareFigure(place.label)
  return now === '' ? attrs.text : now
}

/** The number in a label, without words and signs around it: `Điều 5.` is `5`, `a)` is `a`, `1.1.` is `1.1`. */
export function bareFigure(label: string): string {
  return label.trim().replace(/^(?:\p{L}+\s+)+(?=\S)/u, '').replace(/^[(\s]+|[\s.):/–-]+$/gu, '')
}

/** The plan with every reference printing its target's number of now; the very same object where all do already. */
export function currentRefs(plan: Plan): Plan {
  const placed = places(standing(plan), plan.meta.numbering)
  return withRefs(plan, (ref) => ({ ...ref, text: refText(ref, placed) }))
}

/** The plan with every reference's target as `target` says; the very same object where none changes. */
export function redirectRefs(plan: Plan, target: (to: SectionId) => SectionId): Plan {
  return withRefs(plan, (ref) => ({ ...ref, to: target(ref.to) }))
}

/** A redirection by pairs of old and new ids; others stay. */
export function redirection(pairs: readonly (readonly [SectionId, SectionId])[]): (to: SectionId) => SectionId {
  const ids = new Map(pairs)
  return (to) => ids.get(to) ?? to
}

export function hasRefs(plan: Plan): boolean {
  const within = (content: readonly Inline[] | undefined): boolean => (content ?? []).some((leaf) => refOf(leaf) !== null || (!isText(leaf) && within(leaf.content)))
  return plan.sections.some((section) => within(section.title) || section.blocks.some((block) => within(block.content)))
}

function withRefs(plan: Plan, change: (ref: RefAttrs) => RefAttrs): Plan {
  const inline = (content: readonly Inline[]): readonly Inline[] => {
    let own = false
    const out = content.map((leaf): Inline => {
      if (isText(leaf)) return leaf
      const ref = refOf(leaf)
      const now = ref === null ? null : change(ref)
      const inner = leaf.content === undefined ? undefined : inline(leaf.content)
      if ((ref === null || now === null || (now.text === ref.text && now.to === ref.to)) && inner === leaf.content) return leaf
      own = true
      return { ...leaf, ...(inner === undefined ? {} : { content: inner }), ...(now === null ? {} : { attrs: { ...leaf.attrs, to: now.to, text: now.text } }) }
    })
    return own ? out : content
  }
  const block = (one: Block): Block => {
    const content = one.content === undefined ? undefined : inline(one.content)
    return content === undefined || content === one.content ? one : { ...one, content }
  }
  const sections = plan.sections.map((section) => {
    const title = inline(section.title)
    const blocks = section.blocks.map(block)
    return title === section.title && blocks.every((one, i) => one === section.blocks[i]) ? section : { ...section, title, blocks }
  })
  return sections.every((section, i) => section === plan.sections[i]) ? plan : { ...plan, sections }
}

function readRef(attrs: Attrs | undefined): RefAttrs | null {
  const { to, form, text } = attrs ?? {}
  return typeof to === 'string' && typeof text === 'string' ? { to, form: form === 'path' ? 'path' : 'figure', text } : null
}
