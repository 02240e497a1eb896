import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Inline, Mark, SectionContent, Terms } from '../../index.ts'
import { compileTerms, findTerms, inlineText, isText, localise, localiseText, nextTermList, termList } from '../../index.ts'

const RUNS = Number(process.env['THAC_LAWS'] ?? 2000)
const LONG = { timeout: 600_000 }
const CITY: Terms = { 'Thành phố': 'Quận', 'UBND Thành phố': 'UBND Quận', 'Thành ủy': 'Quận ủy', Sở: 'Phòng' }
const PROVINCE: Terms = { tỉnh: 'huyện', 'Tỉnh ủy': 'Huyện ủy', 'UBND tỉnh': 'UBND huyện', 'tỉnh Lam Giang': 'huyện Sơn Hạ', Sở: 'Phòng' }

/** Each pair: the superior's text, and what it must become. */
function check(terms: Terms, pairs: readonly (readonly [string, string])[]): void {
  for (const [text, expected] of pairs) {
    expect(localiseText(text, terms), text).toBe(expected)
    expect(localiseText(text.normalize('NFD'), terms).normalize('NFC'), text).toBe(expected)
  }
}
const stay = (...texts: readonly string[]): readonly (readonly [string, string])[] => texts.map((text) => [text, text])

describe('names in which a term stays', () => {
  it('D25: a kind of unit with a proper name that is not declared is another place', () => {
    check(CITY, [...stay('Đảng bộ thành phố Hà Nội lần thứ XVIII', 'Mặt trận Tổ quốc Việt Nam thành phố Hà Nội', 'UBND thành phố Vinh', 'Thành ủy Hải Phòng', 'THÀNH PHỐ HÀ NỘI', 'thành phố Y Jút'), ['Thành phố', 'Quận']])
    check(PROVINCE, [...stay('liên kết với tỉnh Hà Giang', 'Tỉnh ủy Hòa Bình', 'UBND tỉnh Quảng Nam, tỉnh Quảng Ngãi'), ['tỉnh Lam Giang và tỉnh', 'huyện Sơn Hạ và huyện'], ['UBND tỉnh Lam Giang', 'UBND huyện Sơn Hạ']])
    check({ tỉnh: 'huyện', 'Lam Giang': 'Sơn Hạ' }, [['UBND tỉnh Lam Giang', 'UBND huyện Sơn Hạ']])
    check({ huyện: 'xã', quận: 'phường', thôn: 'tổ' }, [...stay('Nhà máy thủy điện huyện Sông Đà', 'Công viên quận 5', 'Quận 12', 'thôn 3'), ['quận 5 năm liền', 'phường 5 năm liền'], ['quận 02 lần', 'phường 02 lần'], ['quận 3 điểm trực', 'phường 3 điểm trực']])
  })

  it('D25: what merely begins with a capital is none: a new sentence, a kind of document, an office, an abbreviation, a line in capitals', () => {
    check(CITY, [
      ['của Thành phố. Hà Nội', 'của Quận. Hà Nội'], ['Thành phố: Quyết tâm', 'Quận: Quyết tâm'], ['Thành phố, Sơn Hạ', 'Quận, Sơn Hạ'], ['Thành phố Chủ tịch', 'Quận Chủ tịch'], ['Thành phố Đoàn', 'Quận Đoàn'],
      ['Thành phố Kế hoạch số 5', 'Quận Kế hoạch số 5'], ['thành phố HĐND', 'quận HĐND'], ['THÀNH PHỐ TRIỂN KHAI', 'QUẬN TRIỂN KHAI'], ['Thành phố\nHà Nội', 'Quận\nHà Nội'],
    ])
    check({ huyện: 'xã' }, [...stay('huyện Kế Sách', 'huyện Chương Mỹ', 'huyện Giao Thủy')])
  })

  it('D26: a body of another place stays, one of ours does not', () => {
    check(PROVINCE, [
      ...stay('Sở Y tế tỉnh Hòa Bình', 'Sở Giáo dục và Đào tạo tỉnh Hà Giang', 'Sở Văn hóa, Thể thao và Du lịch tỉnh Quảng Nam', 'Sở Nông nghiệp và Phát triển nông thôn thành phố Cần Thơ'),
      ['Sở Y tế tỉnh', 'Phòng Y tế huyện'], ['Sở Y tế tỉnh Lam Giang', 'Phòng Y tế huyện Sơn Hạ'], ['Sở Y tế phối hợp với tỉnh Hòa Bình', 'Phòng Y tế phối hợp với tỉnh Hòa Bình'], ['Sở chủ trì cùng tỉnh Hòa Bình', 'Phòng chủ trì cùng tỉnh Hòa Bình'],
      ['Chủ tịch UBND tỉnh Nguyễn Văn An chỉ đạo', 'Chủ tịch UBND huyện Nguyễn Văn An chỉ đạo'], ['Tỉnh ủy Chỉ đạo, tỉnh Tổ chức', 'Huyện ủy Chỉ đạo, huyện Tổ chức'], ...stay('Sở Y tế các tỉnh Nghệ An, Hà Tĩnh', 'Chủ tịch UBND tỉnh Hà Giang', 'tỉnh Lê Chân'),
      ['Sở Y tế. Tỉnh Hòa Bình', 'Phòng Y tế. Tỉnh Hòa Bình'],
    ])
  })

  it('D27: who issued a numbered document is a fact', () => {
    check({ ...CITY, 'Ủy ban nhân dân': 'Văn phòng' }, [
      ...stay('Nghị quyết số 12/NQ-HĐND ngày 05/7/2024 của HĐND Thành phố', 'Kế hoạch 136-KH/TU của Thành ủy', 'Quyết định số …/QĐ-UBND của UBND Thành phố về đê điều', 'Chỉ thị số 05/2024/CT-UBND của Ủy ban nhân dân Thành phố'),
      ['Nghị quyết số 12/NQ-HĐND của HĐND Thành phố về việc Thành phố hỗ trợ', 'Nghị quyết số 12/NQ-HĐND của HĐND Thành phố về việc Quận hỗ trợ'],
      ['Nghị quyết số 12/NQ-HĐND của HĐND Thành phố, UBND Thành phố giao', 'Nghị quyết số 12/NQ-HĐND của HĐND Thành phố, UBND Quận giao'],
      ['các nghị quyết của HĐND Thành phố', 'các nghị quyết của HĐND Quận'], ['trực 24/7 của Thành phố', 'trực 24/7 của Quận'],
    ])
  })

  it('D28: quoted titles and laws stay; a quoted term alone does not, nor a long quotation', () => {
    check({ ...CITY, Phòng: 'Tổ', 'địa phương': 'thôn' }, [
      ...stay('Phong trào “Thành phố xanh”', 'Đề án «Thành phố an toàn»', 'Cuộc thi "Sở tôi yêu"', 'Luật Tổ chức chính quyền địa phương', 'Luật Tổ chức chính quyền địa phương năm 2025'),
      ['gọi tắt là “Thành phố”', 'gọi tắt là “Quận”'], ['Luật Đất đai năm 2024 tại Thành phố', 'Luật Đất đai năm 2024 tại Quận'], ['"Một" Thành phố "hai"', '"Một" Quận "hai"'], ['5" Thành phố', '5" Quận'],
      [`“${'Thành phố giao việc cho dân. '.repeat(8)}”`, `“${'Quận giao việc cho dân. '.repeat(8)}”`],
    ])
  })

  it('D28: names the caller protects stay, and all that is declared with them; a declared name goes before every rule of another place', () => {
    expect(localiseText('Quỹ Phát triển Thành phố và Thành phố', CITY, { protected: ['Quỹ Phát triển Thành phố'] })).toBe('Quỹ Phát triển Thành phố và Quận')
    expect(localiseText('quỹ phát triển thành phố', CITY, { protected: ['Quỹ Phát triển Thành phố'] })).toBe('quỹ phát triển thành phố')
    expect(localiseText('thành phố Hà Nội, thành phố Huế', { ...CITY, 'thành phố Hà Nội': 'quận Ba Đình' })).toBe('quận Ba Đình, thành phố Huế')
    expect(localiseText('các tỉnh, thành phố trực thuộc trung ương', { ...CITY, tỉnh: 'huyện' })).toBe('các tỉnh, thành phố trực thuộc trung ương')
  })

  it('D5: the case found is kept', () => {
    check(CITY, [['THÀNH PHỐ', 'QUẬN'], ['Thành Phố', 'Quận'], ['thành phố', 'quận'], ['Thành phố', 'Quận'], ['UBND THÀNH PHỐ', 'UBND QUẬN']])
    check({ 'thành phố': 'quận trung tâm' }, [['THÀNH PHỐ', 'QUẬN TRUNG TÂM'], ['Thành Phố', 'Quận Trung Tâm'], ['Thành phố', 'Quận trung tâm'], ['thành phố', 'quận trung tâm']])
  })
})

