/**
 * Writing to a live document by value: the server's and the merge's way in. Every write is keyed by section and as small
 * as it can be, since people may be typing in the same section.
 */
import type { Block, Json, PlanMeta, Section, SectionContent, SectionId, SectionKind } from '@thac/plan'
import * as Y from 'yjs'
import type { BlockElement, SectionEntry } from './layout.ts'
import { TITLE, TYPE, attrOf, blockAttrs, bodyOf, elementsOf, entryOf, isTextElement, metaOf, sectionsOf, setAttr, textOf } from './layout.ts'
import { applyOps, readInline } from './inline.ts'
import { newBlock, newTitle, readBlock, sameJson, writeAttrs } from './block.ts'
import { alignBlocks } from './align.ts'
import { deltaBetween, runsOf, wordPieces } from './runs.ts'
import { newEntry } from './seed.ts'

/** The fields of a section beside its content. `label` and `base`: null takes the value away. */
export interface SectionPatch {
  readonly order?: string
  readonly level?: number
  readonly kind?: SectionKind
  readonly runIn?: boolean
  readonly label?: string | null
  readonly base?: string | null
}

/**
 * Makes the section say `content`: blocks aligned with what is there, each text changed word by word, equal text untouched.
 * What others type meanwhile stays where they typed it. Throws RangeError for an unknown section.
 */
export function writeContent(doc: Y.Doc, id: SectionId, content: SectionContent, origin: unknown): void {
  const entry = demand(doc, id)
  doc.transact(() => {
    if ((entry.get('runIn') === true) !== content.runIn) entry.set('runIn', content.runIn)
    const body = bodyOf(entry) ?? renewBody(entry)
    let elements = elementsOf(body)
    const title = elements[0]?.nodeName === TITLE ? elements[0] : undefined
    if (title === undefined) body.insert(0, [newTitle(content.title)])
    else {
      rewriteText(title, { type: TITLE, content: content.title }, true)
      elements = elements.slice(1)
    }
    writeBlocks(body, title ?? elementsOf(body)[0] ?? null, elements, content.blocks)
  }, origin)
}

/** Puts a new section in. Throws RangeError where the id is taken, by a removed section too. */
export function insertSection(doc: Y.Doc, section: Section, origin: unknown): void {
  if (sectionsOf(doc).has(section.id)) throw new RangeError(`the document already has a section ${section.id}`)
  doc.transact(() => { sectionsOf(doc).set(section.id, newEntry(section, null)) }, origin)
}

/** Writes those fields that differ. Throws RangeError for an unknown section. */
export function setSection(doc: Y.Doc, id: SectionId, patch: SectionPatch, origin: unknown): void {
  const entry = demand(doc, id)
  doc.transact(() => {
    for (const [key, value] of Object.entries(patch)) {
      if (value === undefined || entry.get(key) === value) continue
      if (value === null) entry.delete(key)
      else entry.set(key, value)
    }
  }, origin)
}

/** Takes a section out of the plan (`by`: who, for the record), or puts it back. Throws RangeError for an unknown section. */
export function setRemoved(doc: Y.Doc, id: SectionId, removed: boolean, by: string, origin: unknown): void {
  const entry = demand(doc, id)
  if (entry.has('removed') === removed) return
  doc.transact(() => {
    if (removed) entry.set('removed', { by })
    else entry.delete('removed')
  }, origin)
}

/** Writes those fields of the letterhead that differ. */
export function writeMeta(doc: Y.Doc, patch: Partial<PlanMeta>, origin: unknown): void {
  const meta = metaOf(doc)
  doc.transact(() => {
    // PlanMeta is JSON by its model.
    for (const [key, value] of Object.entries(patch as { [key: string]: Json })) {
      if (value !== undefined && !sameJson(meta.get(key), value)) meta.set(key, value)
    }
  }, origin)
}

function demand(doc: Y.Doc, id: SectionId): SectionEntry {
  const entry = entryOf(doc, id)
  if (entry === null) throw new RangeError(`the document has no section ${id}`)
  return entry
}

function renewBody(entry: SectionEntry): Y.XmlFragment {
  const body = new Y.XmlFragment()
  entry.set('body', body)
  return body
}

function writeBlocks(body: Y.XmlFragment, title: BlockElement | null, elements: readonly BlockElement[], blocks: readonly Block[]): void {
  const before = elements.map((element) => readBlock(element, false))
  const pairs = alignBlocks(before, blocks)
  const kept = new Set<BlockElement>()
  let last = title
  blocks.forEach((block, j) => {
    const pair = pairs[j] ?? -1
    const element = elements[pair]
    if (element !== undefined && (sameJson(jsonOf(before[pair]), jsonOf(block)) || rewriteText(element, block, false))) {
      kept.add(element)
      last = element
      return
    }
    const fresh = newBlock(block)
    body.insertAfter(last, [fresh])
    last = fresh
  })
  for (const element of elements) if (!kept.has(element)) removeChild(body, element)
}

/** Rewrites a text block in place; false, and nothing done, where either side is no text block. */
function rewriteText(element: BlockElement, block: Block, first: boolean): boolean {
  const text = textOf(element)
  const content = block.content ?? []
  if (text === null || !isTextElement(element) || content.some((inline) => 'content' in inline)) return false
  if (!first) {
    const type = attrOf(element, TYPE)
    const before = blockAttrs(element, typeof type === 'string' ? type : 'paragraph')
    if (type !== block.type) setAttr(element, TYPE, block.type)
    writeAttrs(element, before, block.attrs ?? {})
  }
  const before = runsOf(readInline(text))
  const after = runsOf(content)
  applyOps(text, deltaBetween(before, after, wordPieces(before, after), false))
  return true
}

function removeChild(body: Y.XmlFragment, element: BlockElement): void {
  const index = body.toArray().findIndex((child: unknown) => child === element)
  if (index >= 0) body.delete(index, 1)
}

function jsonOf(block: Block | undefined): Json {
  // A block is JSON by its model; undefined compares with nothing.
  return (block ?? null) as unknown as Json
}
