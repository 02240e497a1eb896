/** What the common symbol fonts print at a place of their private area. Places not listed are shown as unknown. */
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6d: '○', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x75: '◆', 0x76: '❖', 0x9f: '•', 0xa7: '▪', 0xa8: '□', 0xd8: '➢', 0xdf: '←', 0xe0: '→',
  0xe1: '↑', 0xe2: '↓', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑', 0x28: '☎', 0x2a: '✉', 0x4a: '☺',
}
const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: '≤', 0xa5: '∞', 0xae: '→', 0xac: '←', 0xb0: '°', 0xb1: '±', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xde: '⇒', 0xd6: '√',
  0x61: 'α', 0x62: 'β', 0x64: 'δ', 0x44: 'Δ', 0x6d: 'μ', 0x70: 'π', 0x53: 'Σ', 0x57: 'Ω',
}
const UNKNOWN = '\ufffd'

/** The character that `w:sym` prints: `char` is its place in hexadecimal, `font` the font it stands in. */
export function symbolText(char: string | undefined, font: string | undefined): string {
  const code = Number.parseInt(char ?? '', 16)
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return UNKNOWN
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code
  if (/wingdings/i.test(font ?? '')) return WINGDINGS[place] ?? UNKNOWN
  if (/^symbol$/i.test(font ?? '')) return SYMBOL[place] ?? (place < 0x7f && !/\p{L}/u.test(String.fromCharCode(place)) ? String.fromCharCode(place) : UNKNOWN)
  return code >= 0xe000 && code <= 0xf8ff && place === code ? UNKNOWN : String.fromCharCode(place)
}
