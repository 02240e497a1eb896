import type { Inline } from '../model/content.ts'
import { inlineText } from '../model/content.ts'
import type { Place } from '../model/labels.ts'
import { places } from '../model/labels.ts'
import type { Numbering } from '../model/numbering.ts'
import { bareFigure, refLeaf } from '../model/refs.ts'
import type { Section, SectionId } from '../model/section.ts'
import type { Pack } from './pack.ts'
import { joinRuns, sliceRuns } from './runs.ts'

/** A place of the plan that its own text names: where the number stands, and which section it means. */
export interface FoundReference {
  readonly from: number
  readonly to: number
  readonly target: SectionId
  readonly form: 'figure' | 'path'
}

/** `điểm a khoản 2`: a word of the pack's with one figure or several. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly width: number
  readonly word: string
  readonly figures: readonly { readonly from: number; readonly text: string; readonly inner: boolean }[]
}

/** How much may stand between the pieces of one reference ("điểm a, khoản 2 thuộc mục III"). */
const BETWEEN = /^\)?[,;]?\s+(?:\p{L}+\s+)?$/u

/** Finds what the sections of one plan are called by its own text. */
export class ReferenceFinder {
  private readonly placed: ReadonlyMap<SectionId, Place>
  private readonly byFigure = new Map<string, { readonly id: SectionId; readonly path: string }[]>()
  private readonly byPath = new Map<string, SectionId | null>()
  private readonly appendices = new Map<string, SectionId | null>()
  private readonly pack: Pack

  /** `sections` in document order. */
  constructor(sections: readonly Section[], numbering: Numbering, pack: Pack) {
    this.pack = pack
    this.placed = places(sections, numbering)
    for (const section of sections) {
      if (section.kind === 'appendix') this.noteAppendix(section)
      const place = this.placed.get(section.id)
      if (section.kind !== 'body' || place === undefined || place.label === '') continue
      const figure = bareFigure(place.label)
      const list = this.byFigure.get(figure)
      if (list === undefined) this.byFigure.set(figure, [{ id: section.id, path: place.path }])
      else list.push({ id: section.id, path: place.path })
      // A path that two sections print names neither.
      this.byPath.set(place.path, this.byPath.has(place.path) ? null : section.id)
    }
  }

  /** An appendix goes by the figure its title begins with; one that two begin with names neither. */
  private noteAppendix(section: Section): void {
    const title = inlineText(section.title)
    const first = [...title.slice(0, 40).matchAll(this.pack.reference.appendix)][0]
    const figure = first?.index === 0 ? first.groups?.['figure'] : undefined
    if (figure !== undefined) this.appendices.set(figure, this.appendices.has(figure) ? null : section.id)
  }

  /** The own references in a text of the section `here` (null: the letterhead or foot), in order. Those to other documents and to nothing are passed over. */
  find(text: string, here: SectionId | null): readonly FoundReference[] {
    const out: FoundReference[] = []
    const pieces = readPieces(text, this.pack)
    for (let i = 0; i < pieces.length; ) {
      const chain = chainFrom(pieces, i, text)
      i += chain.length
      const last = chain[chain.length - 1]
      if (last === undefined || this.pack.reference.foreign.test(text.slice(last.to, last.to + 80))) continue
      const path = here === null ? '' : (this.placed.get(here)?.path ?? '')
      out.push(...this.resolve(chain, path, this.around(path, this.pack.reference.here.exec(text.slice(last.to, last.to + 40))?.groups?.['word'])))
    }
    for (const match of text.matchAll(this.pack.reference.appendix)) {
      const figure = match.groups?.['figure'] ?? ''
      const target = this.appendices.get(figure)
      if (target !== undefined && target !== null) out.push({ from: match.index + match[0].length - figure.length, to: match.index + match[0].length, target, form: 'figure' })
    }
    return out.filter((found) => found.target !== here).sort((a, b) => a.from - b.from)
  }

