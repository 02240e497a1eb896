/** Small questions about the look of a line, in any language. */

export function isOrnament(text: string): boolean {
  return /^[-–—_*=~.•|\s]+$/.test(text) && !/[.]{3}/.test(text)
}

/** At least two letters and none of them small. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** Ends the way a paragraph ends. */
export function hasEndMark(text: string): boolean {
  return /(?:[.;:!?…]["”’')\]}*]*|[-_]{3,})$/.test(text)
}

export function startsSmall(text: string): boolean {
  return /^["“‘'(]?\p{Ll}/u.test(text)
}

export function wordCount(text: string): number {
  if (text === '') return 0
  let words = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++
  return words
}

/** The text between white space, without the marks at its end that part it from what follows. */
export function withoutEndMarks(text: string): string {
  // From where a run of marks begins only: tried from each mark of it, a long run would cost its length squared.
  return text.replace(/(?<![\s,;.:])[\s,;.:]+$/, '').trim()
}

/** More quotation marks are opened than closed. */
export function hasOpenQuote(text: string): boolean {
  const first = text.indexOf('“')
  if (first < 0) return false
  let open = 0
  for (let i = first; i < text.length; i++) {
    const character = text[i]
    if (character === '“') open++
    else if (character === '”') open = Math.max(0, open - 1)
  }
  return open > 0
}

/** Two to six words, each with a capital, nothing but letters: a person's name. A rank or degree may stand before it. */
export function isName(text: string): boolean {
  const bare = text.replace(/^(?:(?:PGS|GS|TS|ThS|BS|BSCKII|CN|KS|LS|Dr|Mr|Ms|Mrs|Prof)\.?\s*)+/u, '')
  const words = bare.split(' ')
  return words.length >= 2 && words.length <= 6 && words.every((word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word)) && !/[.]$/.test(bare)
}
