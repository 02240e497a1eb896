import type { LevelFormat } from '../model/numbering.ts'
import { letterNumber, ordinalNumber, romanNumber } from '../model/numbering.ts'
import type { LabelClass, LabelRule, Pack } from './pack.ts'
import { isCapitals, startsSmall, wordCount } from './shape.ts'

/** A label that stands at the start of a paragraph and is believed. */
export interface Label {
  readonly class: LabelClass
  readonly form: LevelFormat['form']
  readonly before: string
  readonly figure: string
  readonly after: string
  /** As printed, without white space. */
  readonly printed: string
  /** Length of the label and the white space after it in the line's text. */
  readonly length: number
  /** Decimal: how many numbers it has; else 1. */
  readonly depth: number
  readonly confidence: number
  /** A word stands before the figure. */
  readonly named: boolean
  /** What was probably printed before a scan misread it: `l.` for `1.`. */
  readonly misread?: string
}

/** The last number of each class seen, so that the next can be expected. */
export interface Sequence {
  readonly part: number
  readonly chapter: number
  readonly division: number
  readonly roman: number
  readonly capital: number
  readonly article: number
  readonly arabic: number
  /** Arabic number before the last Roman label: some plans number on through. */
  readonly through: number
  readonly decimal: readonly number[]
  readonly letter: number
  readonly letterText: string
}

export const START: Sequence = { part: 0, chapter: 0, division: 0, roman: 0, capital: 0, article: 0, arabic: 0, through: 0, decimal: [], letter: 0, letterText: '' }

/** Numbers further off than this from the expected one are no labels ("2025. …"). */
const WIDEST_GAP = 3

