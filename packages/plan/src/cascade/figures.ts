import type { Block, Inline } from '../model/content.ts'
import { blockText, textInline } from '../model/content.ts'
import type { SectionContent } from '../model/section.ts'
import { canonicalBlock } from './canonical.ts'
import { hashText, sameContent } from './hash.ts'
import { sectionDiff } from './section-diff.ts'
import { isWordy } from './similarity.ts'
import { countWords, tokens } from './tokens.ts'

/** How the words of two texts of a section stand to each other. Words, numbers and dates count one each, signs none. */
export interface WordFigures {
  readonly same: number
  readonly added: number
  readonly removed: number
}

/** Two figures for a whole plan against its superior's text, terms put in; either is 0 to 1. */
export interface PlanFigures {
  /** Share of the superior's words that stand here word for word; 1 where the superior has none. */
  readonly copied: number
  /** Share of the words here that are not the superior's; 0 where there are none. */
  readonly drifted: number
}

/**
 * The words that stayed, came and went from `before` to `after`, null being a side that has no such section. Spelling and
 * signs alone move no word. Remembered by identity.
 */
export function wordFigures(before: SectionContent | null, after: SectionContent | null): WordFigures {
  if (before === null || after === null) return { same: 0, added: after === null ? 0 : words(after), removed: before === null ? 0 : words(before) }
  if (before === after) return unchanged(before)
  let mine = figures.get(before)
  if (mine === undefined) figures.set(before, (mine = new WeakMap()))
  const known = mine.get(after)
  if (known !== undefined) return known
  const made = sameContent(before, after) || hashText(before) === hashText(after) || sameWords(before, after) ? unchanged(before) : counted(before, after)
  mine.set(after, made)
  return made
}

/** True where word for word the same stands in the same blocks; signs may differ. */
export function sameWords(before: SectionContent, after: SectionContent): boolean {
  if (before.blocks.length !== after.blocks.length || wordKeys(before.title) !== wordKeys(after.title)) return false
  return before.blocks.every((block, i) => {
    const other = after.blocks[i]
    if (other === undefined) return false
    return isWordy(block) && isWordy(other) ? wordKeys(block.content ?? []) === wordKeys(other.content ?? []) : canonicalBlock(block) === canonicalBlock(other)
  })
}

/** 1 for the same words, 0 for none in common: Dice's coefficient over the words that stayed. Two empty texts are 1. */
export function similarityOf({ same, added, removed }: WordFigures): number {
  const total = 2 * same + added + removed
  return total === 0 ? 1 : (2 * same) / total
}

/** The two figures out of those of every section, the superior's being `before`. */
export function planFigures(sections: readonly WordFigures[]): PlanFigures {
  let same = 0
  let added = 0
  let removed = 0
  for (const one of sections) {
    same += one.same
    added += one.added
    removed += one.removed
  }
  return { copied: same + removed === 0 ? 1 : same / (same + removed), drifted: same + added === 0 ? 0 : added / (same + added) }
}

/** Words of a section, its heading's and those in tables included. Remembered by identity. */
export function words(content: SectionContent): number {
  const known = counts.get(content)
  if (known !== undefined) return known
  const made = content.blocks.reduce((n, block) => n + wordsOfBlock(block), countWords(tokens(content.title)))
  counts.set(content, made)
  return made
}

const counts = new WeakMap<SectionContent, number>()
const figures = new WeakMap<SectionContent, WeakMap<SectionContent, WordFigures>>()

function wordKeys(content: readonly Inline[]): string {
  return tokens(content).flatMap((token) => (token.word || token.leaf !== null ? [token.key] : [])).join('\n')
}

function wordsOfBlock(block: Block): number {
  return countWords(tokens(isWordy(block) ? (block.content ?? []) : textInline(blockText(block))))
}

function unchanged(content: SectionContent): WordFigures {
  return { same: words(content), added: 0, removed: 0 }
}

function counted(before: SectionContent, after: SectionContent): WordFigures {
  const out = { same: 0, added: 0, removed: 0 }
  for (const block of sectionDiff(before, after)) {
    for (const run of block.runs) out[run.kind] += countWords(tokens(textInline(run.text)))
  }
  return out
}
