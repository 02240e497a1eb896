/**
 * Vietnamese words of several syllables that hold a syllable often declared as a term. A term never reaches into them:
 * with {"Sở": "Phòng"}, "cơ sở" stays "cơ sở".
 */
export const COMPOUNDS: readonly string[] = [
  'cơ sở', 'trụ sở', 'công sở', 'xứ sở', 'khổ sở', 'sở hữu', 'sở tại', 'sở thích', 'sở trường', 'sở dĩ', 'sở cứ',
  'tỉnh táo', 'tỉnh ngộ', 'tỉnh giấc', 'tỉnh dậy', 'thức tỉnh', 'cảnh tỉnh', 'tỉnh lộ', 'tỉnh lỵ',
  'xã hội', 'hợp tác xã', 'thị xã', 'thông tấn xã', 'xã luận', 'xã giao', 'làng xã',
  'huyện lỵ', 'quận công', 'phường hội', 'thành phố thông minh', 'thành phố trực thuộc', 'tỉnh, thành phố', 'liên tỉnh', 'ngoại tỉnh', 'nội tỉnh', 'cấp tỉnh', 'đường tỉnh', 'các tỉnh', 'tỉnh thành', 'thị xã, thành phố', 'huyện, thành phố', 'các thành phố',
  'bộ chính trị', 'bộ luật', 'bộ trưởng', 'đại học', 'trường đại học',
  'phòng chống', 'phòng, chống', 'phòng ngừa', 'phòng bệnh', 'phòng dịch', 'phòng cháy', 'phòng thủ', 'phòng hộ', 'phòng ngự',
  'phòng vệ', 'quốc phòng', 'dự phòng', 'đề phòng', 'biên phòng', 'văn phòng', 'phòng học', 'phòng khám', 'phòng họp', 'phòng ban',
  'ban hành', 'ban đầu', 'ban ngày', 'ban đêm', 'ban bố', 'ban tặng', 'ủy ban',
  'toàn bộ', 'cán bộ', 'nội bộ', 'đồng bộ', 'tiến bộ', 'cục bộ', 'đường bộ', 'bộ phận', 'bộ máy', 'bộ đội', 'bộ môn', 'bộ tiêu chí', 'đảng bộ', 'chi bộ',
  'bố cục', 'kết cục', 'tổng cục', 'trường hợp', 'môi trường', 'thị trường', 'hiện trường', 'công trường', 'trường kỳ', 'lập trường',
  'thôn tính', 'nông thôn', 'tổ chức', 'tổ quốc', 'tổ tiên', 'chi cục', 'chi tiết', 'chi phí', 'chi tiêu',
]
