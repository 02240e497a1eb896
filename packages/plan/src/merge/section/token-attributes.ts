import { composed } from '../../model/composed.ts'
import type { Inline, Mark } from '../../model/content.ts'
import { REMARK_MARKS, canonicalJson, canonicalMarks } from '../../cascade/canonical.ts'
import type { Piece, Token } from '../../cascade/tokens.ts'

/**
 * One word that stands on all three sides, with what each side did to its spelling, its space and its marks. Spelling
 * and space never clash (the child's stands); two different marks of one type do: `clash`.
 */
export function mergeToken(base: Token, theirs: Token, mine: Token): { readonly token: Token; readonly clash: boolean } {
  const core = mergePieces(base.core, theirs.core, mine.core)
  const space = mergeSpace(base.space, theirs.space, mine.space)
  if (core.pieces === mine.core && space === mine.space) return { token: mine, clash: core.clash }
  return { token: { ...mine, core: core.pieces, space }, clash: core.clash }
}

/** Tokens as inline content again, neighbours of equal marks joined. */
export function toInline(list: readonly Token[]): readonly Inline[] {
  const out: Inline[] = []
  let text = ''
  let marks: readonly Mark[] = []
  let signature = ''
  const flush = (): void => {
    if (text !== '') out.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks })
    text = ''
  }
  for (const token of list) {
    if (token.leaf !== null) {
      flush()
      const { marks: _marks, ...leaf } = token.leaf
      const own = token.core[0]?.marks ?? []
      out.push(own.length === 0 ? leaf : { ...leaf, marks: own })
    }
    for (const piece of token.leaf === null ? [...token.core, ...token.space] : token.space) {
      const own = wholeSignature(piece.marks)
      if (own !== signature) {
        flush()
        marks = piece.marks
        signature = own
      }
      text += piece.text
    }
  }
  flush()
  return out
}

function mergePieces(base: readonly Piece[], theirs: readonly Piece[], mine: readonly Piece[]): { readonly pieces: readonly Piece[]; readonly clash: boolean } {
  // Most words stand on all sides as they were.
  if (samePlain(theirs, mine) || samePlain(theirs, base)) return { pieces: mine, clash: false }
  const b = piecesSignature(base)
  const t = piecesSignature(theirs)
  const m = piecesSignature(mine)
  if (t === m || t === b) return { pieces: mine, clash: false }
  if (m === b) return { pieces: keepRemarks(theirs, mine), clash: false }
  const [pb, pt, pm] = [base[0], theirs[0], mine[0]]
  if (base.length > 1 || theirs.length > 1 || mine.length > 1 || pm === undefined || pt === undefined || pb === undefined) {
    return { pieces: mine, clash: base.length > 1 || theirs.length > 1 || mine.length > 1 }
  }
  const text = pm.text === pb.text ? pt.text : pm.text
  const { marks, clash } = mergeMarks(pb.marks, pt.marks, pm.marks)
  return { pieces: [{ text, marks }], clash }
}

/** Which space stands goes by its length; two different changes give the longer one, so that no words run together. */
function mergeSpace(base: readonly Piece[], theirs: readonly Piece[], mine: readonly Piece[]): readonly Piece[] {
  const [b, t, m] = [spaceText(base), spaceText(theirs), spaceText(mine)]
  if (t === m) return mergePieces(base, theirs, mine).pieces
  if (t === b) return mine
  if (m === b) return theirs
  return t.length > m.length || (t.length === m.length && t > m) ? theirs : mine
}

function spaceText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('')
}

/** Each type of mark by itself: whoever changed it is right; both, and differently, is a clash and the child's stands. */
function mergeMarks(base: readonly Mark[], theirs: readonly Mark[], mine: readonly Mark[]): { readonly marks: readonly Mark[]; readonly clash: boolean } {
  const marks: Mark[] = []
  let clash = false
  for (const type of new Set([...mine, ...theirs].map((mark) => mark.type))) {
    const own = mine.find((mark) => mark.type === type)
    const other = theirs.find((mark) => mark.type === type)
    const was = base.find((mark) => mark.type === type)
    const changed = { own: !sameMark(own, was), other: !sameMark(other, was) }
    if (changed.own && changed.other && !sameMark(own, other)) clash = true
    const pick = REMARK_MARKS.has(type) || changed.own ? own : other
    if (pick !== undefined) marks.push(pick)
  }
  return { marks, clash }
}

function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))
}

/** Theirs stands, but the child's comments on the word stay on it. */
function keepRemarks(theirs: readonly Piece[], mine: readonly Piece[]): readonly Piece[] {
  const remarks = mine.flatMap((piece) => piece.marks).filter((mark, i, all) => REMARK_MARKS.has(mark.type) && all.findIndex((other) => sameMark(other, mark)) === i)
  return theirs.map((piece) => ({ text: piece.text, marks: [...piece.marks.filter((mark) => !REMARK_MARKS.has(mark.type)), ...remarks] }))
}

/** Equal to the letter and without marks: what can be seen at a glance. */
function samePlain(a: readonly Piece[], b: readonly Piece[]): boolean {
  if (a.length !== b.length) return false
  for (const [i, piece] of a.entries()) if (piece.text !== b[i]?.text || piece.marks.length > 0 || (b[i]?.marks.length ?? 0) > 0) return false
  return true
}

function piecesSignature(pieces: readonly Piece[]): string {
  return pieces.map((piece) => JSON.stringify([composed(piece.text), canonicalMarks(piece.marks)])).join('')
}

function wholeSignature(marks: readonly Mark[]): string {
  return marks.length === 0 ? '' : marks.map(canonicalJson).sort().join(',')
}
