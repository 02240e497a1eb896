import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { thac } from './called.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'thac-refusals-'))
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const old = (stream: string): Buffer => Buffer.concat([Buffer.from(OLE), Buffer.alloc(1024), wide(stream), Buffer.alloc(64)])
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const word = (body: string, head = ''): Buffer => zipOf({ 'word/document.xml': `${head}<w:document ${W}><w:body>${body}</w:body></w:document>` })
const set = (font: string, text: string): string => `<w:p><w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`
const LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
const TCVN3 = 'KÕ ho¹ch phßng chèng thiªn tai vµ t×m kiÕm cøu n¹n n¨m 2025'
const VNI = 'KEÁ HOAÏCH phoøng choáng thieân tai vaø tìm kieám cöùu naïn'

interface Entry {
  readonly name: string
  readonly text: string
  /** What the archive says it unpacks to, where that is not the truth. */
  readonly says?: number
  readonly encrypted?: boolean
}

/** An archive, byte by byte, so that it can lie. */
function archive(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, text, says, encrypted } of entries) {
    const raw = Buffer.from(text)
    const data = deflateRawSync(raw)
    const sizes = Buffer.alloc(14)
    sizes.writeUInt32LE(data.length, 4)
    sizes.writeUInt32LE(says ?? raw.length, 8)
    sizes.writeUInt16LE(Buffer.byteLength(name), 12)
    const shared = Buffer.concat([Buffer.from([20, 0, encrypted === true ? 1 : 0, 0, 8, 0, 0, 0, 0, 0]), sizes, Buffer.alloc(2)])
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), data])
    const offset = Buffer.alloc(4)
    offset.writeUInt32LE(at)
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, Buffer.alloc(10), offset, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const list = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, list, end])
}

function zipOf(files: Readonly<Record<string, string>>): Buffer {
  return archive(Object.entries(files).map(([name, text]) => ({ name, text })))
}

beforeEach(() => vi.stubEnv('INIT_CWD', folder))
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))

describe('files that cannot be read', () => {
  it.each<readonly [what: string, name: string, bytes: Buffer, says: RegExp]>([
    ['an empty file', 'rong.txt', Buffer.alloc(0), /empty/],
    ['a file of blanks', 'trang.txt', Buffer.from(' \r\n\t\n'), /empty/],
    ['a Word file without text', 'rong.docx', word('<w:p/>'), /empty/],
    ['a bomb of one part', 'bom.docx', zipOf({ 'word/document.xml': `<w:document ${W}><w:body><w:p>${' '.repeat(20_000_000)}</w:p></w:body></w:document>` }), /holds too much/],
    ['a bomb of many entries', 'nhieu.docx', zipOf(Object.fromEntries(Array.from({ length: 20_100 }, (_, i) => [`word/${i}.xml`, '']))), /holds too much/],
    ['a part that says it is larger than anything', 'khai.docx', archive([{ name: 'word/document.xml', text: '<w:document/>', says: 2_000_000_000 }]), /holds too much/],
    ['an archive inside an archive', 'long.zip', zipOf({ 'trong.zip': word('<w:p/>').toString('latin1') }), /not a Word document/],
    ['a laughing document', 'thuc-the.docx', word('<w:p><w:r><w:t>&c;</w:t></w:r></w:p>', LAUGHS), /XML entities/],
    ['a cut archive', 'cut.docx', word('<w:p/>').subarray(0, 60), /damaged/],
    ['broken XML', 'hong.docx', zipOf({ 'word/document.xml': '<w:document' }), /damaged|not a Word/],
    ['noise named .docx', 'nhieu-am.docx', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 89 + 1) % 256)), /damaged/],
    ['a Word file with a password', 'mat-khau.docx', old('EncryptedPackage'), /password/],
    ['an archive with a password', 'mat-khau-zip.docx', archive([{ name: 'word/document.xml', text: 'x', encrypted: true }]), /password/],
    ['an old Word file', 'cu.doc', old('WordDocument'), /old Word file/],
    ['an old workbook', 'cu.xls', old('Workbook'), /Excel \(\.xls\)/],
    ['a workbook', 'bang.xlsx', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }), /Excel \(\.xlsx\)/],
    ['slides named .docx', 'chieu.docx', zipOf({ 'ppt/presentation.xml': '<p/>' }), /PowerPoint/],
    ['an OpenDocument text', 'van-ban.odt', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }), /OpenDocument \(\.odt\)/],
    ['rich text named .doc', 'giau.doc', Buffer.from('{\\rtf1\\ansi Ke hoach}'), /RTF/],
    ['a web archive named .doc', 'luu.doc', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'), /MHTML/],
    ['a PDF named .docx', 'in.docx', Buffer.from('%PDF-1.7\n%\u00e2\u00e3'), /PDF/],
    ['a picture', 'quet.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /picture \(PNG\)/],
    ['a picture named .txt', 'quet.txt', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /picture \(JPEG\)/],
    ['text in a TCVN3 font', 'abc.txt', Buffer.from(TCVN3), /TCVN3/],
    ['bytes of a TCVN3 font', 'abc8.txt', Buffer.from(TCVN3, 'latin1'), /TCVN3/],
    ['text in a VNI font', 'vni.txt', Buffer.from(VNI), /VNI/],
    ['bytes of a VNI font', 'vni8.txt', Buffer.from(VNI, 'latin1'), /VNI/],
    ['a Word file in .VnTime', 'abc.docx', word(set('.VnTime', TCVN3)), /TCVN3/],
    ['a Word file in VNI-Times', 'vni.docx', word(set('VNI-Times', VNI)), /VNI/],
    ['a Word file half of which is in .VnTime', 'nua.docx', word(set('Times New Roman', 'Kế hoạch phòng chống lũ lụt của xã trong năm nay. '.repeat(20)) + set('.VnTimeH', TCVN3)), /TCVN3/],
    ['a JSON file that is no plan', 'khac.json', Buffer.from('{"a": 1}'), /not a plan file/],
  ])('S33: %s (%s) gives exit 2 and one line that names it', async (_, name, bytes, says) => {
    writeFileSync(path.join(folder, name), bytes)
    const { code, out, err } = await thac('outline', name, '--json')
    expect([code, out, err.length]).toEqual([2, '', 1])
    expect(err[0]).toMatch(says)
    expect(err[0]).toMatch(new RegExp(`^thac: ${name.replace(/\./g, '\\.')}: [A-Z][^\\n]*\\.$`))
  })

  it('S33: a file over 50 MB is refused before it is read', async () => {
    writeFileSync(path.join(folder, 'to.txt'), Buffer.alloc(50 * 1024 * 1024 + 1, 0x61))
    expect((await thac('outline', 'to.txt')).err).toEqual(['thac: to.txt: The file is larger than 50 MB and was not read.'])
  })
})

