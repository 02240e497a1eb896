import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ReadFile } from './index.ts'
import { readFile } from './index.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const docx = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries({ 'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`, ...parts }).map(([name, text]) => [name, strToU8(text)])))
const r = (text: string, look = ''): string => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (inner: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
const num = (level: number, id = 1): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
const lvl = (level: number, format: string, text: string, more = ''): string => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const lists = (abstract: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'): Readonly<Record<string, string>> =>
  ({ 'word/numbering.xml': `<w:numbering ${W}>${/^<w:abstractNum /.test(abstract) ? abstract : `<w:abstractNum w:abstractNumId="0">${abstract}</w:abstractNum>`}${nums}</w:numbering>` })
const field = (code: string, result: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

const read = (body: string, parts: Readonly<Record<string, string>> = {}): ReadFile => readFile(docx(body, parts), 'a.docx')
const lines = (body: string, parts: Readonly<Record<string, string>> = {}): readonly string[] => {
  const answer = read(body, parts)
  return answer.ok && answer.kind === 'lines' ? answer.lines.map((line) => line.text).filter((text) => text !== '') : [answer.ok ? 'plan' : answer.code]
}
const codes = (body: string, parts: Readonly<Record<string, string>> = {}): readonly string[] => {
  const answer = read(body, parts)
  return answer.ok && answer.kind === 'lines' ? answer.warnings.map((warning) => warning.code) : []
}

describe('automatic numbers', () => {
  it('S32: prints every common form of figures', () => {
    const formats = ['upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'decimalZero', 'decimal', 'ordinalText', 'none'].map((format, i) => lvl(i, format, `%${i + 1}.`)).join('')
    const body = Array.from({ length: 8 }, (_, i) => p(r('x'), num(i))).join('') + Array.from({ length: 3 }, () => p(r('x'), num(0))).join('')
    expect(lines(body, lists(formats))).toEqual(['I. x', 'i. x', 'A. x', 'a. x', '01. x', '1. x', '1. x', '. x', 'II. x', 'III. x', 'IV. x'])
    const letters = Array.from({ length: 28 }, () => p(r('x'), num(0))).join('')
    expect(lines(letters, lists(lvl(0, 'lowerLetter', '%1)'))).slice(-3)).toEqual(['z) x', 'aa) x', 'bb) x'])
  })

  it('S32: restarts a level never, or only below the level that the list says', () => {
    const body = [0, 1, 2, 2, 1, 2, 0, 1, 2].map((level) => p(r('x'), num(level))).join('')
    const three = (more: string): string => lvl(0, 'upperRoman', '%1.') + lvl(1, 'decimal', '%2.') + lvl(2, 'lowerLetter', '%3)', more)
    expect(lines(body, lists(three('')))).toEqual(['I. x', '1. x', 'a) x', 'b) x', '2. x', 'a) x', 'II. x', '1. x', 'a) x'])
    expect(lines(body, lists(three('<w:lvlRestart w:val="0"/>')))).toEqual(['I. x', '1. x', 'a) x', 'b) x', '2. x', 'c) x', 'II. x', '1. x', 'd) x'])
    expect(lines(body, lists(three('<w:lvlRestart w:val="1"/>')))).toEqual(['I. x', '1. x', 'a) x', 'b) x', '2. x', 'c) x', 'II. x', '1. x', 'a) x'])
  })

  it('S32: a level may print all figures in arabic, and lists of one kind count together until one begins anew', () => {
    const levels = lvl(0, 'upperRoman', 'Phần %1.') + lvl(1, 'decimal', '%1.%2.', '<w:isLgl/>')
    expect(lines([0, 1, 1, 0, 1].map((level) => p(r('x'), num(level))).join(''), lists(levels))).toEqual(['Phần I. x', '1.1. x', '1.2. x', 'Phần II. x', '2.1. x'])
    const nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>'
    expect(lines([1, 2, 3, 3, 1, 4].map((id) => p(r('x'), num(0, id))).join(''), lists(lvl(0, 'decimal', '%1.'), nums))).toEqual(['1. x', '2. x', '1. x', '2. x', '3. x', '4) x'])
  })

  it('S32: finds a list by its style, the level by the style of the paragraph, and a style by what it is based on', () => {
    const abstracts = `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Muc"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Muc"/>${lvl(0, 'upperRoman', '%1-', '<w:pStyle w:val="Lon"/>')}${lvl(1, 'decimal', '%2/', '<w:pStyle w:val="Nho"/>')}</w:abstractNum>`
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Lon"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Nho"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Lon"/></w:style></w:styles>`
    const style = (id: string): string => `<w:pStyle w:val="${id}"/>`
    const parts = { ...lists(abstracts), 'word/styles.xml': styles }
    expect(lines(p(r('a'), style('Lon')) + p(r('b'), style('Nho')) + p(r('c'), style('Nho')) + p(r('d'), style('Lon')) + p(r('e'), style('Con')) + p(r('g'), `${style('Lon')}<w:numPr><w:numId w:val="0"/></w:numPr>`), parts))
      .toEqual(['I- a', '1/ b', '2/ c', 'II- d', 'III- e', 'g'])
  })

  it('S32: bullets of symbol fonts are dashes, rings and pluses are pluses', () => {
    const marks = ['-', '\uf0b7', '\uf0a7', '+', '\uf02b', 'o'].map((mark, i) => lvl(i, 'bullet', mark)).join('')
    expect(lines([0, 1, 2, 3, 4, 5].map((level) => p(r('x'), num(level))).join(''), lists(marks))).toEqual(['- x', '- x', '- x', '+ x', '+ x', '+ x'])
  })
})

