import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Block, Plan, Recognition } from '@thac/plan'
import { inlineText, outlineOf, parsePlanFile, places, recognise, standing, tableRows } from '@thac/plan'
import type { ReadFile } from './index.ts'
import { readFile } from './index.ts'

const FILES = path.resolve(import.meta.dirname, '../../../tests/files')

type Lines = Extract<ReadFile, { kind: 'lines' }>

function open(file: string): { readonly read: Lines; readonly recognition: Recognition } {
  const read = readFile(readFileSync(path.join(FILES, file)), path.basename(file))
  if (!read.ok || read.kind !== 'lines') throw new Error(read.ok ? 'a plan file' : read.code)
  let n = 0
  return { read, recognition: recognise(read.lines, { newId: () => `s${++n}`, paragraphs: read.paragraphs, warnings: read.warnings }) }
}

/** The plan as the `*.outline.txt` files hold it. */
function shown(plan: Plan): string {
  const { meta } = plan
  const placed = places(standing(plan), meta.numbering)
  const out = [
    `${meta.superior ?? '—'} / ${meta.issuer ?? '—'} / ${meta.number ?? '—'} / ${meta.place ?? '—'} / ${meta.date ?? '—'}`, `${meta.kind} / ${meta.title}`,
    ...meta.bases.map((basis) => `< ${basis.kind ?? '—'} / ${basis.number ?? '—'} / ${basis.date ?? '—'} / ${basis.issuer ?? '—'}`),
  ]
  for (const section of standing(plan)) {
    const { path: at = '', label = '' } = placed.get(section.id) ?? {}
    const title = inlineText(section.title)
    out.push(section.kind === 'body' ? `${at} [${label}] ${title === '' ? '∅' : title}${section.runIn ? ':' : ''}` : `${at}${title === '' ? '' : ` ${title}`}`, ...section.blocks.flatMap(blockLines))
  }
  out.push(...meta.recipients.map(({ name, purpose }) => `> ${name} / ${purpose ?? '—'}`), `= ${meta.signature.authority ?? '—'} / ${meta.signature.role ?? '—'} / ${meta.signature.name ?? '—'}`)
  return `${out.join('\n')}\n`
}

function blockLines(block: Block): readonly string[] {
  const rows = tableRows(block)
  if (rows === null) return [`  ${block.type === 'bullet' ? (block.attrs?.['depth'] === 2 ? '+' : '-') : '·'} ${inlineText(block.content)}`]
  return rows.map((row) => `  | ${row.map((cell) => `${cell.header ? '#' : ''}${inlineText(cell.content).replace(/\n/g, ' ⏎ ')}${cell.colspan > 1 ? `>${cell.colspan}` : ''}${cell.rowspan > 1 ? `v${cell.rowspan}` : ''}`).join(' | ')}`)
}

const AGAIN = 'word/branch-again.docx'
const files = ['word', 'pages'].flatMap((folder) => readdirSync(path.join(FILES, folder)).filter((name) => /\.(?:docx|html)$/.test(name)).map((name) => `${folder}/${name}`))

describe('files of other programs', () => {
  // What our own file says is compared with the plan that it was written from.
  it.each(files.filter((file) => file !== AGAIN))('S38: %s is read as a careful reader reads it', (file) => {
    const gold = readFileSync(path.join(FILES, file.replace(/\.\w+$/, '.outline.txt')), 'utf8')
    expect(shown(open(file).recognition.plan)).toBe(gold)
  })
})

describe.each(files)('%s', (file) => {
  const { read, recognition } = open(file)

  it('S2: has every paragraph in the plan, in the letterhead or left out', () => {
    const { sectionLines, metaLines, leftOut } = recognition
    const known = new Set([...sectionLines.flatMap((section) => [...section.heading, ...section.blocks.flat()]), ...metaLines.flatMap((meta) => meta.lines), ...leftOut.map((each) => each.line)])
    expect(read.lines.flatMap((line, i) => (line.text.trim() !== '' && !known.has(i + 1) ? [`${i + 1}: ${line.text}`] : []))).toEqual([])
    expect(leftOut.filter((each) => each.reason === 'foot-text')).toEqual([])
  })
})

describe('what a reader is told', () => {
  it.each<readonly [file: string, codes: readonly string[]]>([
    ['word/ditch.docx', ['footnotes-moved']], ['word/swimming.docx', ['deletions-dropped', 'insertions-accepted']], ['word/archive.docx', ['text-box-moved']],
    ['word/market.docx', []], ['word/branch-again.docx', []], ['pages/word-clipboard.html', ['deletions-dropped']], ['pages/google-docs-clipboard.html', []],
  ])('S32: %s says %j', (file, codes) => {
    expect(open(file).read.warnings.map((warning) => warning.code).sort()).toEqual(codes)
  })
})

describe('our own Word file, saved again by another program', () => {
  it('S36: is still the plan that went in', () => {
    const parsed = parsePlanFile(JSON.parse(readFileSync(path.join(FILES, 'word/branch-again.plan.json'), 'utf8')))
    if (!parsed.ok) throw new Error(parsed.reason)
    const nameless = (plan: Plan): unknown => JSON.parse(JSON.stringify(outlineOf(plan), (key, value: unknown) => (key === 'id' ? undefined : value)))
    expect(nameless(open(AGAIN).recognition.plan)).toEqual(nameless(parsed.plan))
    expect(shown(open(AGAIN).recognition.plan)).toBe(shown(parsed.plan))
  })
})
