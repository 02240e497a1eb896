import type { Block, Inline, TextNode } from '../../model/content.ts'
import { isText } from '../../model/content.ts'
import type { Plan } from '../../model/plan.ts'
import type { Section, SectionContent } from '../../model/section.ts'
import type { LocaliseOptions, Matcher, TermMatch, Terms } from './matcher.ts'
import { compileTerms, findTerms } from './matcher.ts'

/** `text` with the terms put in: longest first, one pass, whole words, case kept. Never inverted: many go to one. */
export function localiseText(text: string, terms: Terms, options: LocaliseOptions = {}): string {
  return replace(text, findTerms(text, compileTerms(terms, options)))
}

/**
 * A section's content with the terms put in, across the borders of bold and other runs; what is put in takes the marks
 * of the first letter it stands for. Answers the very same object where nothing changes, and the same result for the
 * same content and terms objects, so that hashes stay warm.
 */
export function localise(content: SectionContent, terms: Terms, options: LocaliseOptions = {}): SectionContent {
  const matcher = compileTerms(terms, options)
  if (matcher.empty) return content
  let store = localised.get(matcher)
  if (store === undefined) {
    store = new WeakMap()
    localised.set(matcher, store)
  }
  const known = store.get(content)
  if (known !== undefined) return known
  const title = localiseInline(content.title, matcher)
  const blocks = content.blocks.map((block) => localiseBlock(block, matcher))
  const same = title === content.title && blocks.every((block, i) => block === content.blocks[i])
  const made = same ? content : { title, blocks, runIn: content.runIn }
  store.set(content, made)
  return made
}

/**
 * A plan with the terms put into its title and every section; ids, order, levels, bases and the rest of the letterhead
 * stay, for they name documents and units that a substitution must not touch.
 */
export function localisePlan(plan: Plan, terms: Terms, options: LocaliseOptions = {}): Plan {
  const sections = plan.sections.map((section): Section => {
    const content = localise(section, terms, options)
    return content === section ? section : { ...section, title: content.title, blocks: content.blocks }
  })
  return { meta: { ...plan.meta, title: localiseText(plan.meta.title, terms, options) }, sections }
}

const localised = new WeakMap<Matcher, WeakMap<SectionContent, SectionContent>>()

function localiseBlock(block: Block, matcher: Matcher): Block {
  if (block.content === undefined || !LOCALISED.has(block.type)) return block
  const content = localiseInline(block.content, matcher)
  return content === block.content ? block : { ...block, content }
}

/** Blocks of a newer schema stay as they are. */
const LOCALISED: ReadonlySet<string> = new Set(['paragraph', 'bullet', 'table'])

function localiseInline(content: readonly Inline[], matcher: Matcher): readonly Inline[] {
  const out: Inline[] = []
  let changed = false
  for (let i = 0; i < content.length; ) {
    const run: TextNode[] = []
    for (let inline = content[i]; inline !== undefined && isText(inline); inline = content[++i]) run.push(inline)
    const matches = findTerms(run.map((node) => node.text).join(''), matcher)
    if (matches.length > 0) changed = true
    out.push(...replaceInRun(run, matches))
    const leaf = content[i]
    if (leaf !== undefined && !isText(leaf)) {
      // The rows and cells of a table.
      const inner = leaf.content === undefined ? undefined : localiseInline(leaf.content, matcher)
      if (inner !== leaf.content) changed = true
      out.push(inner === leaf.content || inner === undefined ? leaf : { ...leaf, content: inner })
      i++
    }
  }
  return changed ? out : content
}

function replaceInRun(run: readonly TextNode[], matches: readonly TermMatch[]): readonly Inline[] {
  if (matches.length === 0) return run
  const out: Inline[] = []
  let at = 0
  for (const node of run) {
    const end = at + node.text.length
    let text = ''
    let from = at
    for (const match of matches) {
      if (match.end <= at || match.start >= end) continue
      if (match.start >= at) text += node.text.slice(from - at, match.start - at) + match.to
      from = Math.min(match.end, end)
    }
    text += node.text.slice(from - at)
    if (text !== '') out.push({ ...node, text })
    at = end
  }
  return out
}

function replace(text: string, matches: readonly TermMatch[]): string {
  let out = ''
  let at = 0
  for (const match of matches) {
    out += text.slice(at, match.start) + match.to
    at = match.end
  }
  return out + text.slice(at)
}
