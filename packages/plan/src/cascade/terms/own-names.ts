import { foldWord } from '../../model/fold.ts'

/*
 * A term says what a superior calls itself. The same word stands in names that are facts: of other places ("thành phố Hà
 * Nội"), of their bodies ("Sở Y tế tỉnh Hà Giang"), of laws, in quoted titles, and of the body that issued a numbered
 * document. Put in there, a term makes a body that does not exist or a document nobody issued. So those stay. Where it
 * cannot be told, the name stays: a word left standing is seen as a difference, a wrong authority is not.
 */

/** A word or sign of the text. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A stretch of pieces, both ends included. */
export interface PieceRange {
  readonly first: number
  readonly last: number
}

/** `declared(i)`: the last piece of the longest declared term that begins at piece `i`, or -1. */
export type Declared = (index: number) => number

/**
 * The last piece that stays with `match` where its words are part of the name of another place or of its body, else -1: a kind
 * of unit with a proper name behind it that is not declared (or a number: "quận 5"), and what stands before such a pair
 * without a word between that parts them ("Sở Văn hóa, Thể thao và Du lịch tỉnh Hà Giang").
 */
export function namesAnother(pieces: readonly Piece[], text: string, match: PieceRange, declared: Declared): number {
  const kind = kindEndingAt(pieces, match)
  if (kind !== null) return isName(pieces, text, match.last, kind, declared) && !namesPerson(pieces, match) ? match.last : -1
  let inSegment = 0
  for (let i = match.last + 1; i < pieces.length && i <= match.last + MOST_BETWEEN; i++) {
    const piece = pieces[i]
    if (piece === undefined) return -1
    const separates = isSeparator(piece.text) || foldWord(piece.text) === AND
    if (separates) {
      if (inSegment === 0) return -1
      inSegment = 0
      continue
    }
    if (!besides(pieces, text, i) || !/^[\p{L}\p{M}]+$/u.test(piece.text)) return -1
    const at = kindStartingAt(pieces, text, i)
    if (at !== null) return declared(i) <= at.last && isName(pieces, text, at.last, at.kind, declared) ? at.last : -1
    if (PARTING.has(keyOf(pieces, i, 1)) || PARTING.has(keyOf(pieces, i, 2)) || ++inSegment > MOST_IN_SEGMENT || (inSegment === 1 && !isCapital(piece.text))) return -1
  }
  return -1
}

/** Kinds of unit, their party committees, and ministries; with a proper name behind them they are the name of a place. */
const KINDS = keys(['tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã', 'thị trấn', 'xã', 'phường', 'đặc khu', 'thôn', 'ấp', 'khu phố', 'tổ dân phố', 'bộ',
  'tỉnh ủy', 'thành ủy', 'huyện ủy', 'quận ủy', 'thị ủy', 'đảng ủy'])
/** Words that end like a kind of unit: before it, in the same word. */
const NO_KIND = keys(['nông thôn', 'làng xã', 'tác xã', 'văn xã'])
/** Those that are told apart by numbers as well. */
const NUMBERED = keys(['quận', 'phường', 'thôn', 'ấp', 'khu phố', 'tổ dân phố'])
/** What is counted: behind these a number is no name. */
const COUNTED = keys(['năm', 'tháng', 'ngày', 'giờ', 'lần', 'người', 'hộ', 'đợt', 'buổi', 'cuộc', 'đồng', 'tỷ', 'triệu', 'nghìn', 'trường', 'xã', 'thôn', 'km', 'ha', 'm', 'điểm', 'đội', 'tổ', 'chiếc', 'tấn'])
/** Words and first words that begin with a capital behind a kind of unit and name no place. */
const ORDINARY = keys(['đoàn', 'ủy', 'đội', 'đại hội', 'khóa', 'sở', 'đảng bộ', 'nhiệm kỳ', 'lần thứ', 'kỳ họp', 'quyết định', 'kế hoạch', 'chương trình', 'thông báo', 'nghị quyết', 'chỉ thị', 'công văn', 'báo cáo',
  'tờ trình', 'hướng dẫn', 'đề án', 'chủ tịch', 'phó chủ', 'bí thư', 'phó bí', 'giám đốc', 'trưởng ban', 'thường trực', 'thường vụ', 'ủy ban', 'hội đồng', 'hội nghị', 'hội nông', 'hội liên', 'ban thường', 'ban chấp', 'ban chỉ',
  'ban tổ', 'ban tuyên', 'ban dân', 'văn phòng', 'công an', 'bộ chỉ', 'mặt trận', 'liên đoàn', 'trung tâm', 'phòng', 'chi cục', 'tòa án', 'viện kiểm', 'thanh tra', 'kho bạc', 'đài phát', 'báo chí', 'việt nam',
  'chỉ đạo', 'tổ chức', 'chủ trì', 'ban hành', 'phối hợp', 'yêu cầu', 'đề nghị', 'triển khai', 'thực hiện', 'phê duyệt', 'giao cho', 'giao các'])
