/** Texts to measure the recogniser on: plans as offices write them, of any length, and shapes that no office writes. */

const BYTES_A_PAGE = 2550
const PAGES_A_ROMAN = 25

const VERBS = ['rà soát', 'thống kê', 'tu sửa', 'kiểm tra', 'bổ sung', 'lắp đặt', 'hướng dẫn', 'tập huấn', 'vận động', 'duy trì', 'niêm yết', 'cập nhật', 'bàn giao', 'nghiệm thu']
const THINGS = [
  'hệ thống thoát nước ở các thôn ven sông', 'loa truyền thanh của các khu dân cư', 'kho vật tư dự phòng đặt tại trụ sở', 'danh sách hộ cần giúp đỡ khi nước lên', 'các điểm sơ tán đã được công bố',
  'bảng tin công khai trước nhà văn hóa', 'tuyến đường nối hai xã vùng trũng', 'trạm bơm và cửa cống do hợp tác xã quản lý', 'đội xung kích của từng cụm dân cư', 'hồ sơ theo dõi sửa chữa hằng ngày',
]
const WAYS = [
  'bảo đảm đúng quy trình và an toàn cho người tham gia', 'có biên bản xác nhận của tổ tự quản', 'không để phát sinh chi phí ngoài dự toán được giao', 'ưu tiên nơi thường xuyên ngập trong ba năm gần đây',
  'kết hợp với ngày tổng vệ sinh chung của cộng đồng', 'báo kết quả về bộ phận thường trực để tổng hợp', 'huy động phương tiện sẵn có tại chỗ là chính', 'lấy ý kiến người dân trước khi làm',
]
const UNITS = ['Phòng Hạ tầng', 'Trạm Y tế xã Bãi Sậy', 'Ban Quản lý chợ Mới', 'Hội Phụ nữ', 'Công an xã Đồng Lau', 'Trung tâm Dịch vụ công', 'Đài Truyền thanh', 'Văn phòng', 'Trường Trung học Cồn Sen', 'Đoàn Thanh niên']
const HEADS = ['MỤC ĐÍCH, YÊU CẦU', 'CHỈ TIÊU', 'NHIỆM VỤ VÀ GIẢI PHÁP', 'CÔNG TÁC TUYÊN TRUYỀN', 'BẢO ĐẢM HẬU CẦN', 'KIỂM TRA, GIÁM SÁT', 'KINH PHÍ']
const ROMAN_FIGURES: readonly (readonly [number, string])[] = [[50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']]

/**
 * A plan of `pages` pages (1 to about 2,000) of 3 kB each as text out of a scan: letterhead, sections on four levels,
 * bullets, deadlines, citations, page numbers, sentences that a page's end cut, recipients and a signature. The same
 * `seed` gives the same text.
 */
export function planText(pages: number, seed = 1): string {
  const random = randomFrom(seed)
  const out: string[] = [
    'ỦY BAN NHÂN DÂN XÃ BÃI SẬY', 'Số: 27/KH-UBND', 'Bãi Sậy, ngày 12 tháng 3 năm 2027', '', 'KẾ HOẠCH', 'Phòng, chống ngập úng và giữ gìn hạ tầng năm 2027', '',
    'Thực hiện Kế hoạch số 114/KH-UBND ngày 02/02/2027 của Ủy ban nhân dân tỉnh về phòng, chống ngập úng, Ủy ban nhân dân xã Bãi Sậy ban hành Kế hoạch như sau:', '',
  ]
  const romans = Math.max(2, Math.ceil(pages / PAGES_A_ROMAN))
  let page = 0
  for (let r = 1; r <= romans; r++) {
    const last = r === romans
    out.push(`${roman(r)}. ${last ? 'TỔ CHỨC THỰC HIỆN' : (HEADS[(r - 1) % HEADS.length] ?? '')}`, '')
    const until = Math.round((pages * r) / romans)
    for (let a = 1; page < until; a++) out.push(...onePage(a, ++page, last, random))
  }
  out.push(
    'Trên đây là Kế hoạch phòng, chống ngập úng và giữ gìn hạ tầng năm 2027; yêu cầu các đơn vị nghiêm túc thực hiện./.', '',
    'Nơi nhận:', '- Ủy ban nhân dân tỉnh (để báo cáo);', '- Các đơn vị có tên tại mục Tổ chức thực hiện;', '- Lưu: VT.', '', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', '', 'Lương Thị Hoài Sa', '',
  )
  return out.join('\n')
}

/** One arabic section, about a page long: decimals, letters, bullets; the page's number cuts a sentence now and then. */
function onePage(a: number, page: number, charged: boolean, random: Random): readonly string[] {
  const out: string[] = [`${a}. ${charged ? `${pick(UNITS, random)} cụm ${'ABCDEGHIKLMNOP'[a % 14] ?? ''}${'ABCDEGHIKLMNOP'[page % 13] ?? ''}` : `${capital(action(random))} ở cụm ${'ABCDEGHIKLMNOP'[page % 14] ?? ''}${'BCDEG'[page % 5] ?? ''}`}`, '']
  let bytes = 0
  const add = (line: string): void => {
    bytes += Buffer.byteLength(line) + 2
    out.push(line, '')
  }
  for (let d = 1; bytes < BYTES_A_PAGE; d++) {
    add(d % 3 === 0 ? `${a}.${d}. ${capital(action(random))}: ${capital(sentence(random))}` : `${a}.${d}. ${capital(action(random))}`)
    for (let n = Math.floor(random() * 3); n > 0; n--) add(capital(sentence(random)))
    for (let n = Math.floor(random() * 4); n > 0; n--) add(`- ${capital(action(random))};`)
    if (random() < 0.4) for (const letter of ['a', 'b', 'c']) add(`${letter}) ${capital(sentence(random))}`)
    if (random() < 0.3) add(`Hoàn thành trước ngày ${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}/2027; chỉ đạo ${pick(UNITS, random)} phối hợp theo Công văn số ${1 + Math.floor(random() * 900)}/UBND-VP ngày 05/01/2027.`)
  }
  const [first, second] = cut(sentence(random))
  if (page % 3 === 0) out.push(capital(first), '', String(page), '', second, '')
  else out.push(capital(`${first} ${second}`), '', String(page), '')
  return out
}

/** Text that no office writes, `bytes` long or a little longer, by what it is meant to strain. */
export const HOSTILE: Readonly<Record<string, (bytes: number) => string>> = {
  '60,000 sections of one word': () => Array.from({ length: 60_000 }, (_, i) => `${(i % 99) + 1}. Từ`).join('\n'),
  'one line': (bytes) => inBody(repeat('kiểm tra cửa cống và ', bytes)),
  'lines of "I. "': (bytes) => inBody(repeat('I. \n', bytes)),
  'lines of "I. VIỆC"': (bytes) => inBody(repeat('I. VIỆC\n', bytes)),
  'deep decimals': (bytes) => inBody(linesOf(bytes, (i) => `${Array.from({ length: 2 + (i % 8) }, (_, k) => ((i >> k) % 9) + 1).join('.')}. Việc`)),
  'figures and dots': (bytes) => inBody(repeat('1.', bytes)),
  'brackets and quotes in a line': (bytes) => inBody(repeat('(“"[{', bytes)),
  'brackets and quotes, a line each': (bytes) => inBody(repeat('(“\n”)\n"\n', bytes)),
  'dates in a line': (bytes) => inBody(repeat('trước ngày 5/6/2027 ', bytes)),
  'dates, a clause each': (bytes) => inBody(repeat('trước ngày 5/6/2027; ', bytes)),
  'cited numbers in a line': (bytes) => inBody(repeat('số 12-KH/TU ngày 5/6/2027 của ', bytes)),
  'bases in a line': (bytes) => repeat('Thực hiện Kế hoạch số 12-KH/TU ngày 5/6/2027, ', bytes),
  'asterisks in a line': (bytes) => inBody(repeat('*a**b ', bytes)),
  'charged units in a line': (bytes) => inBody(repeat('Giao Sở ', bytes)),
  'charged units, a sentence each': (bytes) => inBody(repeat('Chỉ đạo Sở Y tế tổ chức. ', bytes)),
  'colons': (bytes) => inBody(repeat('Sở: ', bytes)),
  'small letters after empty lines': (bytes) => inBody(repeat('và rồi\n\n', bytes)),
  'page numbers': (bytes) => inBody(linesOf(bytes, (i) => String(i + 1))),
  'spaces': (bytes) => inBody(`x${' '.repeat(bytes)}x`),
  'rows of a table': (bytes) => inBody(repeat('a | b | c\n', bytes)),
  'recipients': (bytes) => inBody(`Nơi nhận:\n${repeat('- Tỉnh, } (để\n', bytes)}`),
  'appendices': (bytes) => inBody(`Nơi nhận:\n- Lưu: VT.\n\n${repeat('Phụ lục I\n', bytes)}`),
  'letterhead': (bytes) => repeat('UBND XÃ   SỞ\n', bytes),
}

/** Answers a number in [0, 1), another each time. */
export type Random = () => number

/** A sentence of two clauses in small letters, its full stop included. */
export function sentence(random: Random): string {
  return `${action(random)}, ${pick(WAYS, random)}; ${action(random)}, ${pick(WAYS, random)}.`
}

/** What is done to what, in small letters. */
export function action(random: Random): string {
  return `${pick(VERBS, random)} ${pick(THINGS, random)}`
}

function cut(text: string): readonly [string, string] {
  const at = text.indexOf(' ', text.length / 2)
  return [text.slice(0, at), text.slice(at + 1)]
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function pick(list: readonly string[], random: Random): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

function roman(n: number): string {
  let rest = n
  let out = ''
  for (const [value, figure] of ROMAN_FIGURES) {
    for (; rest >= value; rest -= value) out += figure
  }
  return out
}

/** Under a heading that speaks of time and of who does what, so that every rule reads on. */
function inBody(text: string): string {
  return `KẾ HOẠCH\nThử\n\nI. THỜI GIAN VÀ TỔ CHỨC THỰC HIỆN\n\n${text}`
}

function repeat(piece: string, bytes: number): string {
  return piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))
}

function linesOf(bytes: number, line: (i: number) => string): string {
  const out: string[] = []
  for (let i = 0, size = 0; size < bytes; i++) {
    const text = line(i)
    out.push(text)
    size += Buffer.byteLength(text) + 1
  }
  return out.join('\n')
}

/** A linear congruential generator modulo 2^32 (Numerical Recipes' constants), its high bits: even enough for choosing words. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) / 0x1000000
  }
}
