import type { Answer } from '@thac/api'
import type { Decision, DecisionCode, LeftOut, LeftOutReason, MetaLines, SectionLines, Warning, WarningCode } from '@thac/plan'
import { isRecognitionCode } from '@thac/plan'
import { planOf } from '../../platform/api/index.ts'
import type { Reading } from './reading.ts'

/** What the server understood of a file. */
export interface Understood {
  /** The file's name. */
  readonly name: string
  /** Its lines; line 1 is the first. */
  readonly source: readonly string[]
  readonly reading: Reading
  /** What is missing or was changed in the file as a whole. */
  readonly warnings: readonly Pick<Warning, 'line' | 'code' | 'params'>[]
}

/**
 * The answer of the preview call as a reading. Notes about the reading that this build does not know are passed over:
 * the plan stands without them. Throws ApiProblem where the plan itself cannot be read.
 */
export function understoodOf(answer: Answer<'previewImport'>): Understood {
  const notes = isRecord(answer.recognition) ? answer.recognition : {}
  const lines = listOf(notes['sectionLines'], readSectionLines)
  const warnings = listOf(notes['warnings'], readWarning)
  return {
    name: answer.name,
    source: answer.source,
    reading: {
      plan: planOf(answer.plan),
      lines: new Map(lines.map((one) => [one.sectionId, one])),
      metaLines: listOf(notes['metaLines'], readMetaLines),
      guesses: listOf(notes['decisions'], readDecision).map((guess, id) => ({ ...guess, id })),
      leftOut: listOf(notes['leftOut'], readLeftOut),
    },
    // Joins and odd numbers are told as guesses, which can be undone.
    warnings: warnings.filter(({ code }) => code !== 'page-break-joined' && code !== 'label-irregular'),
  }
}

function readSectionLines(value: Record<string, unknown>): SectionLines | null {
  const { sectionId, heading, blocks } = value
  return typeof sectionId === 'string' && Array.isArray(blocks) ? { sectionId, heading: numbers(heading), blocks: blocks.map(numbers) } : null
}

const META_FIELDS: readonly MetaLines['field'][] = ['kind', 'number', 'issuer', 'superior', 'place', 'title', 'recipients', 'signature']

function readMetaLines(value: Record<string, unknown>): MetaLines | null {
  const field = META_FIELDS.find((one) => one === value['field'])
  return field === undefined ? null : { field, lines: numbers(value['lines']) }
}

function readDecision(value: Record<string, unknown>): Decision | null {
  const { code, line, confidence, message, sectionId, block, offset } = value
  if (!isKnown<DecisionCode>(code) || typeof line !== 'number' || typeof confidence !== 'number' || !isRecord(message)) return null
  return {
    code, line, confidence,
    message: { key: String(message['key']), params: paramsOf(message['params']) },
    sectionId: typeof sectionId === 'string' ? sectionId : null,
    block: typeof block === 'number' ? block : null,
    ...(typeof offset === 'number' ? { offset } : {}),
  }
}

function readWarning(value: Record<string, unknown>): Understood['warnings'][number] | null {
  const { code, line, params } = value
  return isKnown<WarningCode>(code) ? { line: typeof line === 'number' ? line : 1, code, params: paramsOf(params) } : null
}

function readLeftOut(value: Record<string, unknown>): LeftOut | null {
  const { line, reason } = value
  return typeof line === 'number' && isKnown<LeftOutReason>(reason) ? { line, reason } : null
}

/** A word that this build has a sentence for; the list that it stands in says of which kind it is. */
function isKnown<C extends DecisionCode | WarningCode | LeftOutReason>(code: unknown): code is C {
  return isRecognitionCode(code)
}

function paramsOf(value: unknown): Readonly<Record<string, string | number>> {
  if (!isRecord(value)) return {}
  const out: Record<string, string | number> = {}
  for (const [name, one] of Object.entries(value)) if (typeof one === 'string' || typeof one === 'number') out[name] = one
  return out
}

function listOf<T>(value: unknown, read: (item: Record<string, unknown>) => T | null): readonly T[] {
  return Array.isArray(value) ? value.flatMap((item: unknown) => (isRecord(item) ? read(item) ?? [] : [])) : []
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
