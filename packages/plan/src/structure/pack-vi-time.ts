import type { TimeGrammar } from './time-grammar.ts'

const YEAR = String.raw`(?:/\d{4}|,? năm \d{4})`
const DAY = String.raw`(?:\d{1,2}[/.-][\dO]{1,2}[/.-]\d{4}|[\dO]{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{1,2}(?![/\d])|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)`
const FULL_DAY = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})`
const MONTH = String.raw`(?:tháng \d{1,2}${YEAR}?|\d{1,2}/\d{4}|quý (?:[IV]{1,3}|[1-4])(?![\p{L}\d])${YEAR}?|(?:6|06|sáu) tháng (?:đầu|cuối) năm(?: \d{4})?|học kỳ (?:[IV]{1,2}|[12])(?![\p{L}\d])|tuần (?:thứ )?(?:\d|nhất|hai|ba|tư|đầu|cuối))`
const YEARS = String.raw`(?:năm học \d{4} ?[-–] ?\d{4}|năm \d{4})`
const DATE = `(?:${DAY}|${MONTH}|${YEARS})`
const CLOCK = String.raw`(?:\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?(?: phút)?,?\s+)?`
const ON = String.raw`(?:(?:thứ \p{L}+|chủ nhật),?\s+)?(?:hết\s+)?(?:ngày\s+)?`
const WEEKDAY = '(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)'
const EACH = String.raw`(?:hằng|hàng|mỗi|từng)\s+(?:năm|quý|tháng|tuần|ngày|học kỳ|vụ|đợt|kỳ)`
/** The word before the end of a period. */
const TO = String.raw`,?\s*(?:(?:cho\s+)?(?:đến|tới)|[-–])\s*`
/** A date beside these words is that of a document or of something past. */
const PAST = /(?<!\p{L})(?:đã|kỷ niệm|nghị quyết|luật|quyết định|nghị định|thông tư|chỉ thị|kết luận|kế hoạch số|công văn|công điện|văn bản|thông báo số|hướng dẫn số|chương trình số|xảy ra|ra đời|ghi nhận|thành lập|hiệu lực|ban hành|phê duyệt|công nhận|thông qua|sinh|bài (?:viết|nói)|phát biểu|tính từ|tính đến|kể từ|rà soát đến|trước đây|số liệu|theo)(?!\p{L})/iu

/** Times in Vietnamese plans. All matched without regard to case. */
export const TIME_VI: TimeGrammar = {
  timeHeading: /thời gian|lộ trình|tiến độ|thời hạn|lịch (?:trình|thực hiện|thu gom|tổ chức|làm việc|hoạt động|công tác|học|thi|trực)|thời điểm/iu,
  label: /^(?:dự kiến )?(?:thời (?:gian|hạn|điểm)|tiến độ|hạn (?:chót|cuối|hoàn thành)|hoàn thành(?=\s*:))(?:,? (?!\d)\p{L}+){0,4}\s*:/iu,
  column: /^(?:thời (?:gian|hạn|điểm)|tiến độ|hạn (?:hoàn thành|chót|cuối)|hoàn thành|mốc thời gian|ngày (?:hoàn thành|thực hiện|tổ chức))(?!\p{L})/iu,
  clock: /^(?:từ )?\d{1,2} ?(?:h|g|giờ|:) ?\d{0,2}(?: ?phút)?(?: ?(?:-|–|đến) ?\d{1,2} ?(?:h|g|giờ|:) ?\d{0,2}(?: ?phút)?)?$/iu,
  hint: /\d|định kỳ|(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng|tuần|ngày|học|vụ|đợt|kỳ)|quý [IV]|trong (?:vòng|thời)|(?:kể|tính) từ|(?:sau|trong|nhất) (?:một|hai|ba|bốn|năm|bảy|mười) |trước ngày/iu,
  phrases: [
    { kind: 'recurring', when: 'always', pattern: new RegExp(String.raw`(?:(?:trước|vào|chậm nhất|từ|trong|đến)\s+(?:${ON}\d{1,2}(?![\d/]*\d{4})|tháng \d|quý|${WEEKDAY}|cuối|đầu|giữa|dịp|chiều|sáng|tối|tuần)|(?<!\p{L})(?:ngày \d{1,2}(?:/\d{1,2})?(?![\d/])|các tháng \d)|(?:ngày|sáng|chiều|tối|trưa) ${WEEKDAY}|${WEEKDAY}(?=\s+(?:hằng|hàng|mỗi) tuần))(?:(?!${EACH}|[;.](?:\s|$))[^]){0,45}?(?<!\p{L})${EACH}(?!\p{L})`, 'iu') },
    { kind: 'recurring', when: 'always', pattern: /(?:trước|vào|chậm nhất)(?: là)?\s+ngày \d{1,2}(?:\/\d{1,2}(?!\/))?\s+(?:của\s+)?(?:tháng (?:đầu|cuối) (?:của )?(?:mỗi |hằng |hàng )?(?:quý|kỳ|năm)(?!\p{L})|(?:(?:tháng|năm|quý|tuần)\s+)(?:đầu\s+(?:tiên\s+)?(?:của\s+)?)?(?:(?:quý|năm|kỳ)\s+)?(?:sau|trước|kế tiếp|liền kề|tiếp theo)(?!\p{L}))/iu },
    { kind: 'recurring', when: 'always', pattern: /(?<!báo cáo |chế độ |kiểm tra |khám (?:sức khỏe |sức khoẻ )?|họp |sinh hoạt |giao ban |bảo dưỡng |thông tin )(?<!\p{L})định kỳ\s+(?:(?:hằng|hàng|mỗi|một|theo|vào|trước|sau|cuối|đầu|\d+|năm|quý|tháng|tuần)(?!\p{L})|(?:tổ chức|báo cáo|rà soát|kiểm tra|đánh giá|tổng hợp|sơ kết|tổng kết|giao ban|họp|cập nhật|thông báo|thông tin|tuyên truyền|giám sát|công bố|gửi|đôn đốc|theo dõi|khảo sát|thống kê|làm|thu|tiến hành|thực hiện)(?!\p{L}))/iu },
    { kind: 'recurring', when: 'always', pattern: /báo cáo(?! thống kê)[^;.]{0,60}?\s(?:(?:định kỳ\s+)?(?:hằng|hàng) (?:tháng|quý|năm|tuần|ngày)|định kỳ\s+(?:\d{1,2}|một|ba|sáu) (?:tháng|tuần|quý|năm))(?!\p{L})|(?<!\p{L})(?:hằng|hàng) (?:tháng|quý|năm|tuần|ngày)(?: hoặc đột xuất)?,?\s(?:[^;.,]{0,30}\s)?báo cáo(?!\p{L})/iu },
    { kind: 'period', when: 'always', pattern: new RegExp(String.raw`từ (?:nay|khi ban hành|ngày ban hành|ngày ký)${TO}(?:(?:hết|cuối|đầu|giữa|trước)\s+${ON}${DATE}|${ON}(?:${DAY}|${MONTH})|năm \d{4}(?=\s*[,:;(]))`, 'iu') },
    { kind: 'period', when: 'always', pattern: new RegExp(String.raw`(?<!\p{L})(?:từ|trong)\s+${CLOCK}(?:(?:đầu|giữa|cuối|hết)\s+)?${ON}(?:${DAY}|${MONTH}|\d{1,2}(?=${TO}(?:${ON}|hết )*\d))(?:\s*\([^()]{0,40}\))?${TO}(?:(?:hết|đầu|giữa|cuối|trước|khi|lúc)\s+)*${CLOCK}(?:${ON}${DATE}|(?:ngày|hết|khi|năm|mùa|Tết|lúc|kết)(?!\p{L}))`, 'iu'), unless: /xảy ra|(?<!\p{L})đã(?!\p{L})/iu },
    { kind: 'period', when: 'timed', pattern: new RegExp(String.raw`(?<!\p{L})từ\s+(?:(?:ngày|khi|lúc)\s+[^;.]{2,90}?\s|(?:đầu |cuối )?${DATE}\s*)(?:đến|tới|[-–])\s*(?:hết\s+)?(?:khi|ngày|hết|lúc|cuối|${DATE})`, 'iu') },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`(?:(?<!\p{L})trước|chậm nhất(?: là)?(?: vào| đến| trong)?|muộn nhất(?: là)?(?: vào)?|không (?:quá|muộn hơn)|(?<!\p{L})hạn(?: cuối| chót| là)?|đến hết|xong trong|hoàn thành (?:trong|vào|trước)?|xong|(?:vào|đến|trước) cuối|bắt đầu (?:từ|vào))\s+(?:thời hạn\s+|thời gian\s+)?(?:là\s+|vào\s+|trước\s+|trong\s+)?${CLOCK}${ON}(?:${DAY}|${MONTH})(?!\s*hằng|\s*hàng)`, 'iu') },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`(?:đến hết|hoàn thành(?: trong| vào| trước)?|xong(?: trong| trước)?|(?:vào|đến) cuối|bắt đầu (?:từ|vào)|hạn(?: cuối| chót| là)?|(?:hoàn thành|xong)(?: [^\s,;.]+){1,8} trong)\s+${YEARS}(?!\s*hằng|\s*hàng)`, 'iu') },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`^(?:(?:phấn đấu|riêng|và|-|\+)\s+)?(?:(?:trước|đến hết|đến cuối|đến trước)\s+${ON}${DATE}|đến\s+(?:ngày\s+)?(?:${DAY}|${MONTH})(?=[^;.]{0,90}(?:phấn đấu|hoàn thành|đạt|xong|ít nhất|tối thiểu)))(?=\s*(?:[,:;(]|$)|\s+(?:phấn đấu|có|đạt|hoàn thành|toàn|100|ít nhất|tối thiểu|tất cả|mọi))(?![^;.]{0,80}\sđã\s)`, 'iu') },
    { kind: 'due', when: 'always', pattern: /(?<!\p{L})trong (?:vòng|thời hạn|thời gian) (?:không quá |tối đa |chậm nhất )?(?:\d{1,3}|\p{L}+)(?: \([^()]{1,20}\))? (?:phút|giờ|ngày|tuần|tháng(?=,? (?:kể từ|từ khi|từ ngày|sau khi|tính từ)))(?!\p{L})|(?:chậm nhất(?: là)?(?: sau)?|(?<!\p{L})không quá|(?<!\p{L})trong|(?<!\p{L})sau) (?:\d{1,3}|một|hai|ba|bốn|năm|bảy|mười)(?: \([^()]{1,20}\))? (?:phút|giờ|ngày|tuần)(?: làm việc)?(?= (?:kể từ|từ khi|từ ngày|sau khi|tính từ))|chậm nhất(?: là)?(?: sau)? \d{1,3} (?:giờ|ngày)|(?<!\p{L})\d{1,3} (?:ngày|giờ)(?: làm việc)?,? (?:kể từ|tính từ) (?:ngày|khi|thời điểm)/iu },
    { kind: 'due', when: 'always', pattern: new RegExp(String.raw`(?<!\p{L})trong (?:tháng \d{1,2}(?:${YEAR}|(?=\s*(?:[,;.:)]|$)))|quý (?:[IV]{1,3}|[1-4])(?![\p{L}\d])${YEAR}?|(?:6|06|sáu) tháng (?:đầu|cuối) năm(?: \d{4})?)(?!\s*(?:hằng|hàng))`, 'iu') },
    { kind: 'due', when: 'always', pattern: /trước ngày [^,;.\d]{2,40}?\s\d{1,2} ngày/iu },
    { kind: 'due', when: 'timed', pattern: new RegExp(String.raw`(?:(?<!\p{L})trước|không quá|muộn hơn|chậm nhất|xong)\s+(?:[^;.,]{1,30}\s)?(?:${DATE}|ngày|mùa|Tết)|đến hết `, 'iu') },
    { kind: 'period', when: 'always', pattern: new RegExp(String.raw`^(?:đợt|giai đoạn|lần|vòng) (?:\d{1,2}|[IV]{1,4}|nhất|một|hai|ba|bốn|thứ \p{L}+)\s*[:(–-]\s*(?:[^;.]{0,20}\s)?(?:${DATE}|(?:\d{1,2}|một|hai|ba|bốn) (?:tuần|ngày|tháng)\s+(?:trước|sau|đầu|cuối|trong|từ))`, 'iu') },
    { kind: 'period', when: 'always', pattern: new RegExp(String.raw`(?<!\p{L})trong (?:các|hai|ba|bốn|\d{1,2}) ngày,? (?:\d{1,2}(?:/\d{1,2})?,? ){1,6}(?:và |[-–] |đến )${DAY}`, 'iu') },
    { kind: 'event', when: 'always', pattern: new RegExp(String.raw`^(?:hội nghị|họp|lễ|vào ngày|dự kiến|tổ chức (?:hội nghị|lễ|họp)|khai mạc|bế mạc|tổng kết|sơ kết|phát động|diễn tập|đợt|ngày hội)(?!\p{L})[^;]*?${FULL_DAY}`, 'iu') },
    { kind: 'event', when: 'always', pattern: new RegExp(String.raw`^ngày ${FULL_DAY}(?!,? của)`, 'iu') },
    { kind: 'event', when: 'always', pattern: new RegExp(String.raw`(?<!\p{L})(?:tổ chức|khai mạc|bế mạc|diễn ra|ra quân|phát động|họp)(?!\p{L})(?: [^\s,;.]+){0,4}? (?:vào )?(?:(?:lúc|từ) )?${CLOCK}(?:sáng |chiều |tối )?${ON}(?<=ngày\s)${FULL_DAY}|(?<!\p{L})(?:vào|lúc)\s+(?:lúc\s+|khoảng\s+)?${CLOCK}(?:(?:sáng|chiều|tối)\s+)?(?:${WEEKDAY},?\s+)?(?:ngày\s+)${FULL_DAY}|(?<!\p{L})lúc\s+${CLOCK}[^;.]{0,30}?${FULL_DAY}`, 'iu') },
    { kind: 'event', when: 'always', pattern: new RegExp(String.raw`(?<!\p{L})vào\s+(?!hoạt động|sử dụng|khai thác|vận hành|thực tế|cuộc)(?:[^;.]{0,45}?\s)?(?:tháng \d{1,2}${YEAR}|quý (?:[IV]{1,3}|[1-4])${YEAR})`, 'iu') },
    { kind: 'event', when: 'always', pattern: new RegExp(String.raw`(?<!\p{L}|đến |từ )ngày ${FULL_DAY}`, 'iu'), unless: PAST },
    { kind: 'event', when: 'timed', pattern: new RegExp(FULL_DAY, 'iu') },
    { kind: 'recurring', when: 'timed', pattern: new RegExp(String.raw`(?<!\p{L})${EACH}(?!\p{L})|định kỳ (?:\d|hằng|hàng)|vào dịp|^thường xuyên|^liên tục`, 'iu') },
    { kind: 'recurring', when: 'timed', pattern: /^(?:Vào |Các ngày |Sáng |Chiều |Tối )?(?:[Tt]hứ (?:Hai|Ba|Tư|Năm|Sáu|Bảy)|[Cc]hủ [Nn]hật)(?!\p{L})/u },
    { kind: 'recurring', when: 'brief', pattern: /thường xuyên|liên tục|định kỳ/iu },
    { kind: 'period', when: 'brief', pattern: new RegExp(String.raw`${DATE}${TO}(?:hết\s+)?${ON}(?:${DATE}|khi|ngày)|(?:từ|giai đoạn) \d{4} ?[-–] ?\d{4}|năm \d{4} ?[-–] ?(?:năm )?\d{4}|các năm tiếp theo|trước và sau|từ (?:khi|ngày|lúc) .{2,90}? (?:đến|tới) `, 'iu') },
    { kind: 'due', when: 'brief', pattern: new RegExp(DATE, 'iu') },
    { kind: 'period', when: 'brief', pattern: /(?<!\p{L})(?:trong suốt|suốt|cả|trong) (?:thời gian|năm|tuần|tháng|quý|mùa|đợt|học kỳ|năm học)(?!\p{L})|(?:\d+|một|hai|ba) (?:ngày|tuần|tháng|năm|buổi)(?!\p{L})/iu },
  ],
  connective: /(?<!\p{L})(?:và|hoặc|vào|là|từ|đến|trong|trước|sau|hết|chậm nhất|hoàn thành|xong|ngày|tháng|năm|quý|hằng|hàng)(?!\p{L})/giu,
}
