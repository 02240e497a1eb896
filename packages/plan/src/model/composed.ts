/**
 * `text.normalize(form)` in bounded time. Under one letter a normaliser sorts the combining marks by insertion: a hundred
 * thousand of them would take half a minute. More than thirty (Unicode's own bound for streams, UAX #15) stay as they are.
 */
export function composed(text: string, form: 'NFC' | 'NFD' = 'NFC'): string {
  if (text.length <= MOST || !STACK.test(text)) return text.normalize(form)
  return text.split(STACKS).map((part, i) => (i % 2 === 0 ? part.normalize(form) : part)).join('')
}

const MOST = 30
const STACK = /\p{M}{31}/u
/** With the letter below them, so that it composes with none of them. */
const STACKS = /(\P{M}?\p{M}{31,})/u
