import { MAX_LEVEL } from '../model/section.ts'
import type { Hierarchy } from './numbering-style.ts'
import { levelOf } from './numbering-style.ts'
import type { Paragraph } from './paragraphs.ts'

interface Open {
  readonly style: number | null
  readonly level: number
  readonly labelled: boolean
}

/**
 * The level of every section opener, one after the other. A label has its own; a heading without one stands by its style:
 * beside the last heading of that style, below the last of a wider one. Labels under such a heading stand below it.
 */
export class StyleLevels {
  private readonly hierarchy: Hierarchy
  private open: Open[] = []

  constructor(hierarchy: Hierarchy) {
    this.hierarchy = hierarchy
  }

  levelOf({ label, heading }: Paragraph): number {
    const level = Math.min(MAX_LEVEL, label === null ? this.byStyle(heading ?? 1) : this.byLabel(levelOf(label, this.hierarchy), heading))
    this.open = [...this.open.filter((one) => one.level < level), { style: heading, level, labelled: label !== null }]
    return level
  }

  private byStyle(style: number): number {
    const above = this.open.findLast((one) => one.style !== null && one.style < style)
    if (above !== undefined) return above.level + 1
    const beside = this.open.find((one) => one.style !== null && one.style === style)
    return beside?.level ?? 1
  }

  /** Below the headings without a label that are open, unless the label or its style is wider than they are. */
  private byLabel(own: number, style: number | null): number {
    const above = this.open.findLast((one) => !one.labelled && (style === null || one.style === null || one.style < style))
    if (above === undefined || own > above.level) return own
    const first = this.open.find((one) => one.labelled && one.level <= own)
    return own === 1 || first !== undefined ? own : above.level + 1
  }
}
