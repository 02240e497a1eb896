import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Outline } from '@thac/plan'
import { outlineOf, recognise, toPlanFile } from '@thac/plan'
import type { ReadFile } from './index.ts'
import { explainFileError, readFile, toHtml, toMarkdown } from './index.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const docx = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...parts }).map(([name, text]) => [name, strToU8(text)])))
const p = (text: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
const num = (level: number, id = 1): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

/** The same archive, saying that its first file unpacks to `size` bytes. */
function declaring(zip: Uint8Array, size: number): Uint8Array {
  const out = zip.slice()
  const at = out.findIndex((_, i) => out[i] === 0x50 && out[i + 1] === 0x4b && out[i + 2] === 1 && out[i + 3] === 2)
  new DataView(out.buffer).setUint32(at + 24, size, true)
  return out
}

const lines = (read: ReadFile): readonly string[] => (read.ok && read.kind === 'lines' ? read.lines.map((line) => line.text) : [read.ok ? 'plan' : read.code])
const code = (bytes: Uint8Array | string, name = 'a.txt'): string => {
  const read = readFile(typeof bytes === 'string' ? strToU8(bytes) : bytes, name)
  return read.ok ? 'ok' : read.code
}
const codes = (read: ReadFile): readonly string[] => (read.ok && read.kind === 'lines' ? read.warnings.map((warning) => warning.code) : [])

function outline(bytes: Uint8Array, name: string): Outline {
  const read = readFile(bytes, name)
  if (!read.ok) throw new Error(read.code)
  let n = 0
  return outlineOf(read.kind === 'plan' ? read.plan : recognise(read.lines, { newId: () => `s${++n}`, paragraphs: read.paragraphs }).plan)
}

const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`

describe('Word files', () => {
  it('S32: writes out automatic numbers: levels, restarts, overrides and bullets', () => {
    const body = [p('MỘT', num(0)), p('a', num(1)), p('b', num(1)), p('c', num(2)), p('d', num(2)), p('HAI', num(0)), p('e', num(1)), p('f', num(2)), p('g', num(3)), p('h', num(1, 2)), p('i', num(1, 2)), p('k', num(0, 9))].join('')
    const read = readFile(docx(body, { 'word/numbering.xml': NUMBERING }), 'a.docx')
    expect(lines(read)).toEqual(['I. MỘT', '1. a', '2. b', '2.1. c', '2.2. d', 'II. HAI', '1. e', '1.1. f', '- g', '5. h', '6. i', 'k'])
    expect(codes(read)).toEqual(['numbering-unknown'])
  })

  it('S32: numbers and headings come from styles too', () => {
    const styles = `<w:styles ${W}><w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr>${num(0)}</w:pPr></w:style><w:style w:styleId="My"><w:basedOn w:val="H1"/></w:style></w:styles>`
    const read = readFile(docx(p('MỘT', '<w:pStyle w:val="My"/>') + p('', '<w:pStyle w:val="My"/>') + p('HAI', '<w:pStyle w:val="H1"/>'), { 'word/styles.xml': styles, 'word/numbering.xml': NUMBERING }), 'a.docx')
    expect(read.ok && read.kind === 'lines' ? read.lines.filter((line) => line.text !== '').map((line) => [line.text, line.heading]) : []).toEqual([['I. MỘT', 1], ['III. HAI', 1]])
  })

  it('S32: accepts tracked changes, keeps notes after their paragraph, and tells tables from letterheads', () => {
    const cell = (...texts: string[]): string => `<w:tc>${texts.map((text) => p(text)).join('')}</w:tc>`
    const body = `<w:p><w:r><w:t>Giữ </w:t></w:r><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
      <w:tbl><w:tr>${cell('Việc')}${cell('Hạn')}</w:tr><w:tr>${cell('Khơi cống')}${cell('5/9')}</w:tr></w:tbl>
      <w:tbl><w:tr>${cell('Nơi nhận:', '- Lưu VT.')}${cell('CHỦ TỊCH', 'Lê Văn Cò')}</w:tr></w:tbl>`
    const read = readFile(docx(body, { 'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="2">${p('Ghi chú.')}</w:footnote></w:footnotes>` }), 'a.docx')
    expect(lines(read)).toEqual(['Giữ thêm[1]', '[1] Ghi chú.', 'Việc | Hạn', 'Khơi cống | 5/9', 'Nơi nhận:', '- Lưu VT.', 'CHỦ TỊCH', 'Lê Văn Cò'])
    expect([...codes(read)].sort()).toEqual(['deletions-dropped', 'footnotes-moved', 'insertions-accepted'])
  })

  it('S32: keeps bold and italic, entities of XML, and splits at line breaks', () => {
    const read = readFile(docx('<w:p><w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>A &amp; B &#273;</w:t></w:r><w:r><w:br/><w:t>dòng hai</w:t></w:r></w:p>'), 'a.docx')
    expect(lines(read)).toEqual(['A & B đ', 'dòng hai'])
    expect(read.ok && read.kind === 'lines' ? read.lines[0]?.content : null).toEqual([{ type: 'text', text: 'A & B đ', marks: [{ type: 'bold' }] }])
  })

  it('S33: refuses what is broken, encrypted, old, too large or hostile', () => {
    expect(code(docx(p('x')).slice(0, 40), 'a.docx')).toBe('broken-zip')
    expect(code(zipSync({ 'mimetype': strToU8('x') }), 'a.docx')).toBe('not-docx')
    expect(code(zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY x "y">]><w:document><w:body/></w:document>') }))).toBe('xml-entities')
    expect(code(declaring(docx(p('x')), 130 * 1024 * 1024), 'a.docx')).toBe('zip-bomb')
    expect(code(declaring(docx(p('x'.repeat(1000))), 100), 'a.docx')).not.toBe('ok')
    expect(code(docx(''), 'a.docx')).toBe('empty')
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    expect(code(new Uint8Array(ole), 'a.doc')).toBe('legacy-doc')
    expect(code(new Uint8Array([...ole, ...[...'EncryptedPackage'].flatMap((c) => [c.charCodeAt(0), 0])]), 'a.docx')).toBe('encrypted')
    expect(code('%PDF-1.7', 'a.pdf')).toBe('pdf')
    expect(code(new Uint8Array(50 * 1024 * 1024 + 1))).toBe('too-large')
  })
})

