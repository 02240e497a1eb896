import { unzipSync } from 'fflate'
import type { FileFailure } from '../result.ts'
import { fail } from '../result.ts'

/** The parts of a Word file that hold text. */
export type Part = 'document' | 'numbering' | 'styles' | 'footnotes' | 'endnotes'
const PARTS: readonly Part[] = ['document', 'numbering', 'styles', 'footnotes', 'endnotes']

/** What the parts may hold unpacked, together, in bytes. A plan of a thousand pages is far below it. */
const MAX_UNPACKED = 60 * 1024 * 1024
const MAX_ENTRIES = 20_000
/** From here on a part that unpacks to more than `MAX_RATIO` times its size is a bomb; XML stays below a hundred. */
const RATIO_FROM = 4 * 1024 * 1024
const MAX_RATIO = 200
/** The list of parts is short; a longer one is not read, and the usual names are taken. */
const MAX_LIST = 2 * 1024 * 1024

const CONTENT_TYPES = '[Content_Types].xml'
/** What other programs' files hold, by a name in the archive. */
const OTHERS: readonly (readonly [name: string, format: string])[] = [['xl/workbook.xml', 'Excel (.xlsx)'], ['xl/workbook.bin', 'Excel (.xlsb)'], ['ppt/presentation.xml', 'PowerPoint (.pptx)'], ['index/document.iwa', 'Pages (.pages)']]
const MIMETYPES: Readonly<Record<string, string>> = {
  'application/vnd.oasis.opendocument.text': 'OpenDocument (.odt)', 'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument (.ods)',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument (.odp)', 'application/epub+zip': 'EPUB (.epub)',
}

/** Unpacks the text parts of a .docx and nothing else; sizes are bounded before a byte is unpacked. */
export function unpack(bytes: Uint8Array): { readonly ok: true; readonly parts: ReadonlyMap<Part, string> } | FileFailure {
  // The first entry's flags: bit 0 says that it is encrypted.
  if (((bytes[6] ?? 0) & 1) === 1) return fail('encrypted')
  try {
    const list = readList(bytes)
    if (list.other !== null) return fail('other-format', { format: list.other })
    let total = 0
    const files = unzipSync(bytes, {
      filter(file) {
        if (!PARTS.some((part) => list.names[part] === file.name)) return false
        total += file.originalSize
        if (total > MAX_UNPACKED || (file.originalSize > RATIO_FROM && file.originalSize > file.size * MAX_RATIO)) throw new TooMuch()
        return true
      },
    })
    const parts = new Map<Part, string>()
    for (const part of PARTS) {
      const data = files[list.names[part]]
      if (data !== undefined) parts.set(part, decodeXml(data))
    }
    return parts.has('document') ? { ok: true, parts } : fail('not-docx')
  } catch (error) {
    return fail(error instanceof TooMuch ? 'zip-bomb' : 'broken-zip')
  }
}

/** Where the parts are, by the archive's own list of contents (a main part need not be named document.xml), and whose file it is. */
function readList(bytes: Uint8Array): { readonly names: Readonly<Record<Part, string>>; readonly other: string | null } {
  let entries = 0
  let other: string | null = null
  const files = unzipSync(bytes, {
    filter(file) {
      if (++entries > MAX_ENTRIES) throw new TooMuch()
      const name = file.name.toLowerCase()
      other ??= OTHERS.find(([each]) => each === name)?.[1] ?? null
      return (file.name === CONTENT_TYPES && file.originalSize <= MAX_LIST) || (file.name === 'mimetype' && file.originalSize <= 200)
    },
  })
  const mimetype = files['mimetype'] === undefined ? '' : decodeXml(files['mimetype']).trim()
  other ??= MIMETYPES[mimetype] ?? null
  const types = files[CONTENT_TYPES] === undefined ? '' : decodeXml(files[CONTENT_TYPES])
  const found = new Map<string, string>()
  for (const [element] of types.matchAll(/<(?:\w+:)?Override\b[^>]*>/g)) {
    const name = /PartName\s*=\s*["']\/?([^"']+)["']/.exec(element)?.[1]
    const type = /ContentType\s*=\s*["']([^"']+)["']/.exec(element)?.[1] ?? ''
    const part = /wordprocessingml\.(numbering|styles|footnotes|endnotes)\+xml$/.exec(type)?.[1] ?? (/(?:wordprocessingml\.(?:document|template)|word\.\w+MacroEnabled)\.main\+xml$/i.test(type) ? 'document' : undefined)
    if (name !== undefined && part !== undefined && !found.has(part) && !/glossary\//.test(name)) found.set(part, name)
  }
  const nameOf = (part: Part): string => found.get(part) ?? `word/${part}.xml`
  return { names: { document: nameOf('document'), numbering: nameOf('numbering'), styles: nameOf('styles'), footnotes: nameOf('footnotes'), endnotes: nameOf('endnotes') }, other }
}

function decodeXml(data: Uint8Array): string {
  const encoding = data[0] === 0xff && data[1] === 0xfe ? 'utf-16le' : data[0] === 0xfe && data[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(data)
}

class TooMuch extends Error {}
