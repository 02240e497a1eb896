import type { Outline, Recognition, Section } from '@thac/plan'
import { inlineText, refOf, sectionHeading, tableRows } from '@thac/plan'

/** A plan read by hand, as the `*.gold.json` files hold it. Paths, labels and words are as printed. */
export interface Gold {
  readonly file: string
  /** The least score its outline must reach; 0.98 where it is not given. */
  readonly floor?: number
  readonly docType: string
  readonly number: string | null
  readonly date: string | null
  readonly issuer: string | null
  readonly title: string
  readonly basis: readonly { readonly type: string; readonly number: string | null; readonly date: string | null; readonly issuer: string | null }[]
  readonly preamble: { readonly paragraphs: number }
  readonly outline: readonly GoldSection[]
  readonly closing: { readonly paragraphs: number }
  readonly assignments: readonly { readonly unit: string; readonly section: string; readonly nested?: boolean }[]
  readonly deadlines: readonly { readonly text: string; readonly section: string; readonly date: string | null }[]
  readonly citations: readonly string[]
  readonly recipients: readonly { readonly name: string | null; readonly purpose: keyof typeof PURPOSES | null; readonly purpose_inferred?: boolean }[]
  readonly signature: { readonly authority: string | null; readonly role: string | null; readonly name: string | null }
  /** References to the plan's own parts: the words, where they stand, the paths they mean. */
  readonly crossrefs?: readonly { readonly text: string; readonly section: string; readonly to: readonly string[] }[]
  /** How the title of each appendix begins, and its tables: the cells of the first row, and how many rows with it. */
  readonly appendices?: readonly { readonly title: string; readonly tables: readonly { readonly header: readonly string[]; readonly rows: number }[] }[]
  /** Misread letters: as printed, and the line. */
  readonly ocr?: readonly { readonly printed: string; readonly probable: string | null; readonly line: number }[]
}

export interface GoldSection {
  readonly level: number
  readonly path: string
  readonly label: string
  readonly heading: string | null
  /** The first eight words of the first own block, its bullet mark dropped. */
  readonly first_words: string | null
  /** All own blocks; `dash` and `plus` say how many of them are bullets. */
  readonly paragraphs: number
  readonly dash: number
  readonly plus: number
  /** The lines of each own block, from 1; a run-in block has those of its heading. */
  readonly own_lines?: readonly (readonly number[])[]
}

/** How near an outline comes to a reading by hand: every part and the whole between 0 and 1, and what is not so. */
export interface Score {
  readonly parts: Readonly<Record<string, number>>
  readonly total: number
  readonly faults: readonly string[]
}

const PURPOSES = { 'báo cáo': 'report', 'chỉ đạo': 'direct', 'thực hiện': 'carry-out', 'lưu': 'file' } as const

const WEIGHTS: Readonly<Record<string, number>> = {
  sections: 4, headings: 3, labels: 1, blocks: 3, lines: 2, firstWords: 2, preambleClosing: 1, meta: 1, bases: 1, recipients: 1, signature: 1,
  citations: 1, assignments: 2, deadlines: 1, appendices: 1, crossrefs: 1,
}

