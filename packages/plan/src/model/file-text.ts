import type { Json } from './content.ts'

/** What reading a plan file put right. `section` is the id as it came out. */
export interface FileFinding {
  readonly code:
    | 'duplicate-id' | 'bad-id' | 'missing-order' | 'bad-level' | 'bad-kind' | 'bad-node' | 'lone-surrogate' | 'control-character' | 'bad-meta' | 'bad-field' | 'unsorted'
  readonly section: string | null
}

/** Thrown inside the reader alone, turned into `{ok: false}` at its door. */
export class Refusal extends Error {
  readonly code: FileRefusal
  constructor(code: FileRefusal) {
    super(code)
    this.code = code
  }
}

export type FileRefusal = 'not-a-plan' | 'other-version' | 'too-many-sections' | 'too-large' | 'too-deep'

export const REFUSALS: Readonly<Record<FileRefusal, string>> = {
  'not-a-plan': 'This is not a plan file.',
  'other-version': 'This plan file is of a version that cannot be read here.',
  'too-many-sections': 'This plan file has more than 20,000 sections.',
  'too-large': 'This plan file holds more than 20 million characters.',
  'too-deep': 'This plan file is nested too deeply.',
}

const MAX_CHARACTERS = 20_000_000
const MAX_NODES = 2_000_000
const MAX_DEPTH = 32
/** Past these a file is repaired on in silence. */
const MAX_FINDINGS = 1_000

/** Takes strings and JSON out of unknown values, cleaned, within one budget for the whole file. */
export class Intake {
  readonly findings: FileFinding[] = []
  section: string | null = null
  private characters = 0
  private nodes = 0

  note(code: FileFinding['code']): void {
    if (this.findings.length < MAX_FINDINGS) this.findings.push({ code, section: this.section })
  }

  /** A well-formed string: a lone surrogate becomes U+FFFD, control characters but tab and line feed go. */
  text(value: string): string {
    this.characters += value.length
    if (this.characters > MAX_CHARACTERS) throw new Refusal('too-large')
    let out = value
    if (LONE.test(out)) {
      this.note('lone-surrogate')
      out = out.replace(new RegExp(LONE, 'g'), '\uFFFD')
    }
    if (CONTROL.test(out)) {
      this.note('control-character')
      out = out.replace(new RegExp(CONTROL, 'g'), '')
    }
    return out
  }

  /** A JSON value, copied; what JSON cannot hold becomes null. Bounded in depth, so a cycle is refused. */
  json(value: unknown, depth = 0): Json {
    if (depth > MAX_DEPTH) throw new Refusal('too-deep')
    if (++this.nodes > MAX_NODES) throw new Refusal('too-large')
    if (typeof value === 'string') return this.text(value)
    if (typeof value === 'number') return Number.isFinite(value) ? value : null
    if (typeof value === 'boolean') return value
    if (Array.isArray(value)) return value.map((item) => this.json(item, depth + 1))
    if (!isRecord(value)) return null
    const out: Record<string, Json> = {}
    for (const [key, member] of Object.entries(value)) {
      // Assigning this key would set the prototype instead.
      if (member !== undefined && key !== '__proto__') out[this.text(key)] = this.json(member, depth + 1)
    }
    return out
  }
}

/** At most `most` characters, without half of one at the end. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F]/
