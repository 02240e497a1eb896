import type { Edit } from './edit.ts'
import { placeOf, sentenceAt, splice } from './edit.ts'
import type { Prose } from './prose.ts'
import { NAMES, PLAIN, VERBS } from './prose.ts'
import type { Draft, Word } from './tree.ts'

type WordsEdit = (words: readonly Word[], near: number, prose: Prose) => readonly (readonly Word[])[] | null

/** Edits of the words of one sentence. Its closing sign stays. */
export const WORD_EDITS: Readonly<Record<string, Edit>> = {
  'word replaced': inSentence((words, near, prose) => one(rewrite(words, nearest(words, near, isPlain), otherWord(prose)))),
  'word inserted': inSentence((words, near, prose) => {
    const at = Math.max(1, Math.min(words.length - 1, near))
    return prose.random.chance(0.15) ? slid(words, at, prose) : one(put(words, at, prose.words(prose.any(PLAIN))))
  }),
  'word deleted': inSentence((words, near) => {
    const at = nearest(words, near, isPlain)
    return at < 0 || words.length < 4 ? null : removed(words, at, at + 1)
  }),
  'words deleted': inSentence((words, near, prose) => {
    const from = Math.min(near, words.length - 4)
    return from < 0 ? null : removed(words, from, from + 2 + prose.random.below(2))
  }),
  'phrase rewritten': inSentence((words, near, prose) => {
    const from = Math.min(near, words.length - 4)
    const first = words[from]
    if (from < 0 || first === undefined || words[from + 1]?.glued === true) return null
    return [[...words.slice(0, from), { ...first, text: `${prose.any(VERBS)} ${prose.any(PLAIN)}` }, ...words.slice(from + 3)]]
  }),
  'list item put in': inSentence((words, near, prose) => {
    const at = nearest(words, near, isComma)
    const [first, ...rest] = prose.words(`, ${prose.any(['2', '3', '5'])} ${prose.any(['loa', 'đèn', 'thuyền', 'bè'])}`)
    return at < 0 || first === undefined ? null : [[...words.slice(0, at), { ...first, glued: true }, ...rest, ...words.slice(at)]]
  }),
  'list item taken out': inSentence((words, near) => {
    const at = nearest(words, near, (word, i) => isComma(word) && (words.slice(i + 1).findIndex(isComma) + 1 || 9) < 6)
    return at < 0 ? null : removed(words, at, at + 1 + words.slice(at + 1).findIndex(isComma))
  }),
  'number changed': inSentence((words, near, prose) => one(rewrite(words, nearest(words, near, isNumber), prose.number()))),
  'date changed': inSentence((words, near, prose) => one(rewrite(words, nearest(words, near, isDate), prose.date()))),
  'name changed': inSentence((words, near, prose) => {
    const at = nearest(words, near, isCapital)
    return at < 0 ? null : one(rewrite(words, at, prose.any(NAMES).split(' ')[0] ?? ''))
  }),
  'negation put in': inSentence((words, near, prose) => {
    const at = nearest(words, near, (word, i) => i > 0 && FIRST_OF_VERB.has(word.text))
    return at < 0 ? null : one(put(words, at, [prose.word(prose.any(['không', 'chưa', 'không được']))]))
  }),
  'negation taken out': inSentence((words, near) => {
    const at = nearest(words, near, (word) => /^(?:không|Không|chưa|trừ|Trừ)$/u.test(word.text))
    return at < 0 ? null : removed(words, at, at + 1)
  }),
  'bold put on': inSentence((words, near) => one(marked(words, near, near + 2, 'bold'))),
  'italic put on': inSentence((words, near) => one(marked(words, near, near + 3, 'italic'))),
  'mark taken off': inSentence((words) => (words.some((word) => word.marks.length > 0) ? [words.map((word) => ({ ...word, marks: [] }))] : null)),
  'link set': inSentence((words, near, prose) => one(marked(words, near, near + 2, `link https://vi.du/${2 + prose.random.below(5)}`))),
}

