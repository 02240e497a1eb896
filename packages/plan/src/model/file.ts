import type { Block, Inline, InlineLeaf, Json, Mark } from './content.ts'
import { readMeta } from './file-meta.ts'
import type { FileFinding, FileRefusal } from './file-text.ts'
import { Intake, REFUSALS, Refusal, cut, isRecord } from './file-text.ts'
import { isOrderKey, keysBetween } from './order.ts'
import type { Plan } from './plan.ts'
import { inOrder } from './plan.ts'
import type { Section, SectionKind } from './section.ts'
import { MAX_LEVEL } from './section.ts'

/** A plan as JSON in a file or on the wire. */
export interface PlanFileJson {
  readonly format: 'thac-plan'
  readonly version: 1
  readonly meta: Plan['meta']
  readonly sections: Section[]
}

export type ParsedPlanFile =
  | { readonly ok: true; readonly plan: Plan; readonly findings: readonly FileFinding[] }
  | { readonly ok: false; readonly code: FileRefusal; readonly reason: string }

/**
 * A plan out of unknown JSON. What can be put right is, with a finding: ids and order keys are made anew (the file's
 * order stands), wrong levels clamped, malformed nodes dropped or kept as text, broken characters replaced. Nodes of an
 * unknown type stay as they are. Anything else is refused with one sentence. Bounded in time, size and depth; never throws.
 */
export function parsePlanFile(json: unknown): ParsedPlanFile {
  try {
    if (!isRecord(json) || json['format'] !== 'thac-plan' || !Array.isArray(json['sections'])) throw new Refusal('not-a-plan')
    if (json['version'] !== 1) throw new Refusal('other-version')
    const list: readonly unknown[] = json['sections']
    if (list.length > MAX_SECTIONS) throw new Refusal('too-many-sections')
    const intake = new Intake()
    const meta = readMeta(json['meta'], intake)
    const ids = new Set(list.map((item) => (isRecord(item) ? item['id'] : undefined)))
    const used = new Set<string>()
    const sections = list.flatMap((item, i) => readSection(item, i, intake, ids, used) ?? [])
    intake.section = null
    return { ok: true, plan: { meta, sections: inFileOrder(sections, intake) }, findings: intake.findings }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, reason: REFUSALS[error.code] }
    throw error
  }
}

/** The plan as a plan file; reading it again gives the same plan. */
export function toPlanFile(plan: Plan): PlanFileJson {
  return { format: 'thac-plan', version: 1, meta: plan.meta, sections: [...plan.sections] }
}

const MAX_SECTIONS = 20_000
const MAX_LABEL = 200
/** On one stretch of text. Marks are merged each by itself, and compared with all others. */
const MAX_MARKS = 64
const ID = /^[A-Za-z0-9_-]{1,64}$/
const KINDS: readonly SectionKind[] = ['body', 'preamble', 'closing', 'appendix']

function readSection(value: unknown, index: number, intake: Intake, taken: ReadonlySet<unknown>, used: Set<string>): Section | null {
  intake.section = null
  if (!isRecord(value)) {
    intake.note('bad-node')
    return null
  }
  const id = ownId(value['id'], index, intake, taken, used)
  const fresh = id !== value['id']
  intake.section = id
  const { order, level, kind, label, base } = value
  const known = KINDS.find((one) => one === kind)
  if (known === undefined && kind !== undefined) intake.note('bad-kind')
  const whole = typeof level === 'number' && Number.isFinite(level) ? Math.min(MAX_LEVEL, Math.max(1, Math.round(level))) : 1
  if (whole !== level) intake.note('bad-level')
  if ((label !== undefined && label !== null && typeof label !== 'string') || (base !== undefined && base !== null && typeof base !== 'string')) intake.note('bad-field')
  const printed = typeof label === 'string' ? intake.text(label) : undefined
  if (printed !== undefined && printed.length > MAX_LABEL) intake.note('bad-field')
  return {
    id,
    order: isOrderKey(order) ? order : '',
    level: whole,
    kind: known ?? 'body',
    runIn: value['runIn'] === true,
    ...(printed === undefined ? {} : { label: cut(printed, MAX_LABEL) }),
    title: readInlines(value['title'], intake),
    blocks: Array.isArray(value['blocks']) ? value['blocks'].flatMap((block: unknown) => readBlock(block, intake) ?? []) : missing(value['blocks'], intake),
    // A copy under a new id is no descendant of the superior's section.
    ...(typeof base === 'string' && !fresh && /^[0-9a-f]{64}$/.test(base) ? { base } : {}),
    ...(value['removed'] === true ? { removed: true } : {}),
  }
}

function ownId(value: unknown, index: number, intake: Intake, taken: ReadonlySet<unknown>, used: Set<string>): string {
  const good = typeof value === 'string' && ID.test(value)
  if (good && !used.has(value)) {
    used.add(value)
    return value
  }
  intake.note(good ? 'duplicate-id' : 'bad-id')
  const stem = good ? value.slice(0, 50) : 's'
  let id = `${stem}-${index + 1}`
  for (let n = 2; used.has(id) || taken.has(id); n++) id = `${stem}-${index + 1}-${n}`
  used.add(id)
  return id
}

