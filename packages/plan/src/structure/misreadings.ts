import { foldWord } from '../model/fold.ts'
import type { Pack } from './pack.ts'

/** Words that a scan may have misread: what is printed where, and what it probably was. Nothing is changed. */
export interface Misreading {
  readonly from: number
  readonly printed: string
  readonly probable: string
  readonly confidence: number
}

interface Word {
  readonly from: number
  readonly text: string
}

/** A word as it is compared: folded, and without accents. */
interface Face {
  readonly usual: string
  readonly bare: string
}

const MOST_FACES = 50_000
/** Longer texts are compared with the pack's words alone: counting every pair of theirs costs more than it tells. */
const COUNTED = 400_000
/** A pair that stands once beside one that stands so often is probably that one. */
const OFTEN = 5

/**
 * Finds probable misreadings in the texts of one plan: figures with letters among them, and pairs of words that differ by
 * accents alone from a pair which the pack knows or the plan itself prints over and over.
 */
export class MisreadingFinder {
  private readonly known = new Map<string, Known[]>()
  private readonly words: ReadonlySet<string>
  private readonly counts = new Map<string, number>()
  private readonly frequent = new Map<string, Known>()
  private readonly firsts: ReadonlySet<string>
  private readonly faces = new Map<string, Face>()
  private readonly pack: Pack

  constructor(texts: readonly string[], pack: Pack) {
    this.pack = pack
    this.words = new Set(pack.lexicon.map(keyOf))
    for (const shown of pack.lexicon) this.known.set(bare(shown), [...(this.known.get(bare(shown)) ?? []), { key: keyOf(shown), shown }])
    this.firsts = new Set([...this.known.keys()].map((pair) => pair.split(' ', 1).join('')))
    if (pack.lexicon.length === 0 || texts.reduce((sum, text) => sum + text.length, 0) > COUNTED) return
    const printed = new Map<string, string>()
    for (const text of texts) {
      for (const [key, first, second] of pairsOf(text)) {
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
        printed.set(key, `${first.text} ${second.text}`.toLowerCase())
      }
    }
    for (const [key, count] of this.counts) {
      const shown = printed.get(key) ?? ''
      const most = this.frequent.get(bare(shown))
      if (count >= OFTEN && count > (this.counts.get(most?.key ?? '') ?? 0)) this.frequent.set(bare(shown), { key, shown })
    }
  }

  find(text: string): readonly Misreading[] {
    const out: Misreading[] = []
    for (const match of text.matchAll(FIGURES)) {
      const probable = match[0].replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
      out.push({ from: match.index, printed: match[0], probable, confidence: 0.6 })
    }
    if (this.pack.lexicon.length === 0 || !this.worthReading(text)) return out
    const pairs = [...pairsOf(text)]
    for (const [i, [pair, first, second]] of pairs.entries()) {
      // Its words belong to right pairs on either side: tình [hình thực] hiện.
      const before = pairs[i - 1]
      const after = pairs[i + 1]
      if ((before?.[2] === first && this.words.has(before[0])) || (after?.[1] === second && this.words.has(after[0]))) continue
      const printed = text.slice(first.from, second.from + second.text.length)
      const better = this.better(pair, printed)
      if (better !== null && out.every((each) => each.from + each.printed.length <= first.from || each.from >= first.from + printed.length)) out.push({ from: first.from, printed, probable: likeCase(printed, better), confidence: 0.5 })
    }
    return out.sort((a, b) => a.from - b.from)
  }

  /** Whether any two neighbouring words look like a pair that is known, but are not that pair: few texts have one. */
  private worthReading(text: string): boolean {
    if (this.frequent.size > 0) return true
    let last: Face | null = null
    let end = -1
    for (const match of text.matchAll(WORD)) {
      const face = this.face(match[0])
      if (last !== null && match.index === end + 1 && this.firsts.has(last.bare) && this.known.has(`${last.bare} ${face.bare}`) && !this.words.has(`${last.usual} ${face.usual}`)) return true
      last = face
      end = match.index + match[0].length
    }
    return false
  }

  private face(word: string): Face {
    const known = this.faces.get(word)
    if (known !== undefined) return known
    const made = { usual: foldWord(word), bare: bare(word.toLowerCase()) }
    if (this.faces.size < MOST_FACES) this.faces.set(word, made)
    return made
  }

  private better(key: string, printed: string): string | null {
    if (this.words.has(key)) return null
    const skeleton = bare(printed.toLowerCase())
    const [known, other] = this.known.get(skeleton) ?? []
    if (known !== undefined && other === undefined && oneWordApart(key, known.key) && (this.counts.get(key) ?? 0) <= 2) return known.shown
    const frequent = this.frequent.get(skeleton)
    // A name may differ from a word by its accents alone.
    if (frequent === undefined || frequent.key === key || frequent.shown.split(' ').some((word) => word.length < 3) || (this.counts.get(key) ?? 0) !== 1 || /\p{Lu}/u.test(printed)) return null
    return oneWordApart(key, frequent.key) ? frequent.shown : null
  }
}

/** A pair of words as it is compared and as it is shown. */
interface Known {
  readonly key: string
  readonly shown: string
}

function keyOf(pair: string): string {
  return pair.split(' ').map(foldWord).join(' ')
}

/** A figure in which a letter stands for 0 or 1; a trailing l is a litre. */
const FIGURES = /(?<![\p{L}\d/.-])(?:\d+[OoI]+\d*|\d+l\d+|[OolI]\d+)(?![\p{L}\d])/gu
const WORD = /\p{L}+/gu

/** Pairs of neighbouring words with one space between, as key and words. */
function* pairsOf(text: string): Generator<readonly [string, Word, Word]> {
  let last: Word | null = null
  for (const match of text.matchAll(WORD)) {
    const word: Word = { from: match.index, text: match[0] }
    if (last !== null && last.from + last.text.length + 1 === word.from && text[word.from - 1] === ' ') yield [`${foldWord(last.text)} ${foldWord(word.text)}`, last, word]
    last = word
  }
}

/** Without accents, and with what scans confuse made one: the same for all that may be misread for each other. */
function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/rn/g, 'm')
}

function oneWordApart(a: string, b: string): boolean {
  const [x, y] = a.split(' ')
  const [u, v] = b.split(' ')
  return (x === u) !== (y === v)
}

function likeCase(printed: string, word: string): string {
  if (!/\p{Ll}/u.test(printed)) return word.toUpperCase()
  return /^\p{Lu}/u.test(printed) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
