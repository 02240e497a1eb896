import type { Decision, DecisionCode, LeftOut, LeftOutReason, MessageParams, MetaLines, WarningCode } from './source.ts'

/** What the rules note down while they work; sealed into a Recognition at the end. */
export interface Findings {
  readonly decisions: Decision[]
  readonly warnings: { readonly line: number; readonly code: WarningCode; readonly params: MessageParams }[]
  readonly leftOut: LeftOut[]
  readonly metaLines: MetaLines[]
}

export function newFindings(): Findings {
  return { decisions: [], warnings: [], leftOut: [], metaLines: [] }
}

/** A decision about the letterhead or foot, or one that is placed into a section later. */
export function decision(code: DecisionCode, line: number, confidence: number, params: MessageParams = {}): Decision {
  return { code, line, confidence, message: { key: `recognition.${code}`, params }, sectionId: null, block: null }
}

export function leaveOut(findings: Findings, line: number, reason: LeftOutReason): void {
  findings.leftOut.push({ line, reason })
}

export function noteMeta(findings: Findings, field: MetaLines['field'], lines: readonly number[]): void {
  if (lines.length > 0) findings.metaLines.push({ field, lines })
}
