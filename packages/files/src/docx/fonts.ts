import { VIETNAMESE, legacyFont } from '../encoding.ts'

/** How much of a document is set in fonts that print Vietnamese letters in the places of Latin-1's. */
export interface LegacyFonts {
  /** Letters beyond ASCII by kind of font, and those among them that only Unicode text has. */
  readonly letters: Record<'tcvn3' | 'vni', number>
  readonly unicode: Record<'tcvn3' | 'vni', number>
}

/** Below this many letters a font's name is a leftover in an empty run or a space. */
const FEWEST = 5

export function newLegacyFonts(): LegacyFonts {
  return { letters: { tcvn3: 0, vni: 0 }, unicode: { tcvn3: 0, vni: 0 } }
}

/** Counts the text of one run by its font. */
export function countFont(fonts: LegacyFonts, font: string | undefined, text: string): void {
  const kind = font === undefined ? null : /^\.Vn/i.test(font) ? 'tcvn3' : /^VNI[-\s]/i.test(font) ? 'vni' : null
  if (kind === null) return
  fonts.letters[kind] += text.match(/[\u00a1-\u00ff]/g)?.length ?? 0
  fonts.unicode[kind] += text.match(VIETNAMESE)?.length ?? 0
}

/** The font encoding a document's text is in, by its fonts or by its look; null where it is Unicode. */
export function fontEncoding(fonts: LegacyFonts, texts: Iterable<string>): 'tcvn3' | 'vni' | null {
  for (const kind of ['tcvn3', 'vni'] as const) if (fonts.letters[kind] >= FEWEST && fonts.unicode[kind] * 4 < fonts.letters[kind]) return kind
  let sample = ''
  for (const text of texts) {
    sample += `${text}\n`
    if (sample.length > 100_000) break
  }
  return legacyFont(sample)
}