/** What stands in plans of all levels; `SAME` stays as it is. */
const SAME = ''
const OF_CITY: Terms = { 'Thành phố': 'Quận', 'Thành ủy': 'Quận ủy', 'UBND Thành phố': 'UBND Quận', 'HĐND Thành phố': 'HĐND Quận' }
const OF_PROVINCE: Terms = { 'tỉnh': 'huyện', 'Tỉnh ủy': 'Huyện ủy', 'Ủy ban nhân dân tỉnh': 'Ủy ban nhân dân huyện', 'Sở': 'Phòng', 'Hội đồng nhân dân tỉnh': 'Hội đồng nhân dân huyện', 'Công an tỉnh': 'Công an huyện' }
const OF_DISTRICT: Terms = { 'xã': 'phường', 'huyện': 'xã' , 'Huyện': 'Xã'}

const PHRASES: readonly (readonly [Terms, string, string])[] = [
  [OF_CITY, 'Thành phố Hồ Chí Minh', SAME],
  [OF_CITY, 'thành phố Hà Nội', SAME],
  [OF_CITY, 'UBND Thành phố Hà Nội', SAME],
  [OF_CITY, 'Mặt trận Tổ quốc Thành phố', 'Mặt trận Tổ quốc Quận'],
  [OF_CITY, 'Thành phố. Các đơn vị', 'Quận. Các đơn vị'],
  [OF_CITY, 'báo cáo Thành phố; Công an', 'báo cáo Quận; Công an'],
  [OF_CITY, 'báo cáo Thành phố, Sở Y tế', 'báo cáo Quận, Sở Y tế'],
  [OF_CITY, 'Thành ủy, HĐND Thành phố, UBND Thành phố', 'Quận ủy, HĐND Quận, UBND Quận'],
  [OF_CITY, 'UBND THÀNH PHỐ', 'UBND QUẬN'],
  [OF_CITY, 'ỦY BAN NHÂN DÂN THÀNH PHỐ', 'ỦY BAN NHÂN DÂN QUẬN'],
  [OF_CITY, 'theo Nghị quyết số 12-NQ/TU của Thành ủy', SAME],
  [OF_CITY, 'Kế hoạch số 120/KH-UBND ngày 05/3/2025 của UBND Thành phố về phòng, chống thiên tai', SAME],
  [OF_CITY, 'Quyết định số 07/2025/QĐ-UBND của UBND Thành phố', SAME],
  [OF_CITY, 'các tỉnh, thành phố trực thuộc Trung ương', SAME],
  [OF_CITY, 'các quận, huyện, thị xã, thành phố thuộc Thành phố', 'các quận, huyện, thị xã, thành phố thuộc Quận'],
  [OF_CITY, 'thành phố thông minh', SAME],
  [OF_CITY, 'Đề án “Xây dựng Thành phố đáng sống” năm 2025', SAME],
  [OF_CITY, 'Thành phố Thủ Đức và Thành phố', 'Thành phố Thủ Đức và Quận'],
  [OF_CITY, 'toàn Thành phố năm 2025', 'toàn Quận năm 2025'],
  [OF_CITY, 'Đảng bộ Thành phố Đại hội lần thứ XVIII', 'Đảng bộ Quận Đại hội lần thứ XVIII'],
  [OF_PROVINCE, 'Ủy ban nhân dân tỉnh giao Sở Y tế', 'Ủy ban nhân dân huyện giao Phòng Y tế'],
  [OF_PROVINCE, 'tỉnh Hà Giang', SAME],
  [OF_PROVINCE, 'các tỉnh lân cận', SAME],
  [OF_PROVINCE, 'Luật Tổ chức chính quyền địa phương; cấp tỉnh, cấp huyện', SAME],
  [OF_PROVINCE, 'Sở Y tế tỉnh Hà Giang', SAME],
  [OF_PROVINCE, 'các Sở, ban, ngành tỉnh', 'các Phòng, ban, ngành huyện'],
  [OF_PROVINCE, 'cơ sở y tế; sở hữu; trụ sở', SAME],
  [OF_PROVINCE, 'đường tỉnh 305; tỉnh lộ 2', SAME],
  [OF_PROVINCE, 'Công an tỉnh, Bộ CHQS tỉnh', 'Công an huyện, Bộ CHQS huyện'],
  [OF_PROVINCE, 'UBND các huyện, thành phố; UBND tỉnh', 'UBND các huyện, thành phố; UBND huyện'],
  [OF_PROVINCE, 'Bệnh viện Đa khoa tỉnh', 'Bệnh viện Đa khoa huyện'],
  [OF_PROVINCE, 'trên địa bàn tỉnh, liên tỉnh', 'trên địa bàn huyện, liên tỉnh'],
  [OF_PROVINCE, 'Văn phòng UBND tỉnh', 'Văn phòng UBND huyện'],
  [OF_DISTRICT, 'hợp tác xã; xã hội; thị xã Sơn Tây; xã', 'hợp tác xã; xã hội; thị xã Sơn Tây; phường'],
  [OF_DISTRICT, 'huyện giao xã', 'xã giao phường'],
  [OF_DISTRICT, 'Xã Tân Lập và huyện Sông Đà', SAME],
  [OF_DISTRICT, 'xã đội; công an xã; xã, phường', 'phường đội; công an phường; phường, phường'],
  [{ 'Quận': 'Phường' }, 'Quận 1, Quận Ba Đình, quận', 'Quận 1, Quận Ba Đình, phường'],
  [{ 'Trường': 'Khoa' }, 'thị trường; môi trường; hiệu trưởng; Trường Đại học X; Trường', 'thị trường; môi trường; hiệu trưởng; Trường Đại học X; Khoa'],
  [{ 'Bộ': 'Sở' }, 'cán bộ, Bộ Y tế, toàn bộ, bộ phận, Bộ; Bộ Chính trị; đồng bộ; bộ tiêu chí; Bộ luật Hình sự; nội bộ', 'cán bộ, Bộ Y tế, toàn bộ, bộ phận, Sở; Bộ Chính trị; đồng bộ; bộ tiêu chí; Bộ luật Hình sự; nội bộ'],
  [{ 'Bộ Y tế': 'Sở Y tế', 'Bộ trưởng Bộ Y tế': 'Giám đốc Sở Y tế' }, 'Bộ trưởng Bộ Y tế chỉ đạo; Quyết định số 4159/QĐ-BYT của Bộ Y tế; Bộ Y tế', 'Giám đốc Sở Y tế chỉ đạo; Quyết định số 4159/QĐ-BYT của Bộ Y tế; Sở Y tế'],
]

