import { foldWord } from '../../model/fold.ts'
import type { Token } from '../../cascade/tokens.ts'
import { coreText } from '../../cascade/tokens.ts'
import type { ReviewReason } from './conflict.ts'
import { isEnd, startsCapital } from './sentence.ts'
import { isSyllable } from './watched-compounds.ts'

/** What makes two changes in one text dangerous, wherever it stands: in what was, on either side, or in what they give. */
export function watchedIn(texts: readonly (readonly Token[])[]): readonly ReviewReason[] {
  const out: ReviewReason[] = []
  if (texts.some((list) => list.some((token, i) => token.kind === 'number' || isNumberWord(list, i)))) out.push('number')
  if (texts.some((list) => list.some((token, i) => token.kind === 'date' || isTimeWord(list, i)))) out.push('date')
  if (texts.some((list) => list.some((token, i) => isName(list, token, i)))) out.push('name')
  if (texts.some((list) => list.some((_, i) => isOneOf(NEGATIONS, list, i)))) out.push('negation')
  return out
}

function folded(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(foldWord))
}

/** Words that say no, or take something out, or put an end to it. */
const NEGATIONS = folded(
  'không', 'chưa', 'chẳng', 'chả', 'chớ', 'đừng', 'trừ', 'ngoại', 'cấm', 'miễn', 'thôi', 'ngừng', 'dừng', 'ngưng', 'bỏ', 'hủy', 'bãi', 'đình', 'hoãn', 'khỏi', 'thiếu', 'chỉ', 'phi',
  'no', 'not', 'never', 'except', 'unless', 'without', 'nor', 'neither', 'none', 'cannot', 'only', 'prohibited', 'forbidden', 'banned',
)

const NUMBER_WORDS = folded(
  'một', 'hai', 'ba', 'bốn', 'tư', 'năm', 'lăm', 'sáu', 'bảy', 'bẩy', 'tám', 'chín', 'mười', 'mươi', 'mốt', 'chục', 'trăm', 'nghìn', 'ngàn', 'vạn', 'triệu', 'tỷ', 'tỉ', 'rưỡi', 'nửa', 'đôi', 'gấp', 'phần',
  'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'dozen', 'hundred', 'thousand', 'million', 'billion', 'half', 'twice', 'percent',
)
/** `năm` is five, and a year. */
const YEAR = foldWord('năm')

const TIME_WORDS = folded(
  'ngày', 'tháng', 'tuần', 'mùng', 'mồng', 'thứ', 'hạn', 'kỳ', 'sáng', 'trưa', 'chiều', 'tối',
  'day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years', 'deadline', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
)
const QUARTER = foldWord('quý')

function isNumberWord(list: readonly Token[], i: number): boolean {
  return isOneOf(NUMBER_WORDS, list, i) && (wordAt(list, i) !== YEAR || !isTimeWord(list, i))
}

function isTimeWord(list: readonly Token[], i: number): boolean {
  if (isOneOf(TIME_WORDS, list, i)) return true
  const [word, next] = [wordAt(list, i), list[i + 1]]
  // "năm 2027", "cuối năm", "năm sau", but "năm người"; "quý I", "quý 3", but "quý vị".
  if (word === YEAR) return next?.kind === 'number' || AROUND_YEAR.has(wordAt(list, i - 1)) || AROUND_YEAR.has(wordAt(list, i + 1))
  return word === QUARTER && next !== undefined && (next.kind === 'number' || /^[IVX]+$/.test(coreText(next)))
}

function isOneOf(words: ReadonlySet<string>, list: readonly Token[], i: number): boolean {
  const word = wordAt(list, i)
  return words.has(word) && !isSyllable(wordAt(list, i - 1), word, wordAt(list, i + 1))
}

const AROUND_YEAR = folded('đầu', 'cuối', 'giữa', 'hằng', 'hàng', 'mỗi', 'trong', 'cả', 'nay', 'sau', 'tới', 'trước', 'ngoái', 'học')

/** A capital inside a sentence. */
function isName(list: readonly Token[], token: Token, i: number): boolean {
  const previous = list[i - 1]
  return previous !== undefined && token.kind === 'word' && startsCapital(token) && !isEnd(previous)
}

function wordAt(list: readonly Token[], i: number): string {
  const token = list[i]
  return token?.kind === 'word' ? foldWord(coreText(token)) : ''
}
