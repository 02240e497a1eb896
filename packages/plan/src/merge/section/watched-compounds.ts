import { foldWord } from '../../model/fold.ts'

/**
 * Vietnamese writes a syllable at a time, so that `chỉ` stands in `chỉ đạo` and `tư` in `đầu tư`, where they neither restrict
 * nor count. Each line: a syllable that is looked for, then what comes right before it or right behind it in such words.
 */
const WORDS: readonly (readonly [syllable: string, before: string, behind: string])[] = [
  ['chỉ', 'địa ấn chiêu', 'đạo thị huy tiêu số định dẫn rõ giới trích lệnh bảo báo thống'],
  ['không', 'hàng', 'khí gian quân trung kích vận'],
  ['bỏ', '', 'phiếu vốn sức'],
  ['bãi', '', 'rác biển đỗ tập sông bồi đá cỏ xe'],
  ['đình', 'gia', 'làng'],
  ['ngoại', 'đối', 'giao vụ ngữ thành hình khóa thương khoa tệ lực cảnh tỉnh ô giả'],
  ['trừ', 'diệt bài phòng', 'sâu mối'],
  ['phi', '', 'thường nghiệp lý'],
  ['thiếu', '', 'niên nhi nữ'],
  ['miễn', '', 'dịch cưỡng'],
  ['thôi', '', 'thúc'],
  ['một', '', 'cách số chút mặt'],
  ['tư', 'đầu thông vật kinh riêng', 'tưởng duy pháp vấn nhân liệu lệnh cách thế thất'],
  ['phần', 'góp thành cổ bộ', 'mềm cứng nào lớn'],
  ['ba', '', 'mẹ'],
  ['tỷ', '', 'lệ giá trọng'],
  ['tỉ', '', 'lệ mỉ giá trọng'],
  ['vạn', '', 'vật năng'],
  ['đôi', '', 'khi lúc'],
  ['gấp', 'khẩn', 'rút'],
  ['hạn', 'giới quyền vô', 'chế hán hẹp mặn mức'],
  ['kỳ', 'cầu đặc', 'tích vọng diệu lạ thị'],
  ['sáng', 'trong ánh soi', 'tạo kiến suốt tỏ lập tác chế'],
  ['tối', '', 'đa thiểu ưu cao giản tân hậu thượng kỵ'],
  ['thứ', '', 'trưởng tự yếu'],
  ['tuần', '', 'tra hoàn lộc hành tự'],
  ['chiều', '', 'rộng dài cao sâu hướng ngang dọc'],
]

const list = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '')
const COMPOUNDS: ReadonlySet<string> = new Set(WORDS.flatMap(([syllable, before, behind]) => [
  ...list(before).map((word) => `${foldWord(word)} ${foldWord(syllable)}`), ...list(behind).map((word) => `${foldWord(syllable)} ${foldWord(word)}`),
]))

/** The folded word is only a syllable of another word with the one before it or behind it ("" for none). */
export function isSyllable(before: string, word: string, behind: string): boolean {
  return COMPOUNDS.has(`${before} ${word}`) || COMPOUNDS.has(`${word} ${behind}`)
}
