import { outlineOf, recognise } from '@thac/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainFileError, readFile } from './index.ts'

// THAC_LAWS=n runs each law n times, THAC_SEED=n walks another way.
const LAWS = { numRuns: Number(process.env['THAC_LAWS'] ?? 300), seed: Number(process.env['THAC_SEED'] ?? 28) }

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const OPENINGS = ['', 'PK\u0003\u0004', '%PDF-1.7', '<!doctype html><table>', '<p>', '{"format":', '[', '# ', '- ', '| a | b |\n|---|---|\n', 'KẾ HOẠCH\n\nI. VIỆC\n\n'].map(utf8)
  .concat([[0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]].map((bytes) => Uint8Array.from(bytes)))
const PIECES = ['<table><tr><td>', '</td>', '<ol><li>', '<!--', '&#x110;', '\n', '**', '|', '# ', '1. Việc', 'a) ', '"', '{', '}', 'số 12-KH/TU ngày 5/6/2027', ' ', '\u0000', 'ộ'].map(utf8)

const bytes = fc.tuple(fc.constantFrom(...OPENINGS), fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.uint8Array({ maxLength: 12 })), { maxLength: 60 })).map(([first, rest]) => joined([first, ...rest]))
const names = fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx', 'a.json', 'a', 'a.TXT', '')

describe('any bytes', () => {
  it('S30: are read or refused with a sentence in two languages, whatever the name says; what is read can be recognised', () => {
    fc.assert(fc.property(bytes, names, (file, name) => {
      const read = readFile(file, name)
      if (!read.ok) for (const language of ['vi', 'en'] as const) expect(explainFileError(read.code, read.params, language)).toMatch(/\S \S[^{}]*\.$/)
      else if (read.kind === 'lines') {
        let n = 0
        const { plan, sectionLines } = recognise(read.lines, { newId: () => `s${++n}`, paragraphs: read.paragraphs, warnings: read.warnings })
        expect(sectionLines.map(({ sectionId }) => sectionId)).toEqual(plan.sections.map(({ id }) => id))
        outlineOf(plan)
      } else outlineOf(read.plan)
    }), LAWS)
  }, 120_000)
})

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
