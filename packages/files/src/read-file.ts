import type { SourceLine } from '@thac/plan'
import { parsePlanFile } from '@thac/plan'
import { readDocx } from './docx/read-docx.ts'
import { decodeText } from './encoding.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import type { ReadFile } from './result.ts'
import { fail, warn } from './result.ts'

/** The largest file taken, in MB. */
export const MAX_FILE_MB = 50

/**
 * Reads .txt, .md, .html, .docx and plan files (.json) into lines or a plan. What the bytes are outweighs what the name
 * says. Never throws on any bytes: whatever cannot be read is a failure with a code.
 */
export function readFile(bytes: Uint8Array, name: string): ReadFile {
  if (bytes.length > MAX_FILE_MB * 1024 * 1024) return fail('too-large', { limit: MAX_FILE_MB })
  if (bytes.length === 0) return fail('empty')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fail(holdsWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'legacy-doc')
  if (startsWith(bytes, [0x50, 0x4b])) return notEmpty(readDocx(bytes))
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return fail('pdf')
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension === 'docx') return fail('broken-zip')
  const decoded = decodeText(bytes)
  if (!decoded.ok) return fail(decoded.code)
  const { text, assumed } = decoded
  const warnings = assumed === null ? [] : [warn(1, 'encoding-assumed', { encoding: assumed })]
  if (extension === 'json') return readPlanFile(text)
  if (extension === 'html' || extension === 'htm' || /^\s*<(?:!doctype html|html)/i.test(text)) {
    const { lines, flattened } = readHtml(text)
    return notEmpty({ ok: true, kind: 'lines', lines, paragraphs: true, warnings: flattened ? [...warnings, warn(1, 'table-flattened')] : warnings })
  }
  const lines: readonly SourceLine[] = extension === 'md' || extension === 'markdown' ? readMarkdown(text) : text.split(/\r\n|[\r\n\f\u2028\u2029]/).map((line) => ({ text: line }))
  return notEmpty({ ok: true, kind: 'lines', lines, paragraphs: false, warnings })
}

function readPlanFile(text: string): ReadFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return fail(text.trim() === '' ? 'empty' : 'broken-json')
  }
  const parsed = parsePlanFile(json)
  return parsed.ok ? { ok: true, kind: 'plan', plan: parsed.plan } : fail('not-a-plan-file', { reason: parsed.reason })
}

function notEmpty(read: ReadFile): ReadFile {
  return read.ok && read.kind === 'lines' && read.lines.every((line) => line.text.trim() === '') ? fail('empty') : read
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}

/** Whether the name stands in the file as UTF-16, as directory entries of old Office files do. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  const wide = [...name].flatMap((character) => [character.charCodeAt(0), 0])
  const end = bytes.length - wide.length
  for (let i = 0; i <= end; i++) {
    let k = 0
    while (k < wide.length && bytes[i + k] === wide[k]) k++
    if (k === wide.length) return true
  }
  return false
}
