import { composed } from '../../model/composed.ts'

/** A stretch of text, [start, end), in which terms stay as they are. */
export interface KeptSpan {
  readonly start: number
  readonly end: number
  /** `title`: all of it, unless it is the term alone. `issuer`: the first term in it and those right behind it. */
  readonly kind: 'title' | 'issuer'
}

/**
 * Where names of documents stand in `text`, ascending by kind: what is quoted (up to MOST_WORDS words), the names of laws up to a
 * word that ends them, and the body behind the number of a document ("Nghị quyết số 12/NQ-HĐND của HĐND Thành phố").
 */
export function keptSpans(text: string): readonly KeptSpan[] {
  const whole = composed(text)
  if (whole === text) return spansOf(text)
  const places = placesOf(text)
  return spansOf(whole).map((span) => ({ ...span, start: places[span.start] ?? text.length, end: places[span.end] ?? text.length }))
}

/** For each place of the composed text its place in `text`. */
function placesOf(text: string): readonly number[] {
  const out: number[] = []
  for (const cluster of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    for (let i = 0; i < composed(cluster[0]).length; i++) out.push(cluster.index)
  }
  return [...out, text.length]
}

function spansOf(text: string): readonly KeptSpan[] {
  const out: KeptSpan[] = []
  if (QUOTE.test(text)) {
    for (const match of text.matchAll(QUOTED)) {
      const inner = match[1] ?? match[2] ?? match[3] ?? ''
      if (inner.split(/\s+/).length <= MOST_WORDS) out.push({ start: match.index + 1, end: match.index + 1 + inner.length, kind: 'title' })
    }
  }
  for (const match of text.matchAll(LAW)) out.push({ start: match.index, end: match.index + match[0].length, kind: 'title' })
  for (const match of text.matchAll(ISSUED_BY)) {
    const start = match.index + match[0].length
    const body = text.slice(start, start + MOST_OF_A_BODY)
    const end = ENDS_BODY.exec(body)?.index ?? body.length
    if (end > 0) out.push({ start, end: start + end, kind: 'issuer' })
  }
  return out
}

/** Longer quotations are text that an amendment puts in, and no titles. */
const MOST_WORDS = 30
const MOST_OF_A_BODY = 60

const QUOTE = /["“”„«»]/
const QUOTED = /[“„]([^“”„]{1,400})”|«([^«»]{1,400})»|"([^"“”]{1,400})"/g

/** "Luật Tổ chức chính quyền địa phương năm 2025": up to a sign, a figure or a word that no name of a law holds. */
const ENDS_LAW = 'năm|số|ngày|được|của|đã|này|quy|trên|tại|trong|cho|để|có|là|với|theo|do|phải|thì|khi|nếu'
const LAW = new RegExp(`(?<![\\p{L}\\p{M}])(?:Luật|Bộ luật|Pháp lệnh)(?: +(?!(?:${ENDS_LAW})(?![\\p{L}\\p{M}]))[\\p{L}\\p{M}]+){1,14}`, 'gu')

const NUMBER = '(?:\\p{N}+|số[\\s.…_]*)[-/–](?:\\p{N}{4}[-/–])?\\p{Lu}[\\p{L}\\p{M}\\p{N}]*(?:[-/–]\\p{Lu}[\\p{L}\\p{M}\\p{N}]*)*'
const ISSUED_BY = new RegExp(`${NUMBER}[^;:“”"()\\n]{0,40}?\\scủa\\s+`, 'gu')
const ENDS_BODY = /[,;:.()“”"\n]|\s(?:về|quy định|ban hành|phê duyệt|phê chuẩn|thông qua|v\/v|trên|tại|cho|trong|và|đã|được|sửa|bổ sung|hướng dẫn|triển khai|thực hiện|giao|kèm|yêu cầu)(?![\p{L}\p{M}])/u