/** Sorted by order keys where all have one; made anew in the file's order where any is missing or stands twice. */
function inFileOrder(sections: readonly Section[], intake: Intake): readonly Section[] {
  const keys = new Set(sections.map((section) => section.order))
  if (keys.has('') || keys.size < sections.length) {
    intake.note('missing-order')
    const fresh = keysBetween(null, null, sections.length)
    return sections.map((section, i) => ({ ...section, order: fresh[i] ?? section.order }))
  }
  const sorted = [...sections].sort(inOrder)
  if (sorted.some((section, i) => section !== sections[i])) intake.note('unsorted')
  return sorted
}

function readBlock(value: unknown, intake: Intake): Block | null {
  if (typeof value === 'string') {
    intake.note('bad-node')
    return { type: 'paragraph', content: readInlines([value], intake) }
  }
  if (!isRecord(value) || typeof value['type'] !== 'string' || value['type'] === '') {
    intake.note('bad-node')
    return null
  }
  if (value['type'] !== 'paragraph' && value['type'] !== 'bullet') return sealed(value, intake)
  const content = readInlines(value['content'], intake)
  const attrs = value['attrs'] === undefined || value['attrs'] === null ? null : intake.json(value['attrs'])
  return { type: value['type'], ...(isRecord(attrs) ? { attrs: asAttrs(attrs) } : {}), ...(content.length > 0 ? { content } : {}) }
}

function readInlines(value: unknown, intake: Intake): readonly Inline[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    intake.note('bad-node')
    return []
  }
  return value.flatMap((item: unknown) => readInline(item, intake) ?? [])
}

function readInline(value: unknown, intake: Intake): Inline | null {
  if (typeof value === 'string') {
    intake.note('bad-node')
    const text = intake.text(value)
    return text === '' ? null : { type: 'text', text }
  }
  if (!isRecord(value) || typeof value['type'] !== 'string' || value['type'] === '') {
    intake.note('bad-node')
    return null
  }
  if (value['type'] !== 'text') {
    // A leaf of any type is kept whole; its own `text` key would make it look like text.
    const leaf = sealed(value, intake)
    if (!('text' in leaf)) return leaf as InlineLeaf
    intake.note('bad-node')
    return null
  }
  if (typeof value['text'] !== 'string') {
    intake.note('bad-node')
    return null
  }
  const text = intake.text(value['text'])
  const marks = readMarks(value['marks'], intake)
  return text === '' ? null : { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }
}

function readMarks(value: unknown, intake: Intake): readonly Mark[] {
  if (!Array.isArray(value)) return []
  if (value.length > MAX_MARKS) intake.note('bad-node')
  return value.slice(0, MAX_MARKS).flatMap((item: unknown): readonly Mark[] => {
    const mark = intake.json(item)
    if (!isRecord(mark) || typeof mark['type'] !== 'string') {
      intake.note('bad-node')
      return []
    }
    return [{ type: mark['type'], ...(isRecord(mark['attrs']) ? { attrs: asAttrs(mark['attrs']) } : {}) }]
  })
}

/**
 * A node that this version does not know, cleaned and otherwise as it is; only where attributes, marks or content are of
 * no shape that any reader could expect are they dropped.
 */
function sealed(value: Readonly<Record<string, unknown>>, intake: Intake): Block {
  // Bounds the depth, so that the walk below is bounded too.
  const clean = intake.json(value)
  // The caller has checked `type`; the rest is carried, not read.
  return shaped(isRecord(clean) ? clean : {}, intake) as unknown as Block
}

function shaped(node: Readonly<Record<string, unknown>>, intake: Intake): Readonly<Record<string, unknown>> {
  const { attrs, marks, content, ...rest } = node
  const bad = (attrs !== undefined && !isRecord(attrs)) || (marks !== undefined && !Array.isArray(marks)) || (content !== undefined && !Array.isArray(content))
  if (bad) intake.note('bad-node')
  const nodes = Array.isArray(content) ? content.filter((item: unknown) => isNode(item)) : []
  if (Array.isArray(content) && nodes.length < content.length) intake.note('bad-node')
  return {
    ...rest,
    ...(isRecord(attrs) ? { attrs } : {}),
    ...(Array.isArray(marks) ? { marks: readMarks(marks, intake) } : {}),
    ...(Array.isArray(content) ? { content: nodes.map((item) => shaped(item, intake)) } : {}),
  }
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && typeof value['type'] === 'string' && (value['type'] === 'text') === (typeof value['text'] === 'string')
}

/** Members of cleaned JSON are JSON. */
function asAttrs(value: Readonly<Record<string, unknown>>): { readonly [key: string]: Json } {
  return value as { readonly [key: string]: Json }
}

function missing(value: unknown, intake: Intake): readonly Block[] {
  if (value !== undefined && value !== null) intake.note('bad-node')
  return []
}