function inSentence(edit: WordsEdit): Edit {
  return (draft, at, prose) => {
    const place = placeOf(draft, at)
    const sentence = sentenceAt(draft, place)
    if (sentence === null || sentence.words.length < 2) return null
    const near = Math.floor(at.part * (sentence.words.length - 1))
    return edit(sentence.words, near, prose)?.map((words): Draft => splice(draft, place, place + 1, [{ ...sentence, words }])) ?? null
  }
}

function one(words: readonly Word[] | null): readonly (readonly Word[])[] | null {
  return words === null ? null : [words]
}

/** The place next to `near` for which `wanted` holds; the closing sign is never one. */
export function nearest(words: readonly Word[], near: number, wanted: (word: Word, i: number) => boolean): number {
  let best = -1
  words.forEach((word, i) => {
    if (i < words.length - 1 && wanted(word, i) && (best < 0 || Math.abs(i - near) < Math.abs(best - near))) best = i
  })
  return best
}

export function rewrite(words: readonly Word[], at: number, text: string): readonly Word[] | null {
  const word = words[at]
  if (word === undefined || word.text === text) return null
  return words.map((own, i) => (i === at ? { ...own, text } : own))
}

function put(words: readonly Word[], at: number, list: readonly Word[]): readonly Word[] {
  return words[at]?.glued === true ? put(words, at + 1, list) : [...words.slice(0, at), ...list, ...words.slice(at)]
}

/** A word said twice: it may be the one before or the one behind that is new. */
function slid(words: readonly Word[], at: number, prose: Prose): readonly (readonly Word[])[] | null {
  const word = words[at - 1]
  if (word === undefined || words[at]?.glued === true || word.glued) return null
  const twin = { ...word, id: prose.id() }
  return [[...words.slice(0, at), twin, ...words.slice(at)], [...words.slice(0, at - 1), twin, ...words.slice(at - 1)]]
}

/** Words [from, to) taken out, and every other stretch of the same length that leaves the same text. */
function removed(words: readonly Word[], from: number, to: number): readonly (readonly Word[])[] | null {
  if (to >= words.length) return null
  const cut = (a: number): readonly Word[] => [...words.slice(0, a), ...words.slice(a + to - from)]
  const same = (a: number, b: number): boolean => words[a] !== undefined && words[a]?.text === words[b]?.text && words[a]?.glued === words[b]?.glued && String(words[a]?.marks) === String(words[b]?.marks)
  const out = [cut(from)]
  for (let a = from; same(a, a + to - from); a++) out.push(cut(a + 1))
  for (let a = from; same(a - 1, a - 1 + to - from); a--) out.push(cut(a - 1))
  return out
}

/** Each word takes `mark` in place of one of its type. */
function marked(words: readonly Word[], from: number, to: number, mark: string): readonly Word[] {
  const type = mark.split(' ')[0] ?? mark
  return words.map((word, i) => (i < from || i >= to ? word : { ...word, marks: [...word.marks.filter((own) => own.split(' ')[0] !== type), mark] }))
}

function otherWord(prose: Prose): string {
  return prose.any(prose.any([...VERBS, ...PLAIN]).split(' '))
}

const FIRST_OF_VERB: ReadonlySet<string> = new Set(VERBS.map((verb) => verb.split(' ')[0] ?? ''))

function isPlain(word: Word): boolean {
  return /^\p{Ll}/u.test(word.text)
}

export function isNumber(word: Word): boolean {
  return /^\p{N}[\p{N}.]*%?$/u.test(word.text)
}

function isComma(word: Word): boolean {
  return word.text === ','
}

function isDate(word: Word): boolean {
  return /^\p{N}+\/\p{N}+\/\p{N}+$/u.test(word.text)
}

function isCapital(word: Word, i: number): boolean {
  return i > 0 && /^\p{Lu}/u.test(word.text)
}
