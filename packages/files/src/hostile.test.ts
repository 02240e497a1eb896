import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from './index.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const docx = (body: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`) })
const say = (bytes: Uint8Array, name: string): string => {
  const read = readFile(bytes, name)
  return read.ok ? (read.kind === 'lines' ? read.lines.map((line) => line.text.trim()).filter((text) => text !== '').join('/') : 'plan') : read.code
}

describe('hostile files', () => {
  it('S33: nesting without end is refused or read flat, and nothing overflows', () => {
    expect(say(docx('<w:sdt>'.repeat(50_000)), 'a.docx')).toBe('broken-xml')
    expect(say(docx(`${'<w:sdt><w:sdtContent>'.repeat(400)}<w:p><w:r><w:t>x</w:t></w:r></w:p>${'</w:sdtContent></w:sdt>'.repeat(400)}`), 'a.docx')).toBe('broken-xml')
    expect(say(strToU8(`${'<div>'.repeat(50_000)}đáy`), 'a.html')).toBe('đáy')
    expect(say(strToU8(`${'<table><tr><td>'.repeat(2_000)}đáy`), 'a.html')).toBe('đáy')
    expect(say(strToU8(`<del>${'<b>'.repeat(50_000)}x</del>còn`), 'a.html')).toContain('còn')
    expect(say(strToU8(`<p>còn</p>${'<!--'.repeat(50_000)}`), 'a.html') === 'còn').toBe(true)
  })

  it('S33: tables of absurd sizes are read as they are', () => {
    expect(say(strToU8('<p>Trước</p><table><tr><td colspan=999999999 rowspan=-4>a<td colspan=x>b</table>'), 'a.html')).toBe('Trước/a | b')
    expect(say(docx('<w:p><w:r><w:t>Trước</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="-1"/></w:tcPr><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr><w:tr/></w:tbl><w:p><w:r><w:t>Sau</w:t></w:r></w:p>'), 'a.docx')).toBe('Trước/a | b/Sau')
  })

  it('S30: a file of one line of bars, or of marks that never close, is read', () => {
    expect(say(strToU8(`| ${'**a '.repeat(3_000)}|\n|---|\n| b |`), 'a.md')).toMatch(/b$/)
    expect(say(strToU8(`${'|'.repeat(20_000)}\n|---|`), 'a.md')).not.toBe('binary')
  })
})
