import type { Random } from '../random.ts'
import type { BlockItem, Draft, Form, Id, Item, SectionItem, SentenceItem, TableItem, Word } from './tree.ts'

/**
 * Plans as officials write them: the same few bodies, verbs and turns of phrase over and over, numbers, dates, names and
 * negations, whole sentences and paragraphs that stand twice. All of it is invented.
 */
export class Prose {
  private last = 0
  readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  id(): Id {
    return ++this.last
  }

  /** Words with fresh ids; a sign sticks to what stands before it. */
  words(text: string): readonly Word[] {
    return text.split(' ').flatMap((part) => {
      const sign = /^(.+?)([.,;:])$/u.exec(part)
      const own = sign === null || sign[1] === undefined ? [part] : [sign[1], sign[2] ?? '']
      return own.map((one, i): Word => ({ id: this.id(), text: one, glued: i > 0, marks: [] }))
    })
  }

  word(text: string, marks: readonly string[] = []): Word {
    return { id: this.id(), text, glued: false, marks }
  }

  any(list: readonly string[]): string {
    return this.random.pick(list) ?? ''
  }

  number(): string {
    return this.any([String(2 + this.random.below(28)), String(100 + 10 * this.random.below(80)), `${1 + this.random.below(9)}.${100 + 50 * this.random.below(17)}`, `${10 + 5 * this.random.below(18)}%`])
  }

  date(): string {
    return `${1 + this.random.below(28)}/${1 + this.random.below(12)}/${2026 + this.random.below(3)}`
  }

  name(): string {
    return this.any(NAMES)
  }

  /** A sentence's text, with its full stop. Short ones stand now and then; the longer ones share most of their words. */
  sentenceText(): string {
    const text = this.any(SENTENCES)
      .replace(/<body>/g, () => this.any(BODIES)).replace(/<verb>/g, () => this.any(VERBS)).replace(/<thing>/g, () => this.any(THINGS))
      .replace(/<n>/g, () => this.number()).replace(/<m>/g, () => this.any(['2', '3', '5'])).replace(/<date>/g, () => this.date()).replace(/<name>/g, () => this.name()).replace(/<unit>/g, () => this.any(UNITS))
    return text.slice(0, 1).toUpperCase() + text.slice(1)
  }

  sentence(): SentenceItem {
    const words = this.words(this.sentenceText())
    if (!this.random.chance(0.12)) return { kind: 'sentence', id: this.id(), words }
    const from = this.random.below(Math.max(1, words.length - 3))
    const mark = this.any(['bold', 'italic', 'bold', 'link https://vi.du/1'])
    return { kind: 'sentence', id: this.id(), words: words.map((word, i) => (i >= from && i < from + 3 ? { ...word, marks: [mark] } : word)) }
  }

  block(form: Form = 'paragraph'): BlockItem {
    return { kind: 'block', id: this.id(), form }
  }

  /** A paragraph with its sentences, or a bullet with its one. */
  paragraph(): readonly Item[] {
    const bullet = this.random.chance(0.3)
    const n = bullet ? 1 : 1 + this.random.below(4)
    return [this.block(bullet ? (this.random.chance(0.7) ? 'bullet1' : 'bullet2') : 'paragraph'), ...Array.from({ length: n }, () => this.sentence())]
  }

  table(): TableItem {
    const heads = ['Nội dung', 'Đơn vị chủ trì', 'Thời hạn', 'Số lượng'].slice(0, 3 + this.random.below(2))
    const columns = heads.map(() => this.id())
    const head = { id: this.id(), cells: new Map(columns.map((column, i) => [column, this.words(heads[i] ?? '')])) }
    const rows = Array.from({ length: 2 + this.random.below(4) }, () => this.row(columns))
    return { kind: 'table', id: this.id(), columns, rows: [head, ...rows] }
  }

  row(columns: readonly Id[]): TableItem['rows'][number] {
    return { id: this.id(), cells: new Map(columns.map((column, i) => [column, this.words(this.cell(i))])) }
  }

  cell(column: number): string {
    const verb = this.any(VERBS)
    return [`${verb.slice(0, 1).toUpperCase()}${verb.slice(1)} ${this.any(THINGS)}`, this.any(BODIES), `Trước ngày ${this.date()}`, this.number()][column % 4] ?? ''
  }

  head(level: number): SectionItem {
    return { kind: 'section', id: this.id(), level, title: this.words(this.any(TITLES)) }
  }

  /** A section: its heading and 1 to `most` blocks; a paragraph may stand twice. */
  section(level: number, withTable: boolean, most = 4): readonly Item[] {
    const groups: (readonly Item[])[] = Array.from({ length: 1 + this.random.below(most) }, () => this.paragraph())
    const again = this.random.chance(0.12) ? this.random.pick(groups) : undefined
    if (again !== undefined) groups.splice(this.random.below(groups.length + 1), 0, this.copy(again))
    if (withTable) groups.splice(this.random.below(groups.length + 1), 0, [this.table()])
    return [this.head(level), ...groups.flat()]
  }

