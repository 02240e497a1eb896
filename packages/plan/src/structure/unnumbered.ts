import type { Paragraph } from './paragraphs.ts'
import type { Pack } from './pack.ts'
import { isBold } from './runs.ts'
import { hasEndMark, isCapitals, wordCount } from './shape.ts'

const LONGEST_HEADING = 14

/**
 * The headings of a text whose numbers were dropped: where no paragraph has a label or a heading style, a short line that
 * is bold throughout, or in capitals, and has text below it. Capitals stand above small letters.
 */
export function withUnnumberedHeadings(paragraphs: readonly Paragraph[], pack: Pack): readonly Paragraph[] {
  if (paragraphs.some((paragraph) => paragraph.label !== null || paragraph.heading !== null)) return paragraphs
  const alike = paragraphs.map((paragraph) => looksLikeHeading(paragraph, pack))
  const lastText = alike.lastIndexOf(false)
  const found = alike.map((like, i) => like && i < lastText)
  const capitals = paragraphs.some((paragraph, i) => found[i] === true && isCapitals(paragraph.text))
  return found.includes(true) ? paragraphs.map((paragraph, i) => (found[i] === true ? { ...paragraph, heading: !capitals || isCapitals(paragraph.text) ? 1 : 2 } : paragraph)) : paragraphs
}

function looksLikeHeading(paragraph: Paragraph, pack: Pack): boolean {
  const { text, bullet, table, content } = paragraph
  if (bullet !== null || table !== null || text === '' || wordCount(text) > LONGEST_HEADING || hasEndMark(text.replace(/:$/, ''))) return false
  if (pack.ordinal.test(text) || pack.closingStart.test(text) || pack.preambleStart.test(text)) return false
  return isCapitals(text) || isBold(content)
}
