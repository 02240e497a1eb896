/** A bullet mark at the start of a line: 1 for `-` and its kin, 2 for `+`. `length` covers the mark and the space after it. */
export interface Bullet {
  readonly depth: 1 | 2
  readonly length: number
  readonly mark: string
}

/** Signs of Word's symbol fonts are of the private use area. */
const MARKS = /^([-–—•▪●○◦·+*➢➤✓■□◆❖\u{f000}-\u{f0ff}]|o(?=\s))(?:\s+(?=\S)|(?=[\p{Lu}“"(]))/u

/** The bullet a line opens with, or null. A dash before a figure or a second dash is no bullet. */
export function readBullet(text: string): Bullet | null {
  const match = MARKS.exec(text)
  const mark = match?.[1]
  if (match === null || mark === undefined) return null
  return { depth: mark === '+' || mark === '○' || mark === '◦' || mark === 'o' ? 2 : 1, length: match[0].length, mark }
}