describe('phrases of plans', () => {
  it.each(PHRASES)('D25–D28: under %o, “%s”', (list, text, expected) => {
    expect(localiseText(text, list)).toBe(expected === SAME ? text : expected)
  })
})

const words = fc.constantFrom('Thành phố', 'thành phố', 'THÀNH PHỐ', 'tỉnh', 'Tỉnh ủy', 'UBND', 'Sở', 'Y tế', 'Lam Giang', 'Hà Nội', 'HÀ NỘI', 'Quyết', 'định', 'đê', 'của', 'về', ', ', '. ', '“', '”', '"', 'Luật', 'Phòng', 'số 12/NQ-HĐND', '5', 'cơ sở', 'và', '\n', 'xã', 'hội', '…', '(', 'năm')
const texts = fc.array(words, { maxLength: 16 }).map((list) => list.join(' '))
const lists = fc.uniqueArray(fc.constantFrom('Thành phố', 'tỉnh', 'Tỉnh ủy', 'UBND tỉnh', 'Sở', 'Lam Giang', 'tỉnh Lam Giang', 'đê', 'xã', 'Y tế'), { maxLength: 5 })
const targets = fc.array(fc.constantFrom('Quận', 'huyện', 'Phường 3', 'Sơn Hạ', 'kè', ''), { minLength: 5, maxLength: 5 })
const terms = fc.tuple(lists, targets).map(([from, to]): Terms => Object.fromEntries(from.map((one, i) => [one, to[i] ?? ''])))
const guards = fc.subarray(['UBND Thành phố', 'Lam Giang', 'đê của'])