/** Scores `outline` against `gold`. Parts that the reading or the outline does not hold are not counted. */
export function scoreOutline(outline: Outline, recognition: Recognition, gold: Gold): Score {
  const faults: string[] = []
  const note = (part: string, got: unknown, want: unknown): void => { faults.push(`${part}: ${JSON.stringify(got)} should be ${JSON.stringify(want)}`) }
  const ours = new Map(outline.sections.map((section) => [`${section.path}|${section.level}`, section]))
  const found = gold.outline.flatMap((want) => {
    const got = ours.get(`${want.path}|${want.level}`)
    if (got === undefined) note('section', null, `${want.path} ${want.label} ${want.heading ?? ''}`)
    return got === undefined ? [] : [{ got, want }]
  })
  const wanted = new Set(gold.outline.map((section) => `${section.path}|${section.level}`))
  for (const section of outline.sections) if (!wanted.has(`${section.path}|${section.level}`)) note('section', `${section.path} ${section.label} ${section.heading ?? ''}`, null)
  const lines = new Map(recognition.sectionLines.map((section) => [section.sectionId, section]))
  /** The share of the sections found whose `got` is the same as its `want`. */
  const each = (part: string, view: (pair: (typeof found)[number]) => readonly [got: unknown, want: unknown]): number => share(found.map((pair) => {
    const [got, want] = view(pair)
    return agree(`${part} ${pair.want.path}`, got, want)
  }))
  const agree = (part: string, got: unknown, want: unknown): boolean => {
    const same = JSON.stringify(got) === JSON.stringify(want)
    if (!same) note(part, got, want)
    return same
  }
  const pair = <T, U>(part: string, got: readonly T[], want: readonly U[], same: (got: T, want: U) => boolean): number => {
    const left = [...want]
    let hit = 0
    for (const one of got) {
      const at = left.findIndex((other) => same(one, other))
      if (at >= 0) {
        left.splice(at, 1)
        hit++
      } else note(part, one, null)
    }
    for (const other of left) note(part, null, other)
    return got.length + want.length === 0 ? 1 : (2 * hit) / (got.length + want.length)
  }
  const { meta } = outline
  const parts: Record<string, number> = {
    sections: outline.sections.length + gold.outline.length === 0 ? 1 : (2 * found.length) / (outline.sections.length + gold.outline.length),
    headings: each('heading', ({ got, want }) => [fold(got.heading), fold(want.heading)]),
    labels: each('label', ({ got, want }) => [got.label, want.label]),
    blocks: each('blocks', ({ got, want }) => [[got.paragraphs, got.items], [want.paragraphs - want.dash - want.plus, want.dash + want.plus]]),
    firstWords: each('first words', ({ got, want }) => [firstWords(got.text), fold(want.first_words)]),
    preambleClosing: share([agree('preamble', outline.preamble.length, gold.preamble.paragraphs), agree('closing', outline.closing.length, gold.closing.paragraphs)]),
    meta: share([
      agree('kind', fold(meta.kind), fold(gold.docType)), agree('number', meta.number, gold.number), agree('date', meta.date, gold.date),
      agree('title', fold(meta.title), fold(gold.title)), agree('issuer', fold(meta.issuer), fold(gold.issuer)),
    ]),
    bases: pair('basis', meta.bases, gold.basis, (got, want) => got.number === want.number && got.date === want.date && fold(got.issuer) === fold(want.issuer)),
    recipients: pair('recipient', meta.recipients, gold.recipients, (got, want) => near(got.name, want.name) && (want.purpose_inferred === true || got.purpose === (want.purpose === null ? null : PURPOSES[want.purpose]))),
    signature: share((['authority', 'role', 'name'] as const).map((key) => agree(`signature ${key}`, fold(meta.signature[key]), fold(gold.signature[key])))),
    citations: pair('citation', outline.citations, gold.citations, (got, want) => got === want),
    assignments: pair('assignment', outline.assignments.filter((duty) => !duty.nested), gold.assignments.filter((duty) => duty.nested !== true), (got, want) => got.section === want.section && near(got.unit, want.unit)),
    deadlines: pair('deadline', outline.deadlines, gold.deadlines, (got, want) => got.section === want.section && near(got.text, want.text) && (want.date === null || got.until === want.date)),
  }
  if (gold.outline.every((section) => section.own_lines !== undefined)) {
    parts['lines'] = each('lines', ({ got, want }) => [lines.get(got.id)?.blocks, want.own_lines])
  }
  if (gold.appendices !== undefined) {
    const appendices = recognition.plan.sections.filter((section) => section.kind === 'appendix').map((section) => ({ title: sectionHeading(section), tables: tablesOf(section) }))
    parts['appendices'] = pair('appendix', appendices, gold.appendices, (got, want) => fold(got.title).startsWith(fold(want.title)) && JSON.stringify(got.tables) === JSON.stringify(want.tables))
  }
  const own = (gold.crossrefs ?? []).filter((reference) => reference.section !== 'recipients')
  if (gold.crossrefs !== undefined) {
    const links = linksOf(outline, recognition)
    const hit = own.filter((want) => agree(`crossref ${want.text}`, want.to.filter((to) => links.some((link) => link.section === want.section && link.to === to)), want.to)).length
    // "mục 1 phần III" links the part too: a link to what holds the place meant is no fault.
    const astray = links.filter((link) => !own.some((want) => want.section === link.section && want.to.some((to) => to === link.to || to.startsWith(`${link.to}.`))))
    for (const link of astray) note('crossref', link, null)
    parts['crossrefs'] = own.length + astray.length === 0 ? 1 : (2 * hit) / (hit + astray.length + own.length)
  }
  const counted = Object.entries(parts)
  const total = counted.reduce((sum, [part, value]) => sum + value * weightOf(part), 0) / counted.reduce((sum, [part]) => sum + weightOf(part), 0)
  return { parts, total, faults }
}

function tablesOf(section: Section): readonly { readonly header: readonly string[]; readonly rows: number }[] {
  return section.blocks.flatMap((block) => {
    const rows = tableRows(block)
    return rows === null ? [] : [{ header: (rows[0] ?? []).map((cell) => inlineText(cell.content)), rows: rows.length }]
  })
}

function weightOf(part: string): number {
  return WEIGHTS[part] ?? 1
}

function share(right: readonly boolean[]): number {
  return right.length === 0 ? 1 : right.filter(Boolean).length / right.length
}

/** What two readers may print differently: capitals, marks, quotation marks, dashes, end marks, where a tone stands. */
function fold(text: string | null): string {
  return (text ?? '').normalize('NFD').replace(/([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?!\p{L})/giu, '$1$3$2').normalize('NFC')
    .toLowerCase().replace(/[*_“”„"'’‘]/g, '').replace(/[–—]/g, '-').replace(/\s+/g, ' ').replace(/[\s.,;:/]+$/, '').trim()
}

function near(a: string | null, b: string | null): boolean {
  return fold(a) === fold(b) || fold(a).includes(fold(b)) || fold(b).includes(fold(a))
}

function firstWords(text: string): string {
  return fold((text.split('\n', 1)[0] ?? '').replace(/^\s*[-+] /, '').split(/\s+/).slice(0, 8).join(' '))
}

/** Where the plan's text refers to a place of its own, and to which. */
function linksOf(outline: Outline, { plan }: Recognition): readonly { readonly section: string; readonly to: string }[] {
  const paths = new Map([...outline.sections, ...outline.appendices].map(({ id, path }) => [id, path]))
  return plan.sections.flatMap((section) => [section.title, ...section.blocks.map((block) => block.content ?? [])].flat().flatMap((inline) => {
    const ref = refOf(inline)
    return ref === null ? [] : [{ section: paths.get(section.id) ?? section.kind, to: paths.get(ref.to) ?? '' }]
  }))
}