describe('runs', () => {
  it('S37: drops the fields of page numbers and keeps the results of others, over several runs and paragraphs', () => {
    expect(lines(p(r('Xem mục ') + field('REF _Ref12 \\r \\h', 'II.3') + r(' ở trang ') + field('PAGEREF _Ref12', '7') + r('.')))).toEqual(['Xem mục II.3 ở trang 7.'])
    expect(lines(p(r('Trang ') + field('PAGE', '3') + r(' trên ') + field('NUMPAGES \\* MERGEFORMAT', '9')) + p(`<w:fldSimple w:instr=" PAGE ">${r('3')}</w:fldSimple><w:fldSimple w:instr=" DATE ">${r('5/9')}</w:fldSimple>`))).toEqual(['Trang  trên ', '5/9'])
    expect(lines(p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${r('mất')}`) + p(r('Còn nguyên.')))).toEqual(['Còn nguyên.'])
  })

  it('S37: reads symbols, hyphens, tabs, breaks and capitals as they are printed', () => {
    const sym = (char: string, font: string): string => `<w:r><w:sym w:char="${char}" w:font="${font}"/></w:r>`
    expect(lines(p(sym('F0FE', 'Wingdings') + r(' xong ') + sym('F0B3', 'Symbol') + r('5') + sym('F0AA', 'Nao do')))).toEqual(['☑ xong ≥5ª'])
    expect(lines(p('<w:r><w:t>điểm</w:t><w:softHyphen/><w:t>danh</w:t><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r>'))).toEqual(['điểmdanh-x\ty'])
    expect(lines(p('<w:r><w:t>trên</w:t><w:br w:type="page"/><w:t>dưới</w:t><w:lastRenderedPageBreak/></w:r>'))).toEqual(['trên', 'dưới'])
    const styles = { 'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="To"><w:rPr><w:caps/></w:rPr></w:style><w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style></w:styles>` }
    expect(lines(p(r('Kế hoạch'), '<w:pStyle w:val="To"/>'), styles)).toEqual(['KẾ HOẠCH'])
    const answer = read(p(r('một ') + r('hai', '<w:rStyle w:val="Dam"/>')), styles)
    expect(answer.ok && answer.kind === 'lines' ? answer.lines[0]?.content : []).toEqual([{ type: 'text', text: 'một ' }, { type: 'text', text: 'hai', marks: [{ type: 'bold' }] }])
  })

  it('S37: a text box is read once, whichever way it is said, and its lines follow the paragraph', () => {
    const box = (text: string): string => `<w:txbxContent>${p(r(text))}</w:txbxContent>`
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps>${box('Dự thảo 2')}</wps><wps>${box('Mật')}</wps></w:drawing></mc:Choice><mc:Fallback><w:pict>${box('Dự thảo 2')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(lines(p(r('Trước.') + both) + p(r('Sau.')))).toEqual(['Trước.', 'Dự thảo 2', 'Mật', 'Sau.'])
    expect(lines(p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:pict>${box('Cũ')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`))).toEqual(['Cũ'])
    expect(codes(p(r('Ảnh') + '<w:r><w:drawing><a><blip/></a></w:drawing></w:r>'))).toEqual(['picture-dropped'])
    expect(codes(p(r('Kẻ') + '<w:r><w:pict><line/></w:pict></w:r>'))).toEqual([])
  })
})

describe('changes, comments and notes', () => {
  it('S32: accepts inserted and moved text, and joins the paragraphs whose mark was deleted', () => {
    const moved = `<w:moveFrom w:id="1">${r('Câu dời.')}</w:moveFrom>`
    expect(lines(p(moved, '<w:rPr><w:moveFrom w:id="2"/></w:rPr>') + p(r('Câu giữ.')) + p(`<w:moveTo w:id="3">${r('Câu dời.')}</w:moveTo>`))).toEqual(['Câu giữ.', 'Câu dời.'])
    expect(lines(p(r('Nửa đầu '), '<w:rPr><w:del w:id="1"/></w:rPr>') + p(r('nửa sau.')))).toEqual(['Nửa đầu nửa sau.'])
    expect(lines(p(`<w:del>${'<w:r><w:delText>bỏ cả</w:delText></w:r>'}</w:del>`, `${num(0)}<w:rPr><w:del w:id="1"/></w:rPr>`) + p(r('x'), num(0)), lists(lvl(0, 'decimal', '%1.')))).toEqual(['1. x'])
    expect(codes(p(r('thêm'), '<w:rPr><w:ins w:id="1"/></w:rPr>'))).toEqual(['insertions-accepted'])
    expect(lines(p(r('a'), '<w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Cu"/></w:pPr></w:pPrChange>'))).toEqual(['a'])
  })

  it('S37: comments, bookmarks, headers and footers say nothing of the text, and cost none of it', () => {
    const body = p(`<w:bookmarkStart w:id="0" w:name="a"/><w:commentRangeStart w:id="1"/>${r('Giữ ')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:proofErr w:type="spellStart"/>${r('nguyên.')}<w:bookmarkEnd w:id="0"/>`)
    expect(lines(body, { 'word/comments.xml': `<w:comments ${W}><w:comment w:id="1">${p(r('Ý kiến'))}</w:comment></w:comments>`, 'word/header1.xml': `<w:hdr ${W}>${p(r('Đầu trang'))}</w:hdr>` })).toEqual(['Giữ nguyên.'])
  })

  it('S32: each note follows its paragraph, endnotes too, and one that refers to itself is read once', () => {
    const body = p(r('Một') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(' hai') + '<w:r><w:endnoteReference w:id="5"/></w:r>') + p(r('Ba.'))
    const notes = { 'word/footnotes.xml': `<w:footnotes ${W}><w:footnote w:id="-1" w:type="separator">${p(r('---'))}</w:footnote><w:footnote w:id="2">${p(r('Chú *thích*.') + '<w:r><w:footnoteReference w:id="2"/></w:r>')}</w:footnote></w:footnotes>`, 'word/endnotes.xml': `<w:endnotes ${W}><w:endnote w:id="5">${p(r('Cuối.'))}</w:endnote></w:endnotes>` }
    expect(lines(body, notes)).toEqual(['Một[1] hai[2]', '[1] Chú *thích*.[3]', '[2] Cuối.', 'Ba.'])
  })

  it('S37: the main part is found by the list of contents, and content controls and strange wrappers are seen through', () => {
    const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    const inner = `<w:document ${W}><w:body><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${p(`<w:sdt><w:sdtContent>${r('Trong khung')}</w:sdtContent></w:sdt><w:hyperlink>${r(' nối')}</w:hyperlink>`)}</w:sdtContent></w:sdt></w:body></w:document>`
    const answer = readFile(zipSync({ '[Content_Types].xml': strToU8(types), 'word/document2.xml': strToU8(inner) }), 'a.docx')
    expect(answer.ok && answer.kind === 'lines' ? answer.lines.map((line) => line.text) : answer).toEqual(['Trong khung nối'])
  })
})
