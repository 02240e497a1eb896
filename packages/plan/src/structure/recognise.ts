import type { Plan } from '../model/plan.ts'
import type { Basis, PlanMeta } from '../model/meta.ts'
import { inlineText, textInline } from '../model/content.ts'
import { places } from '../model/labels.ts'
import type { Section } from '../model/section.ts'
import { findAttached } from './attached.ts'
import { findBases, issuerIn } from './bases.ts'
import { ReferenceFinder, linkReferences } from './crossrefs.ts'
import type { Findings } from './findings.ts'
import { decision, leaveOut, newFindings, noteMeta } from './findings.ts'
import { readFoot } from './foot.ts'
import { measureSetting } from './join.ts'
import { START, acceptLabel, capitalsOf, labelCandidates, misreadLabel } from './labels.ts'
import { readLetterhead, readPlace } from './letterhead.ts'
import type { Line } from './lines.ts'
import { printsEth, readLines } from './lines.ts'
import { recognitionMessage } from './messages.ts'
import { MisreadingFinder } from './misreadings.ts'
import { findNoise } from './noise.ts'
import type { Outline } from './outline.ts'
import { demandsOf } from './outline.ts'
import type { Pack } from './pack.ts'
import { choosePack } from './pack-choice.ts'
import type { Paragraph } from './paragraphs.ts'
import { readParagraphs } from './paragraphs.ts'
import type { BuiltSections } from './sections.ts'
import { buildSections } from './sections.ts'
import type { Decision, LeftOut, MetaLines, SectionLines, SourceLine, Warning } from './source.ts'
import type { KindFound } from './title.ts'
import { findKind, readTitle } from './title.ts'
import { withUnnumberedHeadings } from './unnumbered.ts'
import { findZones } from './zones.ts'

/*
 * Lines to a plan, in a stated order, each rule in a file of its own:
 *  1. lines.ts       Unicode, white space, bold and italic marks
 *  2. noise.ts       page numbers and running heads
 *  3. title.ts       the line of the document's kind; letterhead.ts above it; the title below it
 *  4. zones.ts       recipients, signature and appendices, found from below; foot.ts reads them
 *  5. paragraphs.ts  which line opens a paragraph (labels.ts, bullet.ts) and which goes on with one (join.ts)
 *  6. sections.ts    heading or sentence (heading.ts), levels and labels (numbering-style.ts), preamble and closing
 *  7. bases.ts, outline.ts   what can be read from the finished text
 * Every line that is not empty ends in a section, in the letterhead or foot, or among those left out with a reason.
 */

export interface RecogniseOptions {
  /** Ids for the new sections. */
  readonly newId: () => string
  /** The country's grammar; chosen by the text's language where absent. */
  readonly pack?: Pack
  /** The lines are whole paragraphs (a Word file's), so that only a cut page can part one; they need no empty lines between. */
  readonly paragraphs?: boolean
  /** What the front end had to say about the file. */
  readonly warnings?: readonly Warning[]
}

export interface Recognition {
  readonly plan: Plan
  /** In document order, as `plan.sections`. */
  readonly sectionLines: readonly SectionLines[]
  readonly metaLines: readonly MetaLines[]
  /** What was guessed, by source line. */
  readonly decisions: readonly Decision[]
  readonly warnings: readonly Warning[]
  readonly leftOut: readonly LeftOut[]
  readonly assignments: Outline['assignments']
  readonly deadlines: Outline['deadlines']
  readonly citations: Outline['citations']
}

/**
 * Reads any text as a plan. Never throws on text and takes time linear in it; a text without a single recognisable
 * section becomes one preamble, with a warning.
 */
export function recognise(source: readonly (string | SourceLine)[], options: RecogniseOptions): Recognition {
  const findings = newFindings()
  // A function a step: what a step no longer needs can be let go, so that a long plan's lines, paragraphs and sections
  // are never all in memory at once.
  const { plan, sectionLines } = assemble(readParts(source, options, findings), options, findings)
  const demands = demandsOf(plan)
  return {
    plan, sectionLines, metaLines: findings.metaLines,
    decisions: [...findings.decisions].sort((a, b) => a.line - b.line),
    warnings: [...(options.warnings ?? []), ...sealWarnings(findings)],
    leftOut: [...findings.leftOut].sort((a, b) => a.line - b.line),
    ...demands,
  }
}

