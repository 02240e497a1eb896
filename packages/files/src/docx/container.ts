import { unzipSync } from 'fflate'
import type { FileFailure } from '../result.ts'
import { fail } from '../result.ts'

/** The parts of a Word file that hold text. */
const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml', 'word/footnotes.xml', 'word/endnotes.xml'] as const
export type Part = (typeof PARTS)[number]

/** What the parts may hold unpacked, together. A plan of a thousand pages is far below it. */
const MAX_UNPACKED = 120 * 1024 * 1024
const MAX_ENTRIES = 20_000

/** Unpacks the text parts of a .docx and nothing else; sizes are bounded before a byte is unpacked. */
export function unpack(bytes: Uint8Array): { readonly ok: true; readonly parts: ReadonlyMap<Part, string> } | FileFailure {
  let total = 0
  let entries = 0
  try {
    const files = unzipSync(bytes, {
      filter(file) {
        if (++entries > MAX_ENTRIES) throw new TooMuch()
        const wanted = PARTS.some((part) => part === file.name)
        if (wanted) total += file.originalSize
        if (total > MAX_UNPACKED) throw new TooMuch()
        return wanted
      },
    })
    const decoder = new TextDecoder('utf-8')
    const parts = new Map<Part, string>()
    for (const part of PARTS) {
      const data = files[part]
      if (data !== undefined) parts.set(part, decoder.decode(data))
    }
    return parts.has('word/document.xml') ? { ok: true, parts } : fail('not-docx')
  } catch (error) {
    return fail(error instanceof TooMuch ? 'zip-bomb' : 'broken-zip')
  }
}

class TooMuch extends Error {}
