import type { FileErrorCode, FileErrorParams } from './result.ts'

type Texts = Readonly<Record<FileErrorCode, string>>

const VI: Texts = {
  empty: 'Tệp không có nội dung.',
  'too-large': 'Tệp lớn hơn {limit} MB nên không nhận.',
  'zip-bomb': 'Tệp nén chứa quá nhiều dữ liệu nên không mở.',
  'broken-zip': 'Tệp Word bị hỏng, không mở được.',
  'not-docx': 'Tệp nén này không phải văn bản Word (.docx).',
  'broken-xml': 'Nội dung bên trong tệp Word bị hỏng.',
  'xml-entities': 'Tệp Word có khai báo thực thể XML nên không mở.',
  'legacy-doc': 'Đây là tệp Word đời cũ (.doc); hãy mở bằng Word và lưu lại thành .docx.',
  encrypted: 'Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi thử lại.',
  pdf: 'Chưa đọc được tệp PDF; hãy dùng bản Word hoặc văn bản thuần.',
  image: 'Đây là tệp ảnh ({format}); hãy dùng bản Word (.docx) hoặc văn bản thuần.',
  'other-format': 'Chưa đọc được tệp {format}; hãy lưu thành Word (.docx) hoặc văn bản thuần rồi thử lại.',
  binary: 'Tệp không phải là văn bản.',
  tcvn3: 'Văn bản dùng phông TCVN3 (.VnTime); hãy chuyển sang Unicode rồi thử lại.',
  vni: 'Văn bản dùng phông VNI; hãy chuyển sang Unicode rồi thử lại.',
  'broken-json': 'Tệp JSON bị hỏng, không đọc được.',
  'not-a-plan-file': 'Tệp JSON này không phải là tệp kế hoạch.',
}

const EN: Texts = {
  empty: 'The file is empty.',
  'too-large': 'The file is larger than {limit} MB and was not read.',
  'zip-bomb': 'The compressed file holds too much data and was not opened.',
  'broken-zip': 'The Word file is damaged and cannot be opened.',
  'not-docx': 'This compressed file is not a Word document (.docx).',
  'broken-xml': 'The content of the Word file is damaged.',
  'xml-entities': 'The Word file declares XML entities and was not opened.',
  'legacy-doc': 'This is an old Word file (.doc); open it in Word and save it as .docx.',
  encrypted: 'The file is protected by a password; remove the password and try again.',
  pdf: 'PDF files cannot be read yet; use the Word file or plain text.',
  image: 'This is a picture ({format}); use the Word file (.docx) or plain text.',
  'other-format': '{format} files cannot be read; save it as Word (.docx) or plain text and try again.',
  binary: 'The file is not text.',
  tcvn3: 'The text is set in TCVN3 fonts (.VnTime); convert it to Unicode and try again.',
  vni: 'The text is set in VNI fonts; convert it to Unicode and try again.',
  'broken-json': 'The JSON file is damaged and cannot be read.',
  'not-a-plan-file': 'This JSON file is not a plan file.',
}

/** Why a file could not be read, in one sentence. */
export function explainFileError(code: FileErrorCode, params: FileErrorParams, language: 'vi' | 'en'): string {
  return (language === 'vi' ? VI : EN)[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