/** What may be a label by its form alone, most specific rule first. `capitals` says what single capitals are. */
export function labelCandidates(text: string, pack: Pack, capitals: Capitals): readonly Label[] {
  if (!/^[\p{L}\d(]/u.test(text)) return []
  const out: Label[] = []
  for (const rule of pack.labels) {
    if (rule.form === 'upper' && capitals === null) continue
    const match = rule.pattern.exec(text)
    if (match === null) continue
    const label = toLabel(rule.form === 'upper' && capitals !== null ? { ...rule, class: capitals } : rule, match)
    if (label !== null) out.push(label)
  }
  return out
}

/** The candidate that goes on from `sequence`, or null: then the text is a paragraph that happens to begin like one. */
export function acceptLabel(candidates: readonly Label[], text: string, sequence: Sequence): Label | null {
  for (const label of candidates) {
    const confidence = believe(label, text.slice(label.length).trim(), sequence)
    if (confidence > 0) return { ...label, confidence }
  }
  return null
}

/** Signs that a scan takes for each other at the start of a line, and what either stands for. */
const MISREAD: readonly { readonly from: RegExp; readonly to: string }[][] = [
  [{ from: /[lI|!]/g, to: '1' }, { from: /[Oo]/g, to: '0' }, { from: /S/g, to: '5' }, { from: /B/g, to: '8' }],
  [{ from: /[l1|!]/g, to: 'I' }],
]

/**
 * A label that a scan misread (`l. Công an`, `1I. NHIỆM VỤ`): believed only where what it probably was is just the number
 * that is due. It keeps what is printed.
 */
export function misreadLabel(text: string, pack: Pack, capitals: Capitals, sequence: Sequence): Label | null {
  const head = /^(?=.{0,4}[lI|!OoSB1])[IVXlO|!oSB\d.]{1,6}[.)/-](?=\s+[\p{Lu}“"])/u.exec(text)?.[0]
  if (head === undefined) return null
  const capitalRest = isCapitals(text.slice(head.length))
  for (const signs of capitalRest ? [...MISREAD].reverse() : MISREAD) {
    const probable: string = signs.reduce((out, { from, to }) => out.replace(from, to), head)
    if (probable === head) continue
    const label = acceptLabel(labelCandidates(probable + text.slice(head.length), pack, capitals), probable + text.slice(head.length), sequence)
    if (label !== null && label.confidence >= 0.95) return { ...label, printed: head, length: label.length - probable.length + head.length, confidence: 0.6, misread: label.printed }
  }
  return null
}

export function advance(sequence: Sequence, label: Label): Sequence {
  const n = numberOf(label)
  switch (label.class) {
    case 'part': return { ...START, part: n, chapter: sequence.chapter, article: sequence.article }
    case 'chapter': return { ...START, part: sequence.part, chapter: n, article: sequence.article }
    case 'division': return { ...START, part: sequence.part, chapter: sequence.chapter, division: n, article: sequence.article }
    case 'roman': return { ...START, part: sequence.part, chapter: sequence.chapter, division: sequence.division, roman: n, article: sequence.article, through: Math.max(sequence.arabic, sequence.through) }
    case 'capital': return { ...sequence, capital: n, arabic: 0, through: 0, decimal: [], letter: 0, letterText: '' }
    case 'article': return { ...sequence, article: n, arabic: 0, through: 0, decimal: [], letter: 0, letterText: '' }
    case 'arabic': return { ...sequence, arabic: n, decimal: [], letter: 0, letterText: '' }
    case 'decimal': return { ...sequence, decimal: label.figure.split('.').map(Number), letter: 0, letterText: '' }
    case 'letter': return { ...sequence, letter: n, letterText: label.figure }
  }
}

/** What a single capital at the start of a line is: a division above Roman numbers, a level below them, or text. */
export type Capitals = 'division' | 'capital' | null

/** Single capitals are labels only where an A and a B both open a short or capital line; below Roman numbers where one comes before the first A. */
export function capitalsOf(texts: readonly string[], pack: Pack): Capitals {
  const rule = pack.labels.find((label) => label.form === 'upper')
  const roman = pack.labels.find((label) => label.class === 'roman' && label.form === 'roman' && !label.named)
  if (rule === undefined) return null
  const seen = new Set<string>()
  let below = false
  for (const text of texts) {
    const figure = rule.pattern.exec(text)?.groups?.['figure']
    if (figure === 'I' || figure === undefined || !(isCapitals(text) || wordCount(text) <= 12)) {
      if (!seen.has('A') && roman?.pattern.exec(text)?.groups?.['figure'] === 'I') below = true
    } else seen.add(figure)
  }
  if (!seen.has('A') || !seen.has('B')) return null
  return below ? 'capital' : 'division'
}

function toLabel(rule: LabelRule, match: RegExpExecArray): Label | null {
  const before = match.groups?.['before'] ?? ''
  const figure = match.groups?.['figure'] ?? ''
  const after = (match.groups?.['after'] ?? '').trim()
  if (rule.form === 'roman' && romanNumber(figure) === 0) return null
  return {
    class: rule.class, form: rule.form, before, figure, after, printed: (before + figure + after).trim(), length: match[0].length,
    depth: rule.class === 'decimal' ? figure.split('.').length : 1, confidence: rule.named ? 0.9 : 0, named: rule.named,
  }
}

function believe(label: Label, rest: string, sequence: Sequence): number {
  const n = numberOf(label)
  // "Phần II của Luật …" is a sentence, not a heading.
  const named = startsSmall(rest) ? 0 : label.confidence
  switch (label.class) {
    case 'part':
    case 'chapter':
    case 'division':
    case 'article':
    case 'capital': return n === sequence[label.class] + 1 && (named > 0 || label.form === 'upper') ? 0.95 : n === 1 && label.form === 'upper' ? 0.5 : named === 0 || label.form === 'upper' ? 0 : n === 1 ? 0.7 : label.class === 'article' && n > sequence.article && n <= sequence.article + WIDEST_GAP ? 0.6 : 0
    case 'roman':
      if (n === sequence.roman + 1) return 0.98
      return named > 0 ? named : isCapitals(rest) ? 0.65 : 0
    case 'arabic': return Math.max(named, believeArabic(n, rest, sequence))
    case 'decimal': return believeDecimal(label.figure.split('.').map(Number), rest, sequence)
    case 'letter': return believeLetter(label, rest, sequence)
  }
}

function believeArabic(n: number, rest: string, sequence: Sequence): number {
  if (n === sequence.arabic + 1) return sequence.decimal.length > 0 || sequence.arabic > 0 || !startsSmall(rest) ? 0.97 : 0.6
  if (n === 0 || startsSmall(rest)) return 0
  if (sequence.arabic === 0 && n === sequence.through + 1) return 0.85
  if (n === 1) return 0.55
  return n > sequence.arabic && n <= sequence.arabic + WIDEST_GAP ? 0.6 : n <= sequence.arabic && n >= sequence.arabic - 1 ? 0.5 : 0
}

function believeDecimal(parts: readonly number[], rest: string, sequence: Sequence): number {
  const head = parts[0] ?? 0
  const parent = sequence.arabic !== 0 ? sequence.arabic : sequence.roman
  const last = sequence.decimal
  const tail = parts[parts.length - 1] ?? 0
  if (head === parent) {
    const sibling = last.length >= parts.length && parts.slice(0, -1).every((part, i) => part === last[i]) ? (last[parts.length - 1] ?? 0) : 0
    if (tail === sibling + 1) return 0.97
    return startsSmall(rest) ? 0 : 0.65
  }
  return !startsSmall(rest) && head >= 1 && Math.abs(head - parent) <= WIDEST_GAP && tail <= 30 ? 0.5 : 0
}

function believeLetter(label: Label, rest: string, sequence: Sequence): number {
  const figure = label.figure
  const last = sequence.letterText
  if (figure === 'a') return last === '' ? 0.97 : 0.7
  if (last === '') return 0
  const follows = letterNumber(figure) === letterNumber(last) + 1 || figure.charCodeAt(0) === last.charCodeAt(0) + 1 || (last === 'đ' && figure === 'e')
  if (follows) return 0.97
  const gap = letterNumber(figure) - letterNumber(last)
  return gap > 0 && gap <= WIDEST_GAP && !startsSmall(rest) ? 0.6 : 0
}

/** The number that a label's last figure says. */
export function numberOf(label: Label): number {
  switch (label.form) {
    case 'roman': return romanNumber(label.figure)
    case 'upper': return label.figure.charCodeAt(0) - 64
    case 'ordinal': return ordinalNumber(label.figure)
    case 'letter': return letterNumber(label.figure)
    case 'latin': return label.figure.charCodeAt(0) - 96
    case 'arabic':
    case 'decimal': return Number(label.figure.split('.').at(-1) ?? 0)
  }
}
