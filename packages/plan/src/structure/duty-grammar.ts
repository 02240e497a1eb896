/** How a country's plans charge units with work. Patterns are linear; unit and verb are sought in a short stretch. */
export interface DutyGrammar {
  /** Heading of the part that divides the work: `Tổ chức thực hiện`. */
  readonly partHeading: RegExp
  /** A heading that only mentions it; counts where no other part divides the work. */
  readonly partHint: RegExp
  /** `Trách nhiệm của …`: what follows in a heading is the unit. */
  readonly dutyOf: RegExp
  /** The first words of a unit's name. */
  readonly unitStart: RegExp
  /** The first words of what is no unit: `Kinh phí`, `Chế độ báo cáo`. */
  readonly notUnit: RegExp
  /** A head that names no unit by itself: in `Ban chỉ đạo` no verb begins after `Ban`. */
  readonly bareHead: RegExp
  /** The rest of a list of bodies, no name by itself: `đơn vị, địa phương`. */
  readonly listRest: RegExp
  /** `Giao`, `Đề nghị`: a verb of charging at the start, before the unit. */
  readonly charge: RegExp
  /** `Đối với`, `Các`: begins headings about anybody and anything, so that these alone make no part that divides the work. */
  readonly vague: RegExp
  /** A verb of charging inside a sentence. */
  readonly innerCharge: RegExp
  /** Verbs and adverbs that can follow a unit's name in a sentence. Global. */
  readonly verb: RegExp
  /** The same at the end of a heading that begins with a unit. */
  readonly verbTail: RegExp
  /** A clause before the subject: `Căn cứ Kế hoạch này, các sở …`. */
  readonly frontClause: RegExp
  /** `Chỉ đạo `, before a unit inside another unit's text. Global. */
  readonly direct: RegExp
  /** `Đơn vị chủ trì: …`; group `unit`. Global. */
  readonly lead: RegExp
  /** `Đơn vị phối hợp`: takes part and is not charged. */
  readonly partner: RegExp
  /** The head of a table's column that names who is charged. */
  readonly column: RegExp
}
