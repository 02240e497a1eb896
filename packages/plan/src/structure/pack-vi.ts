import type { Pack } from './pack.ts'
import { LEXICON_VI } from './pack-vi-lexicon.ts'
import { DUTY_VI } from './pack-vi-duties.ts'
import { TIME_VI } from './pack-vi-time.ts'

const UPPER = 'A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÝ'
const DATE = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}|\d{1,2}/\d{1,2}(?![/\d])|\d{1,2} tháng \d{1,2}(?: năm \d{4})?|tháng \d{1,2}(?:/\d{4}| năm \d{4})?|quý (?:[IV]{1,3}|[1-4])(?:/\d{4}|,? năm \d{4})?|năm \d{4}|năm học \d{4} ?- ?\d{4})`
const DOCUMENT = 'Kế [hH]oạch|Nghị [qQ]uyết liên tịch|Nghị [qQ]uyết|Chỉ [tT]hị|Kết [lL]uận|Quyết [đĐ]ịnh|Quy [đĐ]ịnh|Quy [cC]hế|Hướng [dD]ẫn|Chương [tT]rình hành động|Chương [tT]rình|Thông [bB]áo|Thông [tT]ư liên tịch|Thông [tT]ư|Nghị [đĐ]ịnh|Luật|Bộ [lL]uật|Pháp [lL]ệnh|Công [vV]ăn|Công [đĐ]iện|Đề [áÁ]n|Phương [áÁ]n|Báo [cC]áo|Tờ [tT]rình|Thông [tT]ri|Văn [bB]ản|Lệnh'
const TYPE_CODES = 'NQLT|NQ|CTHĐ|CTr|CT|KL|QĐi|QyĐ|QĐ|QC|QyC|KHLT|KH|HD|TB|TTLT|TTr|TT|NĐ|CV|CĐ|ĐA|PA|BC|BB|GM|PC|UBTVQH|UBND|HĐND|QH|SL|SGDĐT|SGD&ĐT|SYT|BYT|BGDĐT|VPCP|VP|L|PL'
const ROMAN = '[IVXL]{1,6}'
const ORDINAL = '(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)'
const FIGURE = String.raw`(?:(?:${ROMAN}|\d{1,2})(?:\.(?:\d{1,2}|[a-zđ](?!\p{L})))*|[a-zđ])(?![\p{L}\d/%])`

/** Plans of Vietnam's state and Party bodies (Decree 30/2020; HD 36 and HD 05 of the Party's office). */
export const PACK_VI: Pack = {
  id: 'vi',
  defaultKind: 'KẾ HOẠCH',
  kinds: [
    'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'KẾ HOẠCH LIÊN TỊCH', 'KẾ HOẠCH', 'CHƯƠNG TRÌNH', 'PHƯƠNG ÁN', 'ĐỀ ÁN', 'HƯỚNG DẪN', 'NGHỊ QUYẾT', 'CHỈ THỊ',
    'KẾT LUẬN', 'QUYẾT ĐỊNH', 'QUY ĐỊNH', 'QUY CHẾ', 'THÔNG BÁO', 'THÔNG TRI', 'BÁO CÁO', 'TỜ TRÌNH', 'DỰ ÁN',
  ],
  labels: [
    { class: 'part', form: 'ordinal', named: true, pattern: new RegExp(String.raw`^(?<before>(?:Phần|PHẦN) (?:thứ|THỨ) )(?<figure>${ORDINAL}|${ORDINAL.toUpperCase()})(?<after>[.:–-]?)(?=\s|$)`, 'u') },
    { class: 'part', form: 'roman', named: true, pattern: new RegExp(String.raw`^(?<before>(?:Phần|PHẦN) )(?<figure>${ROMAN})(?<after>[.:–-]?)(?=\s|$)`, 'u') },
    { class: 'part', form: 'arabic', named: true, pattern: /^(?<before>(?:Phần|PHẦN) )(?<figure>\d{1,2})(?<after>[.:–-]?)(?=\s|$)/u },
    { class: 'chapter', form: 'roman', named: true, pattern: new RegExp(String.raw`^(?<before>(?:Chương|CHƯƠNG) )(?<figure>${ROMAN})(?<after>[.:–-]?)(?=\s|$)`, 'u') },
    { class: 'chapter', form: 'arabic', named: true, pattern: /^(?<before>(?:Chương|CHƯƠNG) )(?<figure>\d{1,2})(?<after>[.:–-]?)(?=\s|$)/u },
    { class: 'division', form: 'arabic', named: true, pattern: /^(?<before>(?:Mục|MỤC) )(?<figure>\d{1,2})(?<after>[.:–-]?)(?=\s|$)/u },
    { class: 'division', form: 'roman', named: true, pattern: new RegExp(String.raw`^(?<before>(?:Mục|MỤC) )(?<figure>${ROMAN})(?<after>[.:–-]?)(?=\s|$)`, 'u') },
    { class: 'division', form: 'upper', named: false, pattern: new RegExp(String.raw`^(?<before>)(?<figure>[ABCDEGH])(?<after>[./-])\s+(?=[“"${UPPER}])`, 'u') },
    { class: 'roman', form: 'roman', named: false, pattern: new RegExp(String.raw`^(?<before>)(?<figure>${ROMAN})(?<after>\s?[.)]|[-–]|/(?=\s)|\s[-–](?=\s))(?:\s+|(?=[${UPPER}])|$)`, 'u') },
    { class: 'article', form: 'arabic', named: true, pattern: /^(?<before>(?:Điều|ĐIỀU) )(?<figure>\d{1,3})(?<after>[.:]?)(?:\s+(?=[\p{Lu}“"(])|(?=\p{Lu})|$)/u },
    { class: 'decimal', form: 'decimal', named: false, pattern: /^(?<before>)(?<figure>\d{1,2}(?:\.\d{1,2}){1,3})(?<after>[.)/]?-?)(?:(?:\s+|(?<=\D)(?=\p{Lu}))(?=[\p{L}“"(\d])|(?<=[.)])$)/u },
    { class: 'arabic', form: 'arabic', named: false, pattern: /^(?<before>)(?<figure>\d{1,2})(?<after>[.)]|[-/](?=\s)|,(?=\s+\p{Lu}))(?:(?:\s+|(?=\p{Lu}))(?=[\p{L}“"(\d])|(?<=[.)])$)/u },
    { class: 'letter', form: 'letter', named: false, pattern: /^(?<before>)(?<figure>[a-zđ])(?<after>[.)]|\.\)|[-/](?=\s)|,(?=\s+\p{Lu}))(?:(?:\s+|(?=\p{Lu}))(?=[\p{L}“"(\d])|(?<=[.)])$)/u },
  ],
  ordinal: /^(?:\(\d{1,2}\)|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|Thứ \p{L}+) là(?!\p{L}))/u,
  motto: /^(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH)\.?$/iu,
  draftMark: /^\(?(?:Dự thảo|DỰ THẢO)(?:\s+(?:lần\s*)?(?:thứ\s+)?[\d\p{L}]{1,8}|\s+\d.*)?\)?$/u,
  bodyStart: /^(?:TIỂU BAN|TỔ|KHOA|NGÀNH|NGÂN HÀNG|BAN CHỈ ĐẠO|BAN QUẢN LÝ|THƯỜNG TRỰC|CÔNG ĐOÀN|KHO BẠC|ĐIỆN LỰC|BƯU ĐIỆN|BÁO|ĐÀI|TÒA ÁN|VIỆN KIỂM SÁT|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|ĐẢNG|TỈNH (?:ỦY|UỶ)|THÀNH (?:ỦY|UỶ)|HUYỆN (?:ỦY|UỶ)|QUẬN (?:ỦY|UỶ)|THỊ (?:ỦY|UỶ)|BAN|BỘ|SỞ|PHÒNG|TRƯỜNG|TRUNG TÂM|TRẠM|CHI BỘ|HỘI|ĐOÀN|MẶT TRẬN|LIÊN ĐOÀN|CÔNG AN|BỆNH VIỆN|VĂN PHÒNG|CHI CỤC|CỤC|TỔNG|VIỆN|ĐẠI HỌC|HỌC VIỆN|CÔNG TY)(?![\p{L}])/u,
  numberLine: /^Số\s*[:.]?\s*(?<number>[\d….\s]*[-/][\p{L}\d&/.-]+)$/iu,
  placeLine: /^(?<place>[^,:\d]{2,60}),\s*(?<date>ngày[\s\d….]*tháng[\s\d….]*năm[\s\d….]*|ngày\s+\d{1,2}[/.]\d{1,2}[/.]\d{4})$/iu,
  issuerSentence: new RegExp(String.raw`(?:^|[,;.:]\s+|như sau:\s*)(?<issuer>[${UPPER}][^,;.:“”]{3,120}?)\s+(?:ban hành|xây dựng|đề ra|lập)\s+(?:và tổ chức (?:triển khai|thực hiện)\s+)?(?:[Kk]ế hoạch|[Cc]hương trình|[Pp]hương án|[Đđ]ề án|[Hh]ướng dẫn)(?!\p{L}|\s+số\s)`, 'gu'),
  preambleStart: /^(?:Căn cứ|Thực hiện|Nhằm|Để |Theo |Trên cơ sở|Tiếp tục|Sau |Thi hành|Xét |Trong thời gian|Trong những|Chào mừng|Những năm|Năm \d{4})/u,
  basisStart: new RegExp(String.raw`(?:^|[.;,:]\s+|-\s)(?:Thực hiện|Căn cứ|Thi hành|Triển khai|Quán triệt|Theo|Tiếp tục|Xét|Trên cơ sở|Ngày\s+${DATE},)\s[^.;]{0,80}?(?:${DOCUMENT})(?!\p{L})`, 'u'),
  basisBefore: new RegExp(String.raw`(?:của|do)\s+(?<issuer>[${UPPER}][^;:.()“”]{2,120}?)\s+(?:tại|theo|bằng|qua)\s*$|(?:^|[.;]\s+)(?<date>Ngày\s+${DATE}),\s+(?<issuer2>[${UPPER}][^;:.()“”]{2,120}?)\s+(?:đã\s+)?(?:ban hành|có|ký|ra|gửi)\s*$`, 'u'),
  basisSubject: /[;:(]|(?<!\p{L})(?:về|của|do|v\/v|[Bb]an hành|quy định|triển khai|phê duyệt|hướng dẫn|sửa đổi|thực hiện)(?!\p{L})/iu,
  documentKind: new RegExp(String.raw`(?<!\p{L})(?:${DOCUMENT})(?!\p{L})`, 'gu'),
  blankNumber: /(?<!\p{L})số[\s….]+[-/][\p{L}\d&/-]+/iu,
  basisIssuer: new RegExp(String.raw`(?:của|do)\s+(?<issuer>(?:liên )?[${UPPER}][^;:.()“”]{2,120}?|nhà trường)(?=\s+(?:[Vv]ề|VỀ|[Bb]an hành|[Tt]riển khai|[Tt]hực hiện|tại|[Qq]uy định|[Pp]hê duyệt|[Hh]ướng dẫn|tổ chức|v/v|V/v|lần thứ|[Ss]ửa đổi|[Bb]ổ sung|[Tt]hay thế|[Kk]ết luận|giao (?:nhiệm vụ|chỉ tiêu|dự toán|kế hoạch|vốn|cho|biên chế)|cho|trên địa bàn|công bố|thông qua|đã|trong|đến|giai đoạn|và (?:ý kiến|chỉ đạo|các|${DOCUMENT}))(?!\p{L})|[,;:.()“”]|$)`, 'u'),
  closingStart: /^(?:Trên đây là|Trên đây, |Kế hoạch này (?:được|có hiệu lực|thay thế|phổ biến))/iu,
  closingHint: /^(?:Trong quá trình (?:triển khai|tổ chức|thực hiện)|Quá trình (?:triển khai|tổ chức|thực hiện)|Căn cứ Kế hoạch này|Căn cứ nội dung Kế hoạch|Nhận được (?:K|k)ế hoạch này|Đề nghị các|Yêu cầu các|(?:Ban|Ủy ban|UBND|Đảng ủy|Sở|Hội)\s.{3,80}? (?:yêu cầu|đề nghị|giao) (?:các|cấp|thủ trưởng|[Gg]iám đốc)|(?:Yêu cầu|Đề nghị) (?:[Tt]hủ trưởng|[Gg]iám đốc|[Cc]hủ tịch|[Bb]í thư|cấp)\s|[^]{0,600}Kế hoạch này[^]{0,600}\.\/\.$)/u,
  recipientsStart: /^Nơi (?:nhận|gửi)\s*:?/iu,
  attachedNote: /^\(?\s*(?:(?:Ban hành )?[Kk]èm theo|BAN HÀNH KÈM THEO)(?!\p{L})/u,
  issuing: /^(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|THÔNG BÁO)$/u,
  contentsStart: /^(?:MỤC LỤC|Mục lục)\s*:?$/u,
  pageWord: /(?:Trang|trang)\s*\d{1,3}|\d{1,3}\s*\/\s*\d{1,3}$/u,
  approvalNote: /^(?:PHÊ DUYỆT|DUYỆT|XÁC NHẬN|Ý KIẾN)(?!\p{L})/u,
  authority: /^(?:T\/M|T\.M|TM|K\/T|K\.T|KT|T\/L|TL|TUQ|T\/U\/Q)\s?[.:/]?\s*(?=\p{Lu}{2})/u,
  roleStart: /^(?:PHÓ|CHỦ TỊCH|BÍ THƯ|HIỆU TRƯỞNG|GIÁM ĐỐC|TRƯỞNG|CHÁNH|TỔNG|ỦY VIÊN|UỶ VIÊN|VIỆN TRƯỞNG|CỤC TRƯỞNG|THỦ TRƯỞNG|Q\.)(?![\p{L}])/u,
  signingNote: /^\(?(?:đã ký|ký tên|ký, ghi rõ|ký tên, đóng dấu|chữ ký|đã ký và đóng dấu)[^)]*\)?$/iu,
  fileCopy: /^Lưu(?!\p{L})\s*[:,.]?\s*/iu,
  purposes: [
    { purpose: 'report', pattern: /b\/c(?:áo)?(?!\p{L})|báo cáo|b\.cáo/iu },
    { purpose: 'direct', pattern: /chỉ đạo|c\/đ|lãnh đạo/iu },
    { purpose: 'carry-out', pattern: /t\/h(?:iện)?(?!\p{L})|thực hiện|p\/h(?:ợp)?(?!\p{L})|phối hợp|th\/hiện/iu },
  ],
  appendixStart: /^(?:(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVX\d]{1,4}|[A-H](?!\p{L})))?|(?:Mẫu biểu|MẪU BIỂU|Biểu mẫu|BIỂU MẪU|Mẫu|MẪU|Biểu|BIỂU)(?:\s+số)?\s*:?\s+\d{1,3}[A-Za-z]?)\s*[.:–-]?\s*(?:\(?\p{L}.{0,160})?$/u,
  footWord: /^(?:HẾT|--- ?HẾT ?---)$/iu,
  tableHead: /^(?:S?TT|Số TT|Nội dung|Nhiệm vụ|Tên nhiệm vụ|Chỉ tiêu|Thời gian|Đơn vị)$/iu,
  pageNumber: /^(?:[-–—]\s*)?(?:Trang\s+)?(?<page>\d{1,4})(?:\s*\/\s*\d{1,4})?(?:\s*[-–—])?$/iu,
  danglingEnd: /(?:[,(“/-]|\s(?:và|hoặc|của|các|những|với|cho|về|là|được|trong|từ|đến|theo|bằng|tại|đồng chí|cấp|số|ngày|tháng|năm|không|đã|sẽ|để|do|ở|trên|điểm|khoản|mục|Mục|Điều|thứ))$/u,
  danglingList: /[;,]\s+(?:và|hoặc)$/u,
  listOpener: /(?:(?<!\p{L})(?:như|gồm|bao gồm|như sau|sau đây|đó là|tại địa chỉ)|, (?:là|cụ thể))$/iu,
  citation: new RegExp(String.raw`(?<![\p{L}\d/-]|\d\.)\d{1,5}(?:\.\d{1,2})?(?:/\d{4})?[-/](?:${TYPE_CODES})\d{0,2}(?:\s-\s\p{Lu}{2,}(?![\p{L}\d]))?(?:[-–/][\p{L}\d&]+|-\s\p{Lu}{2,}(?![\p{L}\d])|\s-\p{Lu}{2,})*(?![\p{L}\d])|(?<=số:? )\d{1,5}(?:/\d{4})?/\p{Lu}[\p{L}\d&]*(?:-[\p{L}\d&]+)+(?![\p{L}\d])`, 'gu'),
  unnumbered: new RegExp(String.raw`(?<kind>Bộ luật|Luật|Pháp lệnh)\s(?!số)(?:[^;.]{3,160}?,?\s+(?<date>ngày\s+${DATE})|(?:(?!${DOCUMENT})[^;.\d]){3,100}?\s(?<year>năm \d{4}))`, 'gu'),
  months: [],
  dates: [
    { pattern: /(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?!\d)/gu },
    { pattern: /(?<![/\d])(?<month>\d{1,2})\/(?<year>\d{4})(?!\d)/gu },
    { pattern: /(?:ngày\s+)?(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})/giu },
    { pattern: /tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})/giu },
    { pattern: /quý\s+(?<quarter>[IV]{1,3}|[1-4])(?:\s*\/\s*|,?\s+năm\s+)(?<year>\d{4})/giu },
    { pattern: /năm\s+(?<year>\d{4})(?!\s*[-–]\s*\d{4})/giu },
  ],
  citedDate: new RegExp(String.raw`số\s+[\d….]*\s*[\p{L}\d&/-]+,?\s*ngày\s+${DATE}|ngày\s+${DATE}(?=,? của(?! (?:năm|tháng|quý|tuần|mỗi|kỳ)(?!\p{L}))(?!\p{L}))|\((?:ngày\s+)?${DATE}\)|kỷ niệm[^,;.]{0,60}\(?${DATE}\)?`, 'giu'),
  deadline: TIME_VI,
  lexicon: LEXICON_VI,
  reference: {
    piece: new RegExp(String.raw`(?<!\p{L})(?<word>Phần|phần|Chương|chương|Mục|mục|MỤC|Điều|điều|Khoản|khoản|Điểm|điểm|Tiết|tiết)\s+(?<figures>${FIGURE}(?:(?:\s*[,;]\s*|\s+và\s+)${FIGURE})*(?:\s*\(${FIGURE}(?:\s*[,;]\s*${FIGURE})*\))?)`, 'gu'),
    figure: new RegExp(FIGURE, 'gu'),
    widths: [/^phần|^chương/iu, /^mục|^điều/iu, /^khoản/iu],
    here: /^\)?\s+(?<word>Điều|điều|Chương|chương|Phần|phần|Mục|mục) này(?!\p{L})/u,
    appendix: /(?<!\p{L})(?:Phụ lục|PHỤ LỤC|phụ lục)\s+(?:số\s+)?(?<figure>[IVX]{1,5}|\d{1,2}|[A-H])(?![\p{L}\d.])/gu,
    foreign: new RegExp(String.raw`^\s*,?\s*(?:(?:của|thuộc|tại|trong|theo)\s+)?(?:\p{L}+\s+){0,2}(?:${DOCUMENT}|Phụ lục)(?! này)(?!\p{L})|^\s+(?:triệu|tỷ|nghìn|đồng|người|ngày|tháng|giờ)(?!\p{L})`, 'u'),
  },
  duty: DUTY_VI,
}