describe('files under a wrong name', () => {
  const PLAN = 'KẾ HOẠCH\nKê đồ mùa lũ\n\nI. MỤC TIÊU\n\n1. Giữ kho khô\n'
  const PAGE = PLAN.split('\n').filter((line) => line !== '').map((line) => `<p>${line}</p>`).join('')
  const body = PLAN.split('\n').map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
  it.each<readonly [what: string, name: string, bytes: Buffer]>([
    ['a Word file named .doc', 'ke-hoach.doc', word(body)],
    ['a Word file without a name', 'ke-hoach', word(body)],
    ['a web page named .txt', 'trang.txt', Buffer.from(`<!DOCTYPE html><html><body>${PAGE}</body></html>`)],
    ['a web page named .doc', 'trang.doc', Buffer.from(`<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>${PAGE}</body></html>`)],
    ['a piece of a page named .txt', 'manh.txt', Buffer.from(`<meta charset="utf-8"><!--StartFragment-->${PAGE}<!--EndFragment-->`)],
    ['text named .docx', 'chu.docx', Buffer.from(PLAN)],
    ['text named .html', 'chu.html', Buffer.from(PLAN)],
    ['UTF-16 little end first, marked', 'le.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), wide(PLAN)])],
    ['UTF-16 little end first', 'le0.txt', wide(PLAN)],
    ['UTF-16 big end first, marked', 'be.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), wide(PLAN).swap16()])],
    ['UTF-16 big end first', 'be0.txt', wide(PLAN).swap16()],
    ['decomposed letters', 'nfd.txt', Buffer.from(PLAN.normalize('NFD'))],
  ])('S30: %s is read by what it is', async (_, name, bytes) => {
    writeFileSync(path.join(folder, name), bytes)
    const { code, out } = await thac('outline', name)
    expect(code).toBe(0)
    expect(out.normalize('NFC')).toBe(out)
    for (const words of ['KẾ HOẠCH  Kê đồ mùa lũ', 'I. MỤC TIÊU', '1. Giữ kho khô']) expect(out).toContain(words)
  })
})