/** Who is named by an office; behind a body that follows one, a family name begins a person's name. */
const OFFICES = keys(['chủ tịch', 'bí thư', 'giám đốc', 'trưởng ban', 'phó ban', 'trưởng phòng', 'chánh văn'])
const FAMILIES = keys(['nguyễn', 'trần', 'lê', 'phạm', 'hoàng', 'huỳnh', 'phan', 'vũ', 'võ', 'đặng', 'bùi', 'đỗ', 'hồ', 'ngô', 'dương', 'lý', 'đinh', 'trịnh', 'đoàn', 'lương'])
const MOST_BEFORE = 6
/** Between a body and the place whose it is, these part them. */
const PARTING = keys(['phối hợp', 'với', 'của', 'tại', 'ở', 'cho', 'trên', 'trong', 'từ', 'đến', 'tới', 'về', 'do', 'để', 'gửi', 'cùng', 'những', 'mỗi', 'theo', 'là', 'được',
  'báo cáo', 'chủ trì', 'tham mưu', 'đề nghị', 'hướng dẫn', 'kiểm tra', 'triển khai', 'thực hiện', 'tổ chức', 'hỗ trợ', 'liên hệ', 'đề xuất', 'chỉ đạo'])
const AND = foldWord('và')
const MOST_BETWEEN = 14
const MOST_IN_SEGMENT = 4

/** Provinces and cities, for lines in capitals, where a proper name does not show. */
const PROVINCES = keys(['an giang', 'bà rịa', 'bạc liêu', 'bắc giang', 'bắc kạn', 'bắc ninh', 'bến tre', 'bình dương', 'bình định', 'bình phước', 'bình thuận', 'cà mau', 'cao bằng', 'cần thơ', 'đà nẵng', 'đắk lắk', 'đắk nông', 'điện biên',
  'đồng nai', 'đồng tháp', 'gia lai', 'hà giang', 'hà nam', 'hà nội', 'hà tĩnh', 'hải dương', 'hải phòng', 'hậu giang', 'hòa bình', 'hồ chí', 'hưng yên', 'khánh hòa', 'kiên giang', 'kon tum', 'lai châu', 'lạng sơn', 'lào cai', 'lâm đồng', 'long an',
  'nam định', 'nghệ an', 'ninh bình', 'ninh thuận', 'phú thọ', 'phú yên', 'quảng bình', 'quảng nam', 'quảng ngãi', 'quảng ninh', 'quảng trị', 'sóc trăng', 'sơn la', 'tây ninh', 'thái bình', 'thái nguyên', 'thanh hóa', 'thừa thiên', 'tiền giang',
  'trà vinh', 'tuyên quang', 'vĩnh long', 'vĩnh phúc', 'yên bái'])

function keys(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.split(' ').map(foldWord).join(' ')))
}

function keyOf(pieces: readonly Piece[], from: number, count: number): string {
  return pieces.slice(from, from + count).map((piece) => foldWord(piece.text)).join(' ')
}

function kindEndingAt(pieces: readonly Piece[], match: PieceRange): string | null {
  for (const count of [3, 2, 1]) {
    const from = match.last - count + 1
    const key = from < match.first ? '' : keyOf(pieces, from, count)
    if (KINDS.has(key)) return key
  }
  return null
}

function kindStartingAt(pieces: readonly Piece[], text: string, from: number): { readonly kind: string; readonly last: number } | null {
  if (NO_KIND.has(keyOf(pieces, from - 1, 2))) return null
  for (const count of [3, 2, 1]) {
    const kind = keyOf(pieces, from, count)
    if (KINDS.has(kind) && Array.from({ length: count - 1 }, (_, i) => from + 1 + i).every((i) => besides(pieces, text, i))) return { kind, last: from + count - 1 }
  }
  return null
}

/** True where the piece behind `last`, which ends the kind of unit `kind`, begins a proper name. */
function isName(pieces: readonly Piece[], text: string, last: number, kind: string, declared: Declared): boolean {
  const next = pieces[last + 1]
  if (next === undefined || !besides(pieces, text, last + 1) || declared(last + 1) >= 0) return false
  if (/^\d{1,2}$/.test(next.text)) return NUMBERED.has(kind) && !next.text.startsWith('0') && !COUNTED.has(keyOf(pieces, last + 2, 1)) && !/^[.,/-]\d/.test(text.slice(next.end, next.end + 2))
  if (!isCapital(next.text) || kindStartingAt(pieces, text, last + 1) !== null) return false
  if (isCapitals(next.text) && next.text.length > 1) return PROVINCES.has(keyOf(pieces, last + 1, 2)) && isCapitals(pieces[last]?.text ?? '')
  return !ORDINARY.has(keyOf(pieces, last + 1, 1)) && !ORDINARY.has(keyOf(pieces, last + 1, 2))
}

/** True where a person's name stands behind the body whose office the text names: "Chủ tịch UBND tỉnh Nguyễn Văn An". */
function namesPerson(pieces: readonly Piece[], match: PieceRange): boolean {
  if (!FAMILIES.has(keyOf(pieces, match.last + 1, 1)) || PROVINCES.has(keyOf(pieces, match.last + 1, 2)) || !isCapital(pieces[match.last + 2]?.text ?? '')) return false
  for (let i = Math.max(0, match.first - MOST_BEFORE); i < match.last; i++) if (OFFICES.has(keyOf(pieces, i, 2))) return true
  return false
}

/** True where nothing but spaces stands between piece `index` and the one before it. */
function besides(pieces: readonly Piece[], text: string, index: number): boolean {
  const gap = text.slice(pieces[index - 1]?.end ?? 0, pieces[index]?.start ?? 0)
  return gap !== '' && !/[^\p{Zs}\t]/u.test(gap)
}

function isSeparator(text: string): boolean {
  return text === ',' || text === '-' || text === '–'
}

function isCapital(word: string): boolean {
  const first = [...word][0] ?? ''
  return first !== first.toLowerCase()
}

function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase()
}
