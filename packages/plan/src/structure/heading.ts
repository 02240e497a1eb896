import type { Pack } from './pack.ts'
import type { DecisionCode } from './source.ts'
import { hasEndMark, wordCount } from './shape.ts'

/** How a labelled paragraph divides into heading and body. Offsets are into its text without the label. */
export interface HeadingReading {
  /** End of the heading; 0 where the section has none. */
  readonly headingEnd: number
  /** Where the run-in text begins; null where none runs in. */
  readonly bodyFrom: number | null
  readonly confidence: number
  readonly code: DecisionCode | null
}

const LEAD_IN_WORDS = 20
const HEADING_WORDS = 40
const PERIOD_HEADING_WORDS = 14
const SURE_WORDS = 26

export interface HeadingContext {
  /** Roman labels and parts. */
  readonly top: boolean
  /** Something that belongs to the section comes after this paragraph. */
  readonly followed: boolean
  /** Bold throughout, in a text where not everything is. */
  readonly bold: boolean
  readonly pack: Pack
}

/**
 * Heading or sentence? A colon outside quotation marks ends a heading; a colon at the very end makes a heading of up to
 * 20 words and a lead-in sentence of more; a numbered sentence has no heading.
 */
export function readHeading(text: string, { top, followed, bold, pack }: HeadingContext): HeadingReading {
  const colon = firstColon(text)
  if (colon >= 0) {
    const before = text.slice(0, colon)
    const words = wordCount(before.trim())
    const atEnd = text.slice(colon + 1).trim() === ''
    if (atEnd && (words <= LEAD_IN_WORDS || top)) return { headingEnd: colon, bodyFrom: null, confidence: 0.95, code: null }
    if (atEnd) return { headingEnd: 0, bodyFrom: 0, confidence: 0.85, code: 'lead-in-section' }
    if (words <= HEADING_WORDS && !innerStop(before) && !pack.listOpener.test(before.trim())) {
      const bodyFrom = colon + 1 + (text.slice(colon + 1).length - text.slice(colon + 1).trimStart().length)
      return { headingEnd: colon, bodyFrom, confidence: words <= SURE_WORDS ? 0.9 : 0.65, code: 'heading-from-colon' }
    }
    return { headingEnd: 0, bodyFrom: 0, confidence: 0.8, code: 'sentence-section' }
  }
  const words = wordCount(text)
  if (top && words <= HEADING_WORDS) return { headingEnd: text.length, bodyFrom: null, confidence: 0.97, code: null }
  if (pack.danglingList.test(text)) return sentence(0.9)
  if (!hasEndMark(text)) {
    if (words > HEADING_WORDS || (words > SURE_WORDS ? innerStop(text) : sentenceEndsIn(text))) return sentence(0.8)
    return { headingEnd: text.length, bodyFrom: null, confidence: words <= SURE_WORDS ? 0.95 : 0.7, code: null }
  }
  if (/(?<!\.)\.$/.test(text) && words <= (bold ? SURE_WORDS : PERIOD_HEADING_WORDS) && followed && !innerStop(text.slice(0, -1))) {
    return { headingEnd: text.length, bodyFrom: null, confidence: 0.6, code: 'heading-from-period' }
  }
  return sentence(words >= 12 ? 0.95 : 0.7)
}

function sentence(confidence: number): HeadingReading {
  return { headingEnd: 0, bodyFrom: 0, confidence, code: 'sentence-section' }
}

/** The first colon outside quotation marks and brackets that is not part of a time or an address; -1 where there is none. */
export function firstColon(text: string): number {
  let curly = 0
  let straight = false
  let bracket = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (character === '“') curly++
    else if (character === '”') curly = Math.max(0, curly - 1)
    else if (character === '"') straight = !straight
    else if (character === '(') bracket++
    else if (character === ')') bracket = Math.max(0, bracket - 1)
    else if (character === ':' && curly === 0 && !straight && bracket === 0) {
      if (/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '')) continue
      if (text.startsWith('//', i + 1)) continue
      return i
    }
  }
  return -1
}

/** A sentence or a clause ends inside. */
function innerStop(text: string): boolean {
  return sentenceEndsIn(text) || /;\s/.test(text)
}

/** A small letter, a full stop, a space, a capital. */
function sentenceEndsIn(text: string): boolean {
  return /(?:[\p{Ll})”%]|\d{3,})\.\s+\p{Lu}|[?!]\s+\p{Lu}/u.test(text)
}
