import type { LevelFormat } from '../model/numbering.ts'
import type { RecipientPurpose } from '../model/meta.ts'
import type { DutyGrammar } from './duty-grammar.ts'
import type { TimeGrammar } from './time-grammar.ts'

/** What a label is, from the widest part to the narrowest. */
export const LABEL_CLASSES = ['part', 'chapter', 'division', 'roman', 'capital', 'article', 'arabic', 'decimal', 'letter'] as const
export type LabelClass = (typeof LABEL_CLASSES)[number]

/**
 * One way to print a label. `pattern` matches at the start of a paragraph and names its groups: `figure` (the number
 * itself) and, where the printed style may vary, `before` and `after`.
 */
export interface LabelRule {
  readonly class: LabelClass
  readonly form: LevelFormat['form']
  readonly pattern: RegExp
  /** A word stands before the figure, so that the paragraph is a label even where its number is out of sequence. */
  readonly named: boolean
}

/**
 * The grammar of one country's plans, as data: the recogniser's rules know no language of their own. Patterns are
 * matched against NFC text with folded white space and must be linear.
 */
export interface Pack {
  readonly id: 'vi' | 'en'
  readonly defaultKind: string
  /** Document types as printed, in capitals; longer ones first. */
  readonly kinds: readonly string[]
  readonly labels: readonly LabelRule[]
  /** `(1)`, `Một là,`: opens a paragraph of its own, which is no section. */
  readonly ordinal: RegExp
  readonly motto: RegExp
  readonly draftMark: RegExp
  /** A word that begins the name of a body in the letterhead. */
  readonly bodyStart: RegExp
  /** `Số: 15/KH-UBND`; groups `number`. */
  readonly numberLine: RegExp
  /** `Place, ngày 5 tháng 9 năm 2025`; groups `place`, `date`. */
  readonly placeLine: RegExp
  /** Who issues, in a sentence of the preamble; group `issuer`. */
  readonly issuerSentence: RegExp
  /** Opens the first paragraph after the title. */
  readonly preambleStart: RegExp
  /** `Thực hiện Kế hoạch số …` at the start of a sentence. */
  readonly basisStart: RegExp
  /** A number left blank while drafting: `số      -KH/TU`. */
  readonly blankNumber: RegExp
  readonly basisIssuer: RegExp
  /** What stands before the kind of a document that is named after its issuer: `của X tại`; groups `issuer` or `issuer2`, `date`. */
  readonly basisBefore: RegExp
  /** Ends the stretch behind a number in which the document's own date can stand. */
  readonly basisSubject: RegExp
  readonly closingStart: RegExp
  readonly closingHint: RegExp
  readonly recipientsStart: RegExp
  readonly authority: RegExp
  /** Says that what follows came with another document: `(Ban hành kèm theo …)`. */
  readonly attachedNote: RegExp
  /** Kinds of document that issue another one attached to them. */
  readonly issuing: RegExp
  readonly contentsStart: RegExp
  /** A page number with its word, inside a running head or foot. */
  readonly pageWord: RegExp
  /** Opens another body's block of approval beside the signature. */
  readonly approvalNote: RegExp
  /** Opens the role of the one who signs. */
  readonly roleStart: RegExp
  /** Several documents cited in a row: a kind of document, anywhere in a sentence. */
  readonly documentKind: RegExp
  readonly signingNote: RegExp
  readonly fileCopy: RegExp
  readonly purposes: readonly { readonly purpose: RecipientPurpose; readonly pattern: RegExp }[]
  readonly appendixStart: RegExp
  readonly footWord: RegExp
  /** The first cell of a table's header row. */
  readonly tableHead: RegExp
  readonly pageNumber: RegExp
  /** Ends a line that cannot be the end of a paragraph. */
  readonly danglingEnd: RegExp
  /** What ends so before a colon opens a list and is no heading: `nhiều hình thức như:`. */
  readonly listOpener: RegExp
  /** Ends an item of a list that goes on: `…; and`. */
  readonly danglingList: RegExp
  readonly citation: RegExp
  /** A cited document that has a date but no number, as laws do; groups `kind`, `date` or `year`. Global. */
  readonly unnumbered: RegExp
  readonly months: readonly string[]
  readonly dates: readonly DateRule[]
  /** Dates of cited documents and the like, taken out before deadlines are sought. */
  readonly citedDate: RegExp
  readonly deadline: TimeGrammar
  readonly duty: DutyGrammar
  readonly reference: ReferenceGrammar
  /** Pairs of words in small letters that plans use all the time; empty for a language without accents to misread. */
  readonly lexicon: readonly string[]
}

/** Groups `day`, `month`, `monthName`, `quarter`, `year`, as far as the form has them. */
export interface DateRule {
  readonly pattern: RegExp
}

/** How a plan names its own parts: `điểm a khoản 2 mục III`. */
export interface ReferenceGrammar {
  /** One word and its figures; groups `word`, `figures` (the last thing in the match). Global. */
  readonly piece: RegExp
  /** One figure among them. Global. */
  readonly figure: RegExp
  /** Words from the widest part to the narrowest. */
  readonly widths: readonly RegExp[]
  /** What follows a reference into another document. */
  readonly foreign: RegExp
  /** What follows a reference that stays inside the section around it: `điểm a Điều này`; group `word`. */
  readonly here: RegExp
  /** An appendix by its figure; group `figure`. Global. */
  readonly appendix: RegExp
}
