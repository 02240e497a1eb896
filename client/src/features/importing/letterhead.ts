import type { MetaLines, Section } from '@thac/plan'
import { keyBetween, standing, textInline } from '@thac/plan'
import { insert, paragraph } from './blocks.ts'
import type { Guess, Reading } from './reading.ts'
import { changeSection, linesOf } from './reading.ts'

/** The fields of one line that can be written anew in place. */
export type WrittenField = 'kind' | 'number' | 'issuer' | 'superior' | 'place' | 'title'

const WRITTEN: ReadonlySet<MetaLines['field']> = new Set<WrittenField>(['kind', 'number', 'issuer', 'superior', 'place', 'title'])

export function isWritten(field: MetaLines['field']): field is WrittenField {
  return WRITTEN.has(field)
}

/** A field as it stands, to be written anew; "" for a blank one. */
export function writtenText(reading: Reading, field: WrittenField): string {
  return reading.plan.meta[field] ?? ''
}

/** A field with other words. Kind and title stay texts, the others are blank where nothing is written. */
export function writeField(reading: Reading, field: WrittenField, text: string): Reading {
  const words = text.replace(/\s+/g, ' ').trim()
  const value = words === '' && field !== 'kind' && field !== 'title' ? null : words
  // A document without a kind could not be printed.
  if (value === reading.plan.meta[field] || (field === 'kind' && words === '')) return reading
  return { ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, [field]: value } }, guesses: reading.guesses.filter((guess) => !ASSUMED[field].includes(guess.code)) }
}

const ASSUMED: Readonly<Record<WrittenField, readonly Guess['code'][]>> = { kind: ['kind-assumed'], title: ['title-assumed', 'title-joined'], issuer: ['issuer-from-text'], number: [], superior: [], place: [] }

/** The plan's title while it is being written: kept to the letter. */
export function retitle(reading: Reading, title: string): Reading {
  return title === reading.plan.meta.title ? reading : { ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, title } } }
}

/** Leaves the issuer blank where it was only guessed from the text. */
export function withoutIssuer(reading: Reading): Reading {
  return reading.plan.meta.issuer === null ? reading : { ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, issuer: null } } }
}

/** Takes a recipient out of the group that it was counted with; its purpose is left open. */
export function withoutPurpose(reading: Reading, name: string): Reading {
  if (!reading.plan.meta.recipients.some((one) => one.name === name && one.purpose !== null)) return reading
  const recipients = reading.plan.meta.recipients.map((one) => (one.name === name ? { ...one, purpose: null } : one))
  return { ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, recipients } } }
}

/** The whole title becomes the first paragraph of the opening part. */
export function titleIntoText(reading: Reading, newId: () => string): Reading {
  return cutTitle(reading, 0, linesOfTitle(reading), newId)
}

/** What was joined to the title, and all behind it, becomes the first paragraph of the opening part. */
export function splitTitle(reading: Reading, guess: Guess, newId: () => string): Reading {
  const joined = String(guess.message.params['text'] ?? '')
  const at = joined === '' ? -1 : reading.plan.meta.title.indexOf(joined)
  return at <= 0 ? reading : cutTitle(reading, at, linesOfTitle(reading).filter((line) => line >= guess.line), newId)
}

function cutTitle(reading: Reading, at: number, lines: readonly number[], newId: () => string): Reading {
  const { title } = reading.plan.meta
  const words = title.slice(at).trim()
  if (words === '') return reading
  const gone = new Set(lines)
  const shorter: Reading = {
    ...reading,
    plan: { ...reading.plan, meta: { ...reading.plan.meta, title: title.slice(0, at).trim() } },
    metaLines: reading.metaLines.map((one) => (one.field === 'title' ? { ...one, lines: one.lines.filter((line) => !gone.has(line)) } : one)).filter((one) => one.lines.length > 0),
    guesses: reading.guesses.filter((guess) => !((guess.code === 'title-joined' && gone.has(guess.line)) || (guess.code === 'title-assumed' && at === 0))),
  }
  const opening = withOpening(shorter, newId)
  const first = standing(opening.plan)[0]
  if (first === undefined) return reading
  return changeSection(opening, first.id, { blocks: insert(first.blocks, 0, paragraph(textInline(words))), blockLines: insert(linesOf(opening, first.id).blocks, 0, lines) },
    (guess) => (guess.block === null ? guess : { ...guess, block: guess.block + 1 }))
}

/** The reading with an opening part before all sections. */
function withOpening(reading: Reading, newId: () => string): Reading {
  const first = standing(reading.plan)[0]
  if (first?.kind === 'preamble') return reading
  const opening: Section = { id: newId(), order: keyBetween(null, reading.plan.sections[0]?.order ?? null), level: 1, kind: 'preamble', runIn: false, title: [], blocks: [] }
  return { ...reading, plan: { ...reading.plan, sections: [opening, ...reading.plan.sections] }, lines: new Map(reading.lines).set(opening.id, { sectionId: opening.id, heading: [], blocks: [] }) }
}

function linesOfTitle(reading: Reading): readonly number[] {
  return reading.metaLines.flatMap((one) => (one.field === 'title' ? one.lines : []))
}
