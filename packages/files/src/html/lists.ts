import { roman } from '@thac/plan'

/** How the items of a list are marked: what stands before the n-th. */
export type Marker = (n: number) => string

const ORDERED: Readonly<Record<string, Marker>> = {
  'decimal': (n) => `${n}. `, '1': (n) => `${n}. `, 'decimal-leading-zero': (n) => `${String(n).padStart(2, '0')}. `,
  'upper-roman': (n) => `${roman(n)}. `, 'I': (n) => `${roman(n)}. `, 'lower-roman': (n) => `${roman(n).toLowerCase()}. `, 'i': (n) => `${roman(n).toLowerCase()}. `,
  'lower-alpha': (n) => `${letters(n)}. `, 'lower-latin': (n) => `${letters(n)}. `, 'a': (n) => `${letters(n)}. `,
  'upper-alpha': (n) => `${letters(n).toUpperCase()}. `, 'upper-latin': (n) => `${letters(n).toUpperCase()}. `, 'A': (n) => `${letters(n).toUpperCase()}. `,
}

/** The marks of a list by its `list-style-type` or `type`. A bullet below a bullet is a plus, as plans print it; `depth`: lists of bullets around. */
export function markerOf(ordered: boolean, style: string | undefined, depth: number): Marker {
  if (style === 'none') return () => ''
  const known = style === undefined ? undefined : ORDERED[style]
  if (known !== undefined) return known
  // A type written as text, as editors do for dashes: list-style-type: '- '
  const quoted = /^["'](.{1,4})["']$/u.exec(style ?? '')?.[1]?.trim()
  if (quoted !== undefined && quoted !== '') return () => `${quoted} `
  if (style === 'disc' || style === 'circle' || style === 'square' || !ordered) return () => (depth <= 1 ? '- ' : '+ ')
  return ORDERED['decimal'] ?? (() => '')
}

/** The number Word wrote out before a pasted paragraph, made plain; signs of symbol fonts are bullets. */
export function wordMark(text: string): string {
  const mark = text.replace(/[\s\u00a0]+/g, ' ').trim()
  if (mark === '') return ''
  if (/^[o+○◦]$/.test(mark)) return '+ '
  return /[\p{L}\d]/u.test(mark) && !/^[vqüØ]$/.test(mark) ? `${mark} ` : '- '
}

function letters(n: number): string {
  const head = Math.floor((n - 1) / 26)
  return (head > 0 ? letters(head) : '') + String.fromCharCode(97 + ((n - 1) % 26))
}
