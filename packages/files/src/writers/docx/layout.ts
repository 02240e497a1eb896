/** How a plan is set on paper: lengths in millimetres, type in points. One value, so that another format is another value. */
export interface DocxLayout {
  readonly font: string
  readonly size: number
  /** Size of the letterhead, of the list of recipients, and of the text in tables. */
  readonly small: number
  readonly page: { readonly width: number; readonly height: number; readonly top: number; readonly bottom: number; readonly left: number; readonly right: number; readonly header: number }
  /** First line of a paragraph. */
  readonly indent: number
  /** Between paragraphs, in points. */
  readonly gap: number
  /** Line spacing, as a multiple of the line. */
  readonly line: number
  /** What stands at the right of the letterhead, above place and date. */
  readonly motto: { readonly state: readonly string[]; readonly party: readonly string[] }
  /** Blank lines for the hand that signs. */
  readonly signing: number
}

/** A4 as state documents have it. */
export const A4: DocxLayout = {
  font: 'Times New Roman', size: 14, small: 13,
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, header: 10 },
  indent: 10, gap: 6, line: 1.15,
  motto: { state: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'], party: ['ĐẢNG CỘNG SẢN VIỆT NAM'] },
  signing: 3,
}

/** Millimetres in twentieths of a point. */
export function mm(length: number): number {
  return Math.round((length / 25.4) * 1440)
}

/** The width of the text, in millimetres. */
export function textWidth(layout: DocxLayout): number {
  return layout.page.width - layout.page.left - layout.page.right
}