/** The plan's paragraphs by where they stand, and all of its letterhead and foot but the numbering. */
interface Parts {
  readonly pack: Pack
  readonly meta: Omit<PlanMeta, 'numbering'>
  readonly body: readonly Paragraph[]
  readonly appendices: readonly Paragraph[][]
}

function readParts(source: readonly (string | SourceLine)[], options: RecogniseOptions, findings: Findings): Parts {
  const lines = readLines(source)
  const eth = source.findIndex((entry) => printsEth(typeof entry === 'string' ? entry : entry.text))
  if (eth >= 0) findings.warnings.push({ line: eth + 1, code: 'letter-eth', params: {} })
  const pack = options.pack ?? choosePack(sampleOf(lines))
  const noise = findNoise(lines, pack, findings)
  for (const line of lines) if (line.text === '' && (line.leftOut !== null || line.raw.trim() !== '')) leaveOut(findings, line.number, line.leftOut ?? 'ornament')
  const isTop = (line: Line): boolean => (acceptLabel(labelCandidates(line.text, pack, null), line.text, START) ?? misreadLabel(line.text, pack, null, START)) !== null
  const quiet = lines.map((line, i) => (noise.has(i) ? { ...line, text: '' } : line))
  const kind = findKind(quiet, pack, isTop)
  const head = kind === null ? headEnd(quiet, pack) : kind.at
  const letterhead = readLetterhead(quiet.slice(0, head), pack, findings)
  if (kind !== null) noteMeta(findings, 'kind', [kind.at + 1])
  else findings.decisions.push(decision('kind-assumed', 1, 0.5, { kind: pack.defaultKind }))
  const stop = (line: Line): boolean => isTop(line) || pack.attachedNote.test(line.text) || (kind === null && !looksLikeTitle(line, pack))
  const first = readTitle(quiet, kind === null ? head : kind.at + 1, kind, pack, stop, findings)
  const attached = findAttached(quiet, kind, first.end, pack)
  const front = attached === null ? null : frontOf(lines.slice(0, attached.at), quiet, first, kind, noise, pack, findings)
  if (attached !== null) noteMeta(findings, 'kind', [attached.at + 1])
  const title = attached === null ? first : readTitle(quiet, attached.at + 1, attached, pack, stop, findings)

  const zones = findZones(quiet, title.end, pack)
  const bodyEnd = Math.min(zones.foot, zones.appendix)
  const bodyLines = lines.slice(title.end, bodyEnd)
  const texts = bodyLines.map((line) => line.text)
  const shared = { pack, setting: measureSetting(bodyLines), noise, capitals: capitalsOf(texts, pack), parted: options.paragraphs === true }
  const body = [
    ...readParagraphs(letterhead.rest, -letterhead.rest.length, { ...shared, noise: new Set(), withLabels: false }, findings),
    ...withUnnumberedHeadings(withoutAttachedNote(readParagraphs(bodyLines, title.end, { ...shared, withLabels: true }, findings), pack, findings), pack),
  ]
  const own = zones.foot < zones.appendix
  const foot = own || front === null ? readFoot(own ? quiet.slice(zones.foot, zones.appendix) : [], pack, findings) : readFoot(front.foot, pack, findings)
  if (own) for (const line of front?.foot ?? []) if (line.text !== '') leaveOut(findings, line.number, 'foot-text')
  if (letterhead.place !== null && foot.place !== null) leaveOut(findings, foot.place.number, 'foot-text')
  const placed = letterhead.place === null && foot.place !== null ? readPlace(foot.place, pack, findings) : letterhead
  const appendices = [
    ...splitAppendices(readParagraphs(lines.slice(zones.appendix), zones.appendix, { ...shared, withLabels: false }, findings), pack),
    ...(front === null ? [] : [front.paragraphs]),
  ]
  const meta = {
    kind: (attached ?? kind)?.kind ?? pack.defaultKind, number: letterhead.number, issuer: letterhead.issuer, superior: letterhead.superior,
    place: placed.place, date: placed.date, title: title.title, bases: [], recipients: foot.recipients, signature: foot.signature,
  }
  return { pack, meta, body, appendices }
}

