import type { FileErrorCode } from './result.ts'

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly assumed: string | null }
  | { readonly ok: false; readonly code: FileErrorCode }

const SAMPLE = 200_000
/** Letters no font encoding has: those of Latin-1 (â, ê, ô) are left out. */
export const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu
/** Latin-1 signs that TCVN3 fonts print as Vietnamese letters, inside or at the end of a word. */
const TCVN3 = /[A-Za-z][¸µ¶·¹¨©ª«¬®]|[¸µ¶·¹©ª«¬®][a-z]/g
/** VNI fonts write a mark as a letter of its own after the vowel. */
const VNI = /[aeouyAEOUY][ùøûõïÙØÛÕÏáàåãäÁÀÅÃÄéèúüëÉÈÚÜË]|[nñÑ]?ñ[aeiou]/g
/** One letter in so many carries such a mark in VNI text. */
const VNI_SHARE = 25

/** Bytes to text: by mark, by shape, else UTF-8, else as a page's head declares, else windows-1258. Says which encoding was assumed; refuses font encodings. */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked !== null) return check(marked, null)
  const wide = looksWide(bytes)
  if (wide !== null) return check(new TextDecoder(wide).decode(bytes), wide)
  if (bytes.includes(0)) return { ok: false, code: 'binary' }
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== null) return check(utf8, null)
  const declared = byDeclaration(bytes)
  if (declared !== null) return { ok: true, text: declared.normalize('NFC'), assumed: null }
  const text = new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
  if (count(text, TCVN3) * 100 > letters(text)) return { ok: false, code: 'tcvn3' }
  // VNI fonts use the same bytes for other letters: their text shows its look only where it is read as Latin-1.
  const latin = new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE))
  if (count(latin, VNI) * VNI_SHARE > letters(latin)) return { ok: false, code: 'vni' }
  return check(text, 'windows-1258')
}

/** The font encoding that a text's letters look like; null for Unicode text. */
export function legacyFont(text: string): 'tcvn3' | 'vni' | null {
  const sample = text.slice(0, SAMPLE)
  const all = letters(sample)
  if (count(sample, VIETNAMESE) * 100 >= all) return null
  if (count(sample, TCVN3) * 50 > all) return 'tcvn3'
  return count(sample, VNI) * VNI_SHARE > all ? 'vni' : null
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

/** A page of the web says in its head how it is written; most of its Vietnamese letters are entities then. */
function byDeclaration(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  const label = /<meta[^<>]{0,200}charset\s*=\s*["']?\s*([\w-]{3,20})|^<\?xml[^<>]{0,80}encoding=["']([\w-]{3,20})/i.exec(head)
  const name = label?.[1] ?? label?.[2]
  if (name === undefined || /^utf-?8$/i.test(name)) return null
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 without a mark: zeros at every other place, as spaces, figures and plain letters have them. */
function looksWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const end = Math.min(bytes.length, SAMPLE)
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  if (odd * 5 > end && even * 20 < odd) return 'utf-16le'
  return even * 5 > end && odd * 20 < even ? 'utf-16be' : null
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function check(text: string, assumed: string | null): Decoded {
  const sample = text.slice(0, SAMPLE)
  const strange = count(sample, /[\ufffd]|(?![\t\n\r\f])\p{Cc}/gu)
  if (strange * 20 > sample.length) return { ok: false, code: 'binary' }
  const font = legacyFont(sample)
  if (font !== null) return { ok: false, code: font }
  return { ok: true, text: text.replace(/^\ufeff/, '').normalize('NFC'), assumed }
}

function letters(text: string): number {
  return count(text, /\p{L}/gu)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
