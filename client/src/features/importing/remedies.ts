import { splitJoin, splitLines, takeLine } from './blocks.ts'
import { dissolve, headingIntoText, renumber, textIntoHeading } from './headings.ts'
import { splitTitle, titleIntoText, withoutIssuer, withoutPurpose } from './letterhead.ts'
import { asPrinted, splitAppendix, tableIntoLines, takeProbable, unlink } from './otherReadings.ts'
import type { Guess, Reading } from './reading.ts'

/** What one click does against a guess; each is a key of the words on its button. */
export type Remedy =
  | 'split' | 'keepLines' | 'notHeading' | 'makeHeading' | 'notSection' | 'renumber' | 'clearIssuer' | 'ungroup' | 'takeLine'
  | 'titleIntoText' | 'splitTitle' | 'asPrinted' | 'splitAppendix' | 'takeProbable' | 'unlink' | 'tableIntoLines' | 'edit'

/** What another reading may need. */
export interface Means {
  /** The file's lines. */
  readonly source: readonly string[]
  readonly newId: () => string
}

/**
 * What can be done against this guess, the likeliest first. `edit` opens the field it is about; all others change the
 * reading at once.
 */
export function remediesOf(guess: Guess): readonly [Remedy, ...Remedy[]] {
  switch (guess.code) {
    case 'page-break-joined':
    case 'wrap-joined': return ['split']
    case 'lines-unwrapped': return ['keepLines']
    case 'heading-from-colon':
    case 'heading-from-period': return ['notHeading']
    case 'sentence-section':
    case 'lead-in-section': return ['makeHeading']
    case 'label-out-of-sequence':
    case 'heading-from-style':
    case 'closing-guessed': return ['notSection']
    case 'label-irregular': return ['renumber']
    case 'kind-assumed': return ['edit']
    case 'title-assumed': return ['titleIntoText', 'edit']
    case 'title-joined': return ['splitTitle', 'edit']
    case 'issuer-from-text': return ['clearIssuer', 'edit']
    case 'purpose-inferred': return ['ungroup']
    case 'page-number-dropped':
    case 'running-head-dropped': return ['takeLine']
    case 'bullet-restyled': return ['asPrinted']
    case 'appendix-kept-whole': return ['splitAppendix']
    case 'misreading': return ['takeProbable']
    case 'reference-linked': return ['unlink']
    case 'table-read': return ['tableIntoLines']
  }
}

/** The reading with this guess undone by one remedy, the guess itself gone; the very same one where that cannot be. */
export function undoGuess(reading: Reading, guess: Guess, remedy: Remedy, { source, newId }: Means): Reading {
  const next = otherReading(reading, guess, remedy, source, newId)
  return next === reading ? reading : { ...next, guesses: next.guesses.filter((one) => one.id !== guess.id) }
}

function otherReading(reading: Reading, guess: Guess, remedy: Remedy, source: readonly string[], newId: () => string): Reading {
  const { sectionId: id } = guess
  switch (remedy) {
    case 'split': return splitJoin(reading, guess)
    case 'keepLines': return splitLines(reading, guess, source)
    case 'notHeading': return id === null ? reading : headingIntoText(reading, id)
    case 'makeHeading': return id === null ? reading : textIntoHeading(reading, id)
    case 'notSection': return id === null ? reading : dissolve(reading, id)
    case 'renumber': return id === null ? reading : renumber(reading, id)
    case 'clearIssuer': return withoutIssuer(reading)
    case 'ungroup': return withoutPurpose(reading, String(guess.message.params['name'] ?? ''))
    case 'takeLine': return takeLine(reading, guess.line, source[guess.line - 1] ?? '')
    case 'titleIntoText': return titleIntoText(reading, newId)
    case 'splitTitle': return splitTitle(reading, guess, newId)
    case 'asPrinted': return asPrinted(reading, guess)
    case 'splitAppendix': return splitAppendix(reading, guess, newId)
    case 'takeProbable': return takeProbable(reading, guess)
    case 'unlink': return unlink(reading, guess)
    case 'tableIntoLines': return tableIntoLines(reading, guess, source)
    case 'edit': return reading
  }
}
