import type { LevelFormat, Numbering } from '@thac/plan'
import { levelFormat } from '@thac/plan'
import type { Count, ListLevel } from '../../docx/numbering.ts'
import { newCount, step } from '../../docx/numbering.ts'

/** A list of Word's: its name and levels. Levels that count through the whole plan have a list of their own. */
export interface AutomaticList {
  readonly reference: string
  readonly levels: ReadonlyMap<number, ListLevel>
}

/** Where a label is printed by Word itself: in which list, at which of its levels. */
export interface AutomaticLabel {
  readonly reference: string
  readonly level: number
}

export interface Automatic {
  readonly lists: readonly AutomaticList[]
  /** The place in a list that prints exactly `label` for the next section of `level`; null where none would: it is printed as text. */
  take(level: number, label: string): AutomaticLabel | null
}

const FORMATS: Readonly<Record<LevelFormat['form'], string | null>> = { roman: 'upperRoman', arabic: 'decimal', decimal: 'decimal', letter: 'lowerLetter', latin: 'lowerLetter', upper: 'upperLetter', ordinal: null }
const LEVELS = 6

/** Word's numbering for a plan's, replayed as Word will count, so that no number is left to chance. */
export function automaticNumbering(numbering: Numbering): Automatic {
  const formats = Array.from({ length: LEVELS }, (_, i) => levelFormat(numbering, i + 1))
  const main = new Map<number, ListLevel>()
  const lists: AutomaticList[] = [{ reference: 'sections', levels: main }]
  const byLevel = new Map<number, AutomaticLabel>()
  for (const [i, format] of formats.entries()) {
    const name = FORMATS[format.form]
    if (name === null) continue
    if (format.continuous === true) {
      const reference = `sections-${i + 1}`
      lists.push({ reference, levels: new Map([[0, listLevel(name, `${format.before}%1${format.after}`)]]) })
      byLevel.set(i, { reference, level: 0 })
    } else {
      main.set(i, listLevel(name, format.before + chain(formats, i) + format.after))
      byLevel.set(i, { reference: 'sections', level: i })
    }
  }
  const counts = new Map<string, Count>()
  return {
    lists: lists.filter((list) => list.levels.size > 0),
    take(level, label) {
      const place = byLevel.get(level - 1)
      const list = lists.find((each) => each.reference === place?.reference)
      if (place === undefined || list === undefined || label === '') return null
      const tried = [...(counts.get(place.reference) ?? newCount())]
      if (step(tried, list.levels, place.level).trim() !== label) return null
      counts.set(place.reference, tried)
      return place
    },
  }
}

function listLevel(format: string, text: string): ListLevel {
  return { start: 1, format, text, restart: undefined, legal: false, style: undefined }
}

/** `%2.%3.%4`: a decimal prints the arabic and decimal levels above it too. */
function chain(formats: readonly LevelFormat[], at: number): string {
  let from = at
  while (formats[from]?.form === 'decimal' && ['arabic', 'decimal'].includes(formats[from - 1]?.form ?? '')) from--
  return Array.from({ length: at - from + 1 }, (_, i) => `%${from + i + 1}`).join('.')
}