/** `(Kèm theo Quyết định số …)` under the title says of the paper what the plan's number says of the plan. */
function withoutAttachedNote(paragraphs: readonly Paragraph[], pack: Pack, findings: Findings): readonly Paragraph[] {
  const [first, ...rest] = paragraphs
  if (first === undefined || first.label !== null || !pack.attachedNote.test(first.text)) return paragraphs
  for (const line of first.lines) leaveOut(findings, line, 'attached-note')
  return rest
}

/** A decision that issues the plan attached to it: its words become the last appendix, its foot the plan's. */
function frontOf(
  lines: readonly Line[], quiet: readonly Line[], title: { readonly end: number; readonly title: string }, kind: KindFound | null, noise: ReadonlySet<number>, pack: Pack, findings: Findings,
): { readonly paragraphs: Paragraph[]; readonly foot: readonly Line[] } {
  const zones = findZones(quiet.slice(0, lines.length), title.end, pack)
  const end = Math.min(zones.foot, lines.length)
  const bodyLines = lines.slice(title.end, end)
  const options = { pack, setting: measureSetting(bodyLines), noise, capitals: null, parted: false, withLabels: false }
  const opener = `${kind?.kind ?? ''} ${title.title}`.trim()
  const named: Paragraph = { label: null, bullet: null, heading: null, content: textInline(opener), text: opener, table: null, lines: [(kind?.at ?? 0) + 1], joins: [] }
  return { paragraphs: [named, ...readParagraphs(bodyLines, title.end, options, findings)], foot: quiet.slice(end, lines.length) }
}

function assemble({ pack, meta, body, appendices }: Parts, options: RecogniseOptions, findings: Findings): { readonly plan: Plan; readonly sectionLines: readonly SectionLines[] } {
  const built = buildSections(body, appendices, pack, options.newId, findings)
  const sections = withReferences(built, pack, findings)
  const plan = withPreambleMeta({ meta: { ...meta, numbering: built.numbering }, sections }, pack, built.sectionLines, findings)
  noteMisreadings(plan, built.sectionLines, pack, findings)
  summarise(plan, findings, body)
  return { plan, sectionLines: built.sectionLines }
}

function sampleOf(lines: readonly Line[]): string {
  let out = ''
  for (const line of lines) {
    out += line.text
    if (out.length > 20_000) break
  }
  return out
}

/** Without a line of kind, the letterhead ends with the last of the first lines that can only be one. */
function headEnd(lines: readonly Line[], pack: Pack): number {
  let end = 0
  let seen = 0
  for (const [i, line] of lines.entries()) {
    if (line.text === '') continue
    if (++seen > 12) break
    if (pack.motto.test(line.text) || pack.numberLine.test(line.text) || pack.placeLine.test(line.text)) end = i + 1
  }
  return end
}

/** Without a line of kind only a short first line that opens nothing else is taken for the title. */
function looksLikeTitle(line: Line, pack: Pack): boolean {
  return line.text === '' || (line.text.length <= 160 && !/[.;:,]$/.test(line.text) && !pack.preambleStart.test(line.text) && !/^[-–•*+]\s/.test(line.text))
}

function splitAppendices(paragraphs: readonly Paragraph[], pack: Pack): readonly Paragraph[][] {
  const out: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    if (out.length === 0 || pack.appendixStart.test(paragraph.text)) out.push([paragraph])
    else out[out.length - 1]?.push(paragraph)
  }
  return out
}