  /** The path of the nearest section around, itself included, whose label prints that word; null without one. */
  private around(path: string, word: string | undefined): string | null {
    if (word === undefined) return null
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const id = this.byPath.get(at)
      if (id !== undefined && id !== null && (this.placed.get(id)?.label ?? '').toLowerCase().startsWith(`${word.toLowerCase()} `)) return at
    }
    return null
  }

  private resolve(chain: readonly Piece[], here: string, around: string | null): readonly FoundReference[] {
    const out: FoundReference[] = []
    if (around === null && chain.every((piece) => piece.width >= NARROW)) return []
    let scope: string | null = around
    let width = -1
    let wider: string | null = around
    for (const piece of [...chain].sort((a, b) => a.width - b.width)) {
      if (piece.width > width) scope = wider
      width = piece.width
      let own: string | null = null
      for (const figure of piece.figures) {
        const within = figure.inner ? (own ?? scope) : scope
        const target = this.target(figure.text, within, here, piece.word)
        if (target === null) continue
        if (!figure.inner) own = this.placed.get(target)?.path ?? null
        const path = figure.text.includes('.') && bareFigure(this.placed.get(target)?.label ?? '') !== figure.text
        out.push({ from: figure.from, to: figure.from + figure.text.length, target, form: path ? 'path' : 'figure' })
      }
      if (own === null) return []
      wider = own
    }
    return out.sort((a, b) => a.from - b.from)
  }

  /** The one section of that figure: inside `scope`, else as near as can be to where the text stands, else anywhere. */
  private target(figure: string, scope: string | null, here: string, word: string): SectionId | null {
    // A word that labels print says which sections are meant: `Điều 1` is no clause 1.
    const worded = (this.byFigure.get(figure) ?? []).filter(({ id }) => (this.placed.get(id)?.label ?? '').toLowerCase().startsWith(`${word} `))
    if (worded.length > 0) return worded.length === 1 ? (worded[0]?.id ?? null) : null
    if (scope === null) {
      const whole = this.byPath.get(figure)
      if (whole !== undefined) return whole
    }
    const named = this.byFigure.get(figure) ?? []
    if (scope !== null) {
      const inside = named.filter(({ path }) => path.startsWith(`${scope}.`))
      const shallow = Math.min(...inside.map(({ path }) => path.length))
      const [first, second] = inside.filter(({ path }) => path.length === shallow)
      if (first !== undefined) return second === undefined ? first.id : null
      return this.byPath.get(`${scope}.${figure}`) ?? null
    }
    for (let around = here; ; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
      const direct = this.byPath.get(around === '' ? figure : `${around}.${figure}`)
      if (direct !== undefined && direct !== null) return direct
      const inside = named.filter(({ path }) => around === '' || path.startsWith(`${around}.`))
      if (inside.length === 1) return inside[0]?.id ?? null
      if (inside.length > 1 || around === '') return null
    }
  }
}

/** The content with the numbers of those references as links; marks stay. */
export function linkReferences(content: readonly Inline[], found: readonly FoundReference[]): readonly Inline[] {
  if (found.length === 0) return content
  let out: readonly Inline[] = []
  let at = 0
  for (const { from, to, target, form } of found) {
    const printed = sliceRuns(content, from, to)
    const marks = printed[0]?.marks
    const leaf = refLeaf({ to: target, form, text: inlineText(printed) })
    out = joinRuns(joinRuns(out, '', sliceRuns(content, at, from)), '', [marks === undefined ? leaf : { ...leaf, marks }])
    at = to
  }
  return joinRuns(out, '', sliceRuns(content, at))
}

/** Words that name the narrower parts alone: said without a wider one they may mean anything. */
const NARROW = 2

function readPieces(text: string, pack: Pack): readonly Piece[] {
  const out: Piece[] = []
  for (const match of text.matchAll(pack.reference.piece)) {
    const word = match.groups?.['word'] ?? ''
    const list = match.groups?.['figures'] ?? ''
    const start = match.index + match[0].length - list.length
    const bracket = list.indexOf('(')
    const figures = [...list.matchAll(pack.reference.figure)].map((figure) => ({ from: start + figure.index, text: figure[0], inner: bracket >= 0 && figure.index > bracket && list.slice(0, bracket).trim() !== '' }))
    const width = pack.reference.widths.findIndex((words) => words.test(word))
    const first = figures[0]?.text ?? ''
    out.push({ from: match.index, to: match.index + match[0].length, word: word.toLowerCase(), width: (width < 0 ? pack.reference.widths.length : width) + (/^[IVXL]/.test(first) ? 0 : 0.5), figures })
  }
  return out
}

function chainFrom(pieces: readonly Piece[], from: number, text: string): readonly Piece[] {
  const chain: Piece[] = []
  for (const piece of pieces.slice(from, from + 5)) {
    const last = chain[chain.length - 1]
    if (last !== undefined && !BETWEEN.test(text.slice(last.to, piece.from))) break
    chain.push(piece)
  }
  return chain
}
