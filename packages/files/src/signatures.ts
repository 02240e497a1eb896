import type { FileFailure } from './result.ts'
import { fail } from './result.ts'

/** Pictures by their first bytes. */
const IMAGES: readonly (readonly [head: readonly number[], format: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'], [[0xff, 0xd8, 0xff], 'JPEG'], [[0x47, 0x49, 0x46, 0x38], 'GIF'], [[0x49, 0x49, 0x2a, 0], 'TIFF'], [[0x4d, 0x4d, 0, 0x2a], 'TIFF'], [[0x00, 0x00, 0x01, 0x00], 'ICO'],
]
const ARCHIVES: readonly (readonly number[])[] = [[0x37, 0x7a, 0xbc, 0xaf], [0x52, 0x61, 0x72, 0x21], [0x1f, 0x8b, 0x08]]
/** Streams of old Office files, by the program that wrote them. */
const STREAMS: readonly (readonly [name: string, format: string])[] = [['Workbook', 'Excel (.xls)'], ['PowerPoint Document', 'PowerPoint (.ppt)']]

/** What a file is that can be told from its first bytes and cannot be read; null where it may be read. */
export function refuseBySignature(bytes: Uint8Array): FileFailure | null {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuseOld(bytes)
  if (holdsAscii(bytes.subarray(0, 1024), '%PDF-')) return fail('pdf')
  const image = IMAGES.find(([head]) => startsWith(bytes, head))?.[1] ?? pictureByShape(bytes)
  if (image !== null) return fail('image', { format: image })
  if (ARCHIVES.some((head) => startsWith(bytes, head))) return fail('not-docx')
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048)).replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (head.startsWith('{\\rtf')) return fail('other-format', { format: 'RTF (.rtf)' })
  if (/^(?:From:.*\r?\n(?:.*\r?\n){0,6}?)?MIME-Version:/i.test(head) && /multipart\/related/i.test(head)) return fail('other-format', { format: 'MHTML (.mht)' })
  if (/^<\?xml/.test(head) && /<(?:w:wordDocument|pkg:package)[\s>]|progid="Word\.Document"/.test(head)) return fail('other-format', { format: 'Word XML (.xml)' })
  if (/^<\?xml/.test(head) && /<office:document[\s>]/.test(head)) return fail('other-format', { format: 'OpenDocument (.fodt)' })
  return null
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]) && [3, 5, 7].includes(bytes[2] ?? 0)
}

function refuseOld(bytes: Uint8Array): FileFailure {
  if (holdsWide(bytes, 'EncryptedPackage')) return fail('encrypted')
  if (holdsWide(bytes, 'WordDocument')) return fail('legacy-doc')
  const other = STREAMS.find(([name]) => holdsWide(bytes, name))?.[1]
  return other === undefined ? fail('legacy-doc') : fail('other-format', { format: other })
}

function pictureByShape(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && holdsAscii(bytes.subarray(8, 12), 'WEBP')) return 'WEBP'
  if (holdsAscii(bytes.subarray(4, 12), 'ftyp') && holdsAscii(bytes.subarray(4, 16), 'hei')) return 'HEIC'
  return startsWith(bytes, [0x42, 0x4d]) && bytes.length > 26 && bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0 && bytes[9] === 0 ? 'BMP' : null
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte)
}

function holdsAscii(bytes: Uint8Array, text: string): boolean {
  return holds(bytes, [...text].map((character) => character.charCodeAt(0)))
}

/** Whether the name stands in the file as UTF-16, as directory entries of old Office files do. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  return holds(bytes, [...name].flatMap((character) => [character.charCodeAt(0), 0]))
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted
  for (let i = bytes.indexOf(first); i >= 0 && i <= bytes.length - wanted.length; i = bytes.indexOf(first, i + 1)) {
    if (wanted.every((byte, k) => bytes[i + k] === byte)) return true
  }
  return false
}