describe('putting terms in, as properties', () => {
  it('D29: what lies outside the places found is the same to the byte, and every place is what findTerms says', LONG, () => {
    fc.assert(fc.property(texts, terms, guards, fc.boolean(), (drawn, list, names, apart) => {
      const text = apart ? drawn.normalize('NFD') : drawn
      const found = findTerms(text, compileTerms(list, { protected: names }))
      let at = 0
      let rebuilt = ''
      for (const match of found) {
        expect(match.start).toBeGreaterThanOrEqual(at)
        rebuilt += text.slice(at, match.start) + match.to
        at = match.end
      }
      expect(localiseText(text, list, { protected: names })).toBe(rebuilt + text.slice(at))
    }), { numRuns: RUNS })
  })

  it('D29: one pass: nothing that was put in is taken for a term, and where no target holds a source a second time changes nothing', LONG, () => {
    // A space stands for what is put in, so that no two words grow together.
    fc.assert(fc.property(texts, lists, (text, from) => {
      const once = Object.fromEntries(from.map((one) => [one, 'kk']))
      const again = localiseText(text, once)
      expect(localiseText(again, once)).toBe(again)
      const ring: Terms = Object.fromEntries(from.map((one, i) => [one, from[(i + 1) % from.length] ?? one]))
      const marked: Terms = Object.fromEntries(from.map((one, i) => [one, `kk${i}`]))
      const places = (list: Terms): readonly string[] => findTerms(text, compileTerms(list)).map(({ start, end, from: term }) => `${start} ${end} ${term}`)
      expect(places(ring)).toEqual(places(marked))
    }), { numRuns: RUNS })
  })

  it('D29: cuts by marks change no place, and the marks outside of them stay on their letters', LONG, () => {
    const bold: readonly Mark[] = [{ type: 'bold' }]
    fc.assert(fc.property(texts, terms, fc.array(fc.nat(60), { maxLength: 5 }), (text, list, cuts) => {
      const at = [...new Set([0, ...cuts.filter((cut) => cut < text.length), text.length])].sort((a, b) => a - b)
      const inline = at.slice(1).flatMap((end, i): Inline[] => {
        const part = text.slice(at[i], end)
        return part === '' ? [] : [{ type: 'text', text: part, ...(i % 2 === 1 ? { marks: bold } : {}) }]
      })
      const content: SectionContent = { title: inline, blocks: [{ type: 'paragraph', content: inline }], runIn: false }
      const local = localise(content, list)
      expect(inlineText(local.title)).toBe(localiseText(text, list))
      expect(inlineText(local.blocks[0]?.content)).toBe(localiseText(text, list))
      const letters = (of: readonly Inline[]): readonly string[] => of.flatMap((one) => (isText(one) ? [...one.text].map((letter) => `${letter}${one.marks === undefined ? '' : '*'}`) : []))
      const before = letters(inline).join('')
      if (findTerms(text, compileTerms(list)).length === 0) expect(local).toBe(content)
      else expect(letters(local.title).filter((letter) => letter.endsWith('*')).length > 0 && !before.includes('*')).toBe(false)
      // What stands outside keeps letter and mark, in order.
      let cursor = 0
      const source = [...text]
      const flags = letters(inline).map((letter) => letter.endsWith('*'))
      const out = [...letters(local.title)]
      for (const match of findTerms(text, compileTerms(list))) {
        const start = [...text.slice(0, match.start)].length
        for (let i = cursor; i < start; i++) expect(out.shift()).toBe(`${source[i] ?? ''}${flags[i] === true ? '*' : ''}`)
        for (const _ of match.to) expect(out.shift()?.endsWith('*')).toBe(flags[start])
        cursor = [...text.slice(0, match.end)].length
      }
      for (let i = cursor; i < source.length; i++) expect(out.shift()).toBe(`${source[i] ?? ''}${flags[i] === true ? '*' : ''}`)
    }), { numRuns: RUNS })
  })
})

describe('versions of a list of terms', () => {
  it('D30: a list gets a new version only where it says something else', () => {
    const first = termList(CITY, ['Báo Thành phố'])
    expect(first.version).toBe(1)
    expect(nextTermList(first, { ...CITY }, ['Báo Thành phố'])).toBe(first)
    expect(nextTermList(first, CITY, [])).toEqual({ version: 2, terms: CITY, protected: [] })
    expect(nextTermList(first, { ...CITY, Sở: 'Ban' }, ['Báo Thành phố']).version).toBe(2)
    expect(nextTermList(first, Object.fromEntries(Object.entries(CITY).reverse()), ['Báo Thành phố'])).toBe(first)
  })
})