describe('text', () => {
  it('S31: reads UTF-8 and UTF-16 with and without marks, decomposed letters and windows-1258', () => {
    const text = 'Kế hoạch phòng chống lũ'
    const wide = (big: boolean): Uint8Array => Uint8Array.from([...text].flatMap((c) => (big ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])))
    for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), strToU8(text.normalize('NFD')), Uint8Array.from([0xff, 0xfe, ...wide(false)]), Uint8Array.from([0xfe, 0xff, ...wide(true)]), wide(false)]) {
      expect(lines(readFile(bytes, 'a.txt'))).toEqual([text])
    }
    const old = readFile(Uint8Array.from([0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68]), 'a.txt')
    expect(lines(old)).toEqual(['Kế hoạch'])
    expect(codes(old)).toEqual(['encoding-assumed'])
  })

  it('S31: refuses font encodings and bytes that are no text', () => {
    expect(code('KÕ ho¹ch phßng chèng thiªn tai vµ t×m kiÕm cøu n¹n n¨m 2025')).toBe('tcvn3')
    expect(code('KEÁ HOAÏCH phoøng choáng thieân tai vaø tìm kieám cöùu naïn')).toBe('vni')
    expect(code(Uint8Array.from({ length: 400 }, (_, i) => (i * 37) % 256))).toBe('binary')
    expect(code('')).toBe('empty')
    expect(code(' \n\t\n')).toBe('empty')
  })

  it('S30: any bytes under any name give a value, and every code has a sentence in both languages', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx', 'a.json', 'a'), fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe]), (bytes, name, head) => {
      const read = readFile(Uint8Array.from([...head, ...bytes]), name)
      if (read.ok) return
      for (const language of ['vi', 'en'] as const) expect(explainFileError(read.code, read.params, language)).toMatch(/^[^{}]+\.$/)
    }), { numRuns: 300 })
  })
})

describe('Markdown, web pages and plan files', () => {
  it('S30: reads headings, nested lists and tables of Markdown', () => {
    expect(lines(readFile(strToU8('# KẾ HOẠCH\n\nmột đoạn\nhai dòng\n\n- A\n  - B\n\n| x | y |\n|---|---|\n| 1 | 2 |'), 'a.md')).filter((line) => line !== '')).toEqual(['KẾ HOẠCH', 'một đoạn', 'hai dòng', '- A', '+ B', 'x | y', '1 | 2'])
  })

  it('S30: reads lists, marks, breaks and tables of a web page, and no script', () => {
    const read = readFile(strToU8('<html><head><title>t</title></head><body><h2>I. <b>VIỆC</b></h2><p>Một<br>hai &amp; ba</p><script>x()</script><ol start="2"><li>B<ul><li>b</li></ul></li></ol><table><tr><td>1<td>2</table></body></html>'), 'a.html')
    expect(lines(read).map((line) => line.trim())).toEqual(['I. VIỆC', 'Một', 'hai & ba', '2. B', '- b', '1 | 2'])
  })

  it('S34: what is written is read again as the same plan', () => {
    const text = 'UBND XÃ BẾN TRÀ\nSố: 3/KH-UBND\nBến Trà, ngày 05 tháng 9 năm 2025\n\nKẾ HOẠCH\nVệ sinh <môi trường> & *cây xanh\n\nThực hiện việc chung:\n\nI. MỤC TIÊU\n\n1. Giữ **đường** sạch_sẽ cho mọi người cùng đi lại, không để rác ra đường.\n\n- Một #nhà;\n\n+ hai.\n\n2. Ban Dân vận: Vận động.\n\n3. Kinh phí\n\nNgân sách xã.\n\nTrên đây là Kế hoạch.\n\nNơi nhận:\n- Huyện ủy (để b/c),\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Cò'
    let n = 0
    const { plan } = recognise(text.split('\n'), { newId: () => `s${++n}` })
    const want = outlineOf(plan)
    expect(want.sections).toHaveLength(4)
    expect(outline(strToU8(toMarkdown(plan)), 'a.md')).toEqual(want)
    expect(outline(strToU8(toHtml(plan)), 'a.html')).toEqual(want)
    expect(outline(strToU8(JSON.stringify(toPlanFile(plan))), 'a.json')).toEqual(want)
    expect(code('{"a": 1}', 'a.json')).toBe('not-a-plan-file')
    expect(code('{"a": ', 'a.json')).toBe('broken-json')
  })
})