/** What the preamble says of the plan as a whole: the documents it carries out and, without a letterhead, who issues it. */
function withPreambleMeta(plan: Plan, pack: Pack, sectionLines: readonly SectionLines[], findings: Findings): Plan {
  const at = plan.sections.findIndex((section) => section.kind === 'preamble')
  const texts = plan.sections[at]?.blocks.map((block) => inlineText(block.content)) ?? []
  const bases: readonly Basis[] = findBases(texts, pack)
  if (plan.meta.issuer !== null) return { ...plan, meta: { ...plan.meta, bases } }
  const found = texts.map((text) => issuerIn(text, pack)?.issuer)
  const block = found.findLastIndex((issuer) => issuer !== undefined)
  const issuer = found[block] ?? null
  if (issuer !== null) findings.decisions.push({ ...decision('issuer-from-text', sectionLines[at]?.blocks[block]?.[0] ?? 1, 0.75, { issuer }), sectionId: plan.sections[at]?.id ?? null, block })
  return { ...plan, meta: { ...plan.meta, issuer, bases } }
}

/** The sections with what they say of each other as links. */
function withReferences(built: BuiltSections, pack: Pack, findings: Findings): readonly Section[] {
  const finder = new ReferenceFinder(built.sections, built.numbering, pack)
  const placed = places(built.sections, built.numbering)
  return built.sections.map((section, at) => {
    const blocks = section.blocks.map((block, i) => {
      if (block.content === undefined || block.type === 'table') return block
      const found = finder.find(inlineText(block.content), section.id)
      for (const { from, to, target } of found) {
        findings.decisions.push({
          ...decision('reference-linked', built.sectionLines[at]?.blocks[i]?.[0] ?? 1, 0.9, { text: inlineText(block.content).slice(from, to), path: placed.get(target)?.path ?? '' }),
          sectionId: section.id, block: i, offset: from,
        })
      }
      return found.length === 0 ? block : { ...block, content: linkReferences(block.content, found) }
    })
    return blocks.some((block, i) => block !== section.blocks[i]) ? { ...section, blocks } : section
  })
}

/** Points at what a scan may have misread, in headings and blocks; nothing is changed. */
function noteMisreadings(plan: Plan, sectionLines: readonly SectionLines[], pack: Pack, findings: Findings): void {
  const texts = plan.sections.map((section) => [inlineText(section.title), ...section.blocks.map((block) => inlineText(block.content))])
  const finder = new MisreadingFinder(texts.flat(), pack)
  for (const [i, section] of plan.sections.entries()) {
    const lines = sectionLines[i]
    for (const [n, text] of (texts[i] ?? []).entries()) {
      const line = (n === 0 ? lines?.heading[0] : lines?.blocks[n - 1]?.[0]) ?? 1
      for (const { from, printed, probable, confidence } of finder.find(text)) {
        findings.decisions.push({ ...decision('misreading', line, confidence, { printed, probable }), sectionId: section.id, block: n === 0 ? null : n - 1, offset: from })
      }
    }
  }
}

function summarise(plan: Plan, findings: Findings, body: readonly Paragraph[]): void {
  const unwrapped = body.flatMap((paragraph) => paragraph.joins).filter((join) => !join.acrossGap && join.confidence >= 0.7)
  const first = unwrapped[0]
  if (first !== undefined) findings.decisions.push(decision('lines-unwrapped', first.line, 0.95, { count: unwrapped.length }))
  for (const each of findings.decisions) {
    if (each.code === 'page-break-joined' || each.code === 'label-irregular') findings.warnings.push({ line: each.line, code: each.code, params: each.message.params })
  }
  if (!plan.sections.some((section) => section.kind === 'body')) findings.warnings.push({ line: 1, code: 'no-plan-found', params: {} })
  if (findings.decisions.some((each) => each.code === 'kind-assumed')) findings.warnings.push({ line: 1, code: 'no-kind', params: { kind: plan.meta.kind } })
  if (plan.meta.title === '') findings.warnings.push({ line: 1, code: 'no-title', params: {} })
  if (plan.meta.recipients.length === 0) findings.warnings.push({ line: 1, code: 'no-recipients', params: {} })
  if (plan.meta.signature.name === null && plan.meta.signature.authority === null) findings.warnings.push({ line: 1, code: 'no-signature', params: {} })
}

function sealWarnings(findings: Findings): readonly Warning[] {
  return findings.warnings
    .map(({ line, code, params }) => ({ line, code, message: recognitionMessage(code, params, 'vi'), params }))
    .sort((a, b) => a.line - b.line)
}
