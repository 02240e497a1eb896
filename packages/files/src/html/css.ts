/** The `style` attribute of an element as names and values, both in small letters. */
export type Css = ReadonlyMap<string, string>

export function readCss(style: string | undefined): Css {
  const out = new Map<string, string>()
  for (const rule of (style ?? '').split(';')) {
    const colon = rule.indexOf(':')
    if (colon > 0) out.set(rule.slice(0, colon).trim().toLowerCase(), rule.slice(colon + 1).trim().toLowerCase())
  }
  return out
}

/** What the style says of bold, italic and underlined; null where it says nothing. */
export function cssMarks(css: Css): Readonly<Record<'bold' | 'italic' | 'underline', boolean | null>> {
  const weight = css.get('font-weight')
  const slant = css.get('font-style')
  const line = css.get('text-decoration') ?? css.get('text-decoration-line')
  return {
    bold: weight === undefined || weight === 'inherit' ? null : weight.startsWith('bold') || Number(weight) >= 600,
    italic: slant === undefined || slant === 'inherit' ? null : /^(?:italic|oblique)/.test(slant),
    underline: line === undefined || line === 'inherit' ? null : line.includes('underline'),
  }
}

/** Nothing of it is printed. */
export function isHidden(css: Css): boolean {
  return css.get('display') === 'none' || css.get('mso-hide') === 'all'
}
