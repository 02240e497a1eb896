import type { Token } from '../cascade/tokens.ts'
import { coreText } from '../cascade/tokens.ts'
import type { ReviewReason } from './conflict.ts'

/** Where each sentence of a block begins and ends, as [from, to) over its tokens; together they cover all of them. */
export function sentences(list: readonly Token[]): readonly (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  let from = 0
  for (let i = 0; i < list.length; i++) {
    if (i + 1 === list.length || endsSentence(list, i)) {
      out.push([from, i + 1])
      from = i + 1
    }
  }
  return out
}

/** The last token closes its sentence by a sign, so that what is added behind it is a sentence of its own. */
export function isClosed(list: readonly Token[]): boolean {
  const last = list[list.length - 1]
  return last !== undefined && /^[.!?…]$/.test(coreText(last))
}

/** What in a sentence makes a merge of two changes in it dangerous. */
export function reasonsIn(list: readonly Token[]): readonly ReviewReason[] {
  const out: ReviewReason[] = ['same-sentence']
  if (list.some((token) => token.kind === 'number')) out.push('number')
  if (list.some((token) => token.kind === 'date')) out.push('date')
  if (list.some((token, i) => i > 0 && token.kind === 'word' && startsCapital(token))) out.push('name')
  if (list.some((token) => NEGATIONS.has(coreText(token).toLowerCase()))) out.push('negation')
  return out
}

const NEGATIONS: ReadonlySet<string> = new Set([
  'không', 'chưa', 'chẳng', 'chớ', 'đừng', 'trừ', 'cấm', 'miễn', 'thôi', 'ngừng', 'bỏ', 'no', 'not', 'never', 'except', 'unless', 'without', 'nor',
])

/** A full stop behind these is no end: TP. Hà Giang, TS. Lan. */
const ABBREVIATION = /^(?:\p{Lu}{1,3}|[Tt]h[sS]?|[Tt]r|[Ss]t|v|vv)$/u

/** A sign that can end a sentence, with space behind it and a capital, a figure or a bracket next. */
function endsSentence(list: readonly Token[], i: number): boolean {
  const token = list[i]
  const next = list[i + 1]
  if (token === undefined || next === undefined || token.leaf !== null || !/^[.!?…]$/.test(coreText(token)) || token.space.length === 0) return false
  const previous = list[i - 1]
  if (previous !== undefined && coreText(token) === '.' && ABBREVIATION.test(coreText(previous))) return false
  return next.kind === 'number' || next.kind === 'date' || next.kind !== 'word' || startsCapital(next)
}

function startsCapital(token: Token): boolean {
  return /^\p{Lu}/u.test(coreText(token))
}