  /** The same words with an identity of their own. */
  copy(items: readonly Item[]): readonly Item[] {
    return items.map((item): Item => (item.kind === 'sentence' ? { ...item, id: this.id(), words: item.words.map((word) => ({ ...word, id: this.id() })) } : { ...item, id: this.id() }))
  }

  /** A plan of sections; the first stands on level 1. */
  plan(sections: number, withTable: boolean): Draft {
    const tableAt = withTable ? this.random.below(sections) : -1
    let level = 1
    const items = Array.from({ length: sections }, (_, i) => {
      level = i === 0 ? 1 : 1 + this.random.below(Math.min(3, level + 1))
      return this.section(level, i === tableAt, sections > 1 ? 3 : 5)
    })
    return { items: items.flat(), moved: new Set() }
  }
}

/** Told from other words by what they are. */
export const NAMES: readonly string[] = ['Sơn Hạ', 'Hoa Ban', 'Nà Lạn', 'Phú Lộc', 'Bản Chang', 'Đồng Tâm', 'Suối Cạn', 'Nguyễn Văn Lâm', 'Trần Thị Mai']
const BODIES: readonly string[] = [
  'Ủy ban nhân dân xã', 'Ủy ban nhân dân tỉnh', 'Công an xã', 'Trạm Y tế', 'Ban Chỉ huy quân sự', 'Sở Nông nghiệp', 'Sở Y tế', 'Trường tiểu học', 'Văn phòng', 'Hội Phụ nữ', 'các thôn',
]
export const VERBS: readonly string[] = ['kiểm tra', 'rà soát', 'tổ chức', 'phối hợp', 'chuẩn bị', 'hướng dẫn', 'cập nhật', 'bố trí', 'tuyên truyền', 'triển khai', 'thực hiện']
const THINGS: readonly string[] = [
  'phương án sơ tán', 'áo phao', 'máy phát điện', 'thuốc và vật tư y tế', 'hồ sơ điện tử', 'hệ thống loa', 'tủ thuốc', 'cổng trường', 'đê bao', 'cơ sở dữ liệu dân cư', 'kế hoạch ứng phó thiên tai', 'điểm tiếp nhận hồ sơ',
]
const UNITS: readonly string[] = ['hộ', 'người', 'giờ', 'ngày', 'chiếc', 'thôn', 'triệu đồng']
export const PLAIN: readonly string[] = ['kịp thời', 'thường xuyên', 'đầy đủ', 'khẩn trương', 'chặt chẽ', 'đồng bộ', 'hằng ngày', 'nghiêm túc', 'trực tiếp', 'an toàn', 'công khai', 'theo quy định']
const SENTENCES: readonly string[] = [
  '<body> chủ trì, phối hợp với <body> <verb> <thing> trước ngày <date>.',
  '<body> <verb> <thing> cho <n> <unit> tại <name>.',
  '<body> có trách nhiệm <verb> <thing>, báo cáo Ủy ban nhân dân tỉnh trước ngày <date>.',
  'giao <body> <verb> <thing> và <verb> <thing>.',
  'không để <thing> bị gián đoạn quá <n> giờ.',
  'không được <verb> <thing> khi chưa có ý kiến của <body>.',
  'trường hợp nước lên quá <n> cm, <body> <verb> <thing> trong <n> giờ.',
  'báo cáo kết quả về <body> trước ngày <date>.',
  'các đơn vị <verb> <thing> theo quy định.',
  'phấn đấu đến ngày <date> có <n> <unit> được <verb> <thing>.',
  'trừ các <unit> tại <name>, <body> <verb> <thing> đủ <n> <unit>.',
  '<body> phân công cán bộ trực <n> giờ mỗi ngày tại <name> và <name>.',
  'kinh phí thực hiện là <n> triệu đồng, do <body> bảo đảm.',
  'cấp <m> áo phao, <m> loa, <m> đèn và <m> máy phát điện cho <body>.',
  'mua <m> thuyền, <m> loa, <m> đèn, <m> loa tay cho các thôn.',
  '<body> trực <m> giờ, <body> trực <m> giờ, <body> trực <m> giờ mỗi ngày.',
  'thực hiện nghiêm túc.',
  'báo cáo theo quy định.',
]
const TITLES: readonly string[] = ['Mục tiêu chung', 'Chuẩn bị ứng phó', 'Sơ tán dân', 'An toàn trường học', 'Chăm sóc sức khỏe', 'Dịch vụ số', 'Kinh phí thực hiện', 'Tổ chức thực hiện', 'Chế độ báo cáo', 'Thông tin tuyên truyền']
