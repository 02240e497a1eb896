import type { Plan, SourceLine, Warning, WarningCode } from '@thac/plan'
import { recognitionMessage } from '@thac/plan'

export type FileErrorCode =
  | 'empty' | 'too-large' | 'zip-bomb' | 'broken-zip' | 'not-docx' | 'broken-xml' | 'xml-entities' | 'legacy-doc' | 'encrypted' | 'pdf' | 'image'
  | 'other-format' | 'binary' | 'tcvn3' | 'vni' | 'broken-json' | 'not-a-plan-file'

export type FileErrorParams = Readonly<Record<string, string | number>>

/** A file as lines for `recognise`, or already a plan. Expected failure is a value with a code; `explainFileError` says it. */
export type ReadFile =
  | { readonly ok: true; readonly kind: 'lines'; readonly lines: readonly SourceLine[]; readonly paragraphs: boolean; readonly warnings: readonly Warning[] }
  | { readonly ok: true; readonly kind: 'plan'; readonly plan: Plan }
  | FileFailure

export interface FileFailure {
  readonly ok: false
  readonly code: FileErrorCode
  readonly params: FileErrorParams
}

export function fail(code: FileErrorCode, params: FileErrorParams = {}): FileFailure {
  return { ok: false, code, params }
}

export function warn(line: number, code: WarningCode, params: FileErrorParams = {}): Warning {
  return { line, code, message: recognitionMessage(code, params, 'vi'), params }
}
