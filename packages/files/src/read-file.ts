import type { SourceLine } from '@thac/plan'
import { parsePlanFile } from '@thac/plan'
import { readDocx } from './docx/read-docx.ts'
import { decodeText } from './encoding.ts'
import { readHtml } from './html/read-html.ts'
import { readMarkdown } from './markdown/read-markdown.ts'
import type { ReadFile } from './result.ts'
import { fail, warn } from './result.ts'
import { isZip, refuseBySignature } from './signatures.ts'

/** The largest file taken, in MB. */
export const MAX_FILE_MB = 50
/** How a plan file begins, whatever its name. */
const PLAN_FILE = /^\s*\{\s*"format"\s*:\s*"thac-plan"/

/**
 * Reads .txt, .md, .html, .docx and plan files (.json) into lines or a plan. What the bytes are outweighs what the name
 * says. Never throws on any bytes: whatever cannot be read is a failure with a code.
 */
export function readFile(bytes: Uint8Array, name: string): ReadFile {
  if (bytes.length > MAX_FILE_MB * 1024 * 1024) return fail('too-large', { limit: MAX_FILE_MB })
  if (bytes.length === 0) return fail('empty')
  const refused = refuseBySignature(bytes)
  if (refused !== null) return refused
  if (isZip(bytes)) return notEmpty(readDocx(bytes))
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const decoded = decodeText(bytes)
  if (!decoded.ok) return fail(decoded.code === 'binary' && /^do[ct][xm]$/.test(extension) ? 'broken-zip' : decoded.code)
  const { text, assumed } = decoded
  const warnings = assumed === null ? [] : [warn(1, 'encoding-assumed', { encoding: assumed })]
  if (extension === 'json' || PLAN_FILE.test(text)) return readPlanFile(text)
  const markdown = extension === 'md' || extension === 'markdown'
  if (looksLikeHtml(text, markdown) || (/^x?html?$/.test(extension) && /<\w/.test(text))) {
    const { lines, flattened, deleted } = readHtml(text)
    const found = [...warnings, ...(flattened ? [warn(1, 'table-flattened')] : []), ...(deleted ? [warn(1, 'deletions-dropped')] : [])]
    return notEmpty({ ok: true, kind: 'lines', lines, paragraphs: true, warnings: found })
  }
  const lines: readonly SourceLine[] = markdown ? readMarkdown(text) : text.split(/\r\n|[\r\n\f\u2028\u2029]/).map((line) => ({ text: line }))
  return notEmpty({ ok: true, kind: 'lines', lines, paragraphs: false, warnings })
}

/** A web page, or a piece of one as the clipboard has it, whatever its name. Markdown may hold pieces, but is no page. */
function looksLikeHtml(text: string, markdown: boolean): boolean {
  const head = text.slice(0, 4096).replace(/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*/, '')
  if (markdown) return /^<(?:!doctype html|html(?=[\s>]))/i.test(head)
  return /^<(?:!doctype html|(?:html|head|body|meta|p|div|span|table|h[1-6]|ul|ol|b|strong|style|font)(?=[\s>/]))/i.test(head)
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
