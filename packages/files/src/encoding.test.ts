import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFile } from './index.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../../tests/fixtures/structure')
const texts = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt')).map((name) => [name, readFileSync(path.join(FIXTURES, name), 'utf8').normalize('NFC').replace(/[\f\r]/g, '\n')] as const)

/** Bytes of windows-1258 by character, as its decoder has them. */
const CODE = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.from([byte])), byte]))
/** Tones are characters of their own there; all other marks are part of the letter. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u

/** A text in windows-1258, null where it has a character that the encoding lacks. */
function inWindows1258(text: string): Uint8Array | null {
  const out: number[] = []
  for (const character of text) {
    const direct = CODE.get(character)
    const parts = character.normalize('NFD')
    const bytes = direct !== undefined ? [direct] : [CODE.get(parts.replace(TONES, '').normalize('NFC')), CODE.get(TONES.exec(parts)?.[0] ?? '')]
    for (const byte of bytes) {
      if (byte === undefined) return null
      out.push(byte)
    }
  }
  return Uint8Array.from(out)
}

function wide(text: string, big: boolean): Uint8Array {
  return Uint8Array.from([...Array(text.length).keys()].flatMap((i) => (big ? [text.charCodeAt(i) >> 8, text.charCodeAt(i) & 255] : [text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8])))
}

function readBack(bytes: Uint8Array): string {
  const read = readFile(bytes, 'a.txt')
  return read.ok && read.kind === 'lines' ? read.lines.map((line) => line.text).join('\n') : read.ok ? 'a plan file' : read.code
}

describe('whole plans in old encodings', () => {
  it.each(texts)('S31: %s is the same text from windows-1258', (_, text) => {
    const plain = text.replace(/[^\u0000-\u024f\u1e00-\u1eff“”‘’–—…•\n]/gu, '')
    const bytes = inWindows1258(plain)
    expect(bytes).not.toBeNull()
    if (bytes !== null) expect(readBack(bytes)).toBe(plain)
  })

  it.each(texts)('S31: %s is the same text from UTF-16, without a mark', (_, text) => {
    expect(readBack(wide(text, false))).toBe(text)
    expect(readBack(wide(text, true))).toBe(text)
  })

  it.each(texts)('S31: %s is not taken for a font encoding', (_, text) => {
    expect(readBack(new TextEncoder().encode(text))).toBe(text)
  })
})
