import type { LevelFormat } from '../model/numbering.ts'
import { letterNumber, romanNumber } from '../model/numbering.ts'
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
}

/** The last number of each class seen, so that the next can be expected. */
export interface Sequence {
  readonly part: number
  readonly roman: number
  readonly arabic: number
  /** Arabic number before the last Roman label: some plans number on through. */
  readonly through: number
  readonly decimal: readonly number[]
  readonly letter: number
  readonly letterText: string
}

export const START: Sequence = { part: 0, roman: 0, arabic: 0, through: 0, decimal: [], letter: 0, letterText: '' }

/** Numbers further off than this from the expected one are no labels ("2025. …"). */
const WIDEST_GAP = 3

/** What may be a label by its form alone, most specific rule first. `withParts` lets single capitals be parts. */
export function labelCandidates(text: string, pack: Pack, withParts: boolean): readonly Label[] {
  if (!/^[\p{L}\d(]/u.test(text)) return []
  const out: Label[] = []
  for (const rule of pack.labels) {
    if (rule.class === 'part' && !rule.named && !withParts) continue
    const match = rule.pattern.exec(text)
    if (match === null) continue
    const label = toLabel(rule, match)
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

export function advance(sequence: Sequence, label: Label): Sequence {
  const n = numberOf(label)
  switch (label.class) {
    case 'part': return { ...START, part: n }
    case 'roman': return { ...START, part: sequence.part, roman: n, through: Math.max(sequence.arabic, sequence.through) }
    case 'arabic': return { ...sequence, arabic: n, decimal: [], letter: 0, letterText: '' }
    case 'decimal': return { ...sequence, decimal: label.figure.split('.').map(Number), letter: 0, letterText: '' }
    case 'letter': return { ...sequence, letter: n, letterText: label.figure }
  }
}

/** Single capitals are parts only where an A and a B both open a short or capital line. */
export function hasParts(texts: readonly string[], pack: Pack): boolean {
  const rule = pack.labels.find((label) => label.class === 'part' && !label.named)
  if (rule === undefined) return false
  const seen = new Set<string>()
  for (const text of texts) {
    const figure = rule.pattern.exec(text)?.groups?.['figure']
    if (figure !== undefined && (isCapitals(text) || wordCount(text) <= 12)) seen.add(figure)
  }
  return seen.has('A') && seen.has('B')
}

function toLabel(rule: LabelRule, match: RegExpExecArray): Label | null {
  const before = match.groups?.['before'] ?? ''
  const figure = match.groups?.['figure'] ?? ''
  const after = (match.groups?.['after'] ?? '').trim()
  if (rule.form === 'roman' && romanNumber(figure) === 0) return null
  return {
    class: rule.class, form: rule.form, before, figure, after, printed: (before + figure + after).trim(), length: match[0].length,
    depth: rule.class === 'decimal' ? figure.split('.').length : 1, confidence: rule.named ? 0.9 : 0,
  }
}

function believe(label: Label, rest: string, sequence: Sequence): number {
  const n = numberOf(label)
  const named = label.confidence
  switch (label.class) {
    case 'part': return n === sequence.part + 1 ? 0.95 : Math.max(named, 0.5)
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

function numberOf(label: Label): number {
  switch (label.form) {
    case 'roman': return romanNumber(label.figure)
    case 'upper': return label.figure.charCodeAt(0) - 64
    case 'letter': return letterNumber(label.figure)
    case 'latin': return label.figure.charCodeAt(0) - 96
    case 'arabic':
    case 'decimal': return Number(label.figure.split('.').at(-1) ?? 0)
  }
}
