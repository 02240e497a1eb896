/** Reading a document: schema-free, and writes nothing. */
import type { Plan, PlanMeta, Section, SectionContent, SectionId } from '@thac/plan'
import { currentRefs, emptyMeta } from '@thac/plan'
import type * as Y from 'yjs'
import type { SectionEntry, SectionHead } from './layout.ts'
import { TITLE, bodyOf, elementsOf, entryOf, headOf, metaOf } from './layout.ts'
import { readBlock } from './block.ts'
import { byOrder, entries, leftOut, stands } from './standing.ts'

/** The plan, sections in document order, removed ones flagged (F7), references with their numbers of now. Broken entries read as their defaults; nothing throws. */
export function readPlan(doc: Y.Doc): Plan {
  const all = entries(doc)
  const removalOf = (id: SectionId) => all.get(id)?.head.removal
  const sections: Section[] = []
  for (const [id, { entry, head }] of all) {
    const standing = stands(id, removalOf)
    if (standing || !leftOut(entry, head)) sections.push(sectionOf(id, entry, head, standing))
  }
  return currentRefs({ meta: readMeta(doc), sections: sections.sort(byOrder) })
}

/** One section, standing or not; null where the document has none of that id. */
export function readSection(doc: Y.Doc, id: SectionId): Section | null {
  const entry = entryOf(doc, id)
  if (entry === null) return null
  return sectionOf(id, entry, headOf(entry), standsIn(doc, id))
}

/** The ids of the standing sections, in document order. */
export function standingIds(doc: Y.Doc): readonly SectionId[] {
  const all = entries(doc)
  const out: { id: SectionId; order: string }[] = []
  for (const [id, { head }] of all) {
    if (stands(id, (other) => all.get(other)?.head.removal)) out.push({ id, order: head.order })
  }
  return out.sort(byOrder).map((section) => section.id)
}

/** The letterhead; fields never written are empty. */
export function readMeta(doc: Y.Doc): PlanMeta {
  const out: Record<string, unknown> = { ...emptyMeta('') }
  const meta = metaOf(doc)
  for (const key of Object.keys(out)) {
    const value = meta.get(key)
    if (value !== undefined) out[key] = value
  }
  // Every key of PlanMeta is present; the values are what the server and its clients wrote through `writeMeta`.
  return out as unknown as PlanMeta
}

/** What the section says, its own only. */
export function readContent(entry: SectionEntry): SectionContent {
  const body = bodyOf(entry)
  const blocks = (body === null ? [] : elementsOf(body)).map((element, i) => readBlock(element, i === 0))
  const titled = blocks[0]?.type === TITLE
  return { title: (titled ? blocks[0]?.content : undefined) ?? [], blocks: titled ? blocks.slice(1) : blocks, runIn: entry.get('runIn') === true }
}

function standsIn(doc: Y.Doc, id: SectionId): boolean {
  return stands(id, (other) => {
    const entry = entryOf(doc, other)
    return entry === null ? undefined : headOf(entry).removal
  })
}

function sectionOf(id: SectionId, entry: SectionEntry, head: SectionHead, standing: boolean): Section {
  return {
    id, order: head.order, level: head.level, kind: head.kind, ...readContent(entry),
    ...(head.label === undefined ? {} : { label: head.label }),
    ...(head.base === undefined ? {} : { base: head.base }),
    ...(standing ? {} : { removed: true }),
  }
}
