import type { Block, Inline } from '../model/content.ts'
import { blockPrefix, blockText } from '../model/content.ts'
import type { SectionContent } from '../model/section.ts'
import { alignBlocks } from './align.ts'
import { script } from './script.ts'
import { isWordy } from './similarity.ts'
import type { Token } from './tokens.ts'
import { countWords, tokens, tokensText } from './tokens.ts'

/** A stretch of words under one verdict. */
export interface DiffRun {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** A title or a block beside its counterpart, as runs of words in reading order, removed before added. */
export interface BlockDiff {
  readonly part: 'title' | 'block'
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  /** The bullet mark ("- ", "+ ") it prints, of the newer side where there is one. */
  readonly prefix: string
  readonly runs: readonly DiffRun[]
  /** Places among the blocks of the older and the newer side; null for a title and where that side has none. */
  readonly before: number | null
  readonly after: number | null
}

export interface DiffFigures {
  /** 1 for the same words, 0 for none in common: Dice's coefficient over the words that stayed. */
  readonly similarity: number
  readonly wordsAdded: number
  readonly wordsRemoved: number
}

/**
 * The difference of two contents for display, title first (where either has one), blocks aligned, in the order of the
 * newer side with removed blocks where they were. Marks and spelling variants make no run of their own.
 */
export function sectionDiff(before: SectionContent, after: SectionContent): readonly BlockDiff[] {
  let mine = diffs.get(before)
  if (mine === undefined) {
    mine = new WeakMap()
    diffs.set(before, mine)
  }
  const known = mine.get(after)
  if (known !== undefined) return known
  const made = makeDiff(before, after)
  mine.set(after, made)
  return made
}

/** Figures of `sectionDiff`: words, numbers and dates count one each, signs none. */
export function diffFigures(before: SectionContent, after: SectionContent): DiffFigures {
  let same = 0
  let wordsAdded = 0
  let wordsRemoved = 0
  for (const block of sectionDiff(before, after)) {
    for (const run of block.runs) {
      const n = countWords(tokens([{ type: 'text', text: run.text }]))
      if (run.kind === 'same') same += n
      else if (run.kind === 'added') wordsAdded += n
      else wordsRemoved += n
    }
  }
  const total = 2 * same + wordsAdded + wordsRemoved
  return { similarity: total === 0 ? 1 : (2 * same) / total, wordsAdded, wordsRemoved }
}

const diffs = new WeakMap<SectionContent, WeakMap<SectionContent, readonly BlockDiff[]>>()

function makeDiff(before: SectionContent, after: SectionContent): readonly BlockDiff[] {
  const out: BlockDiff[] = []
  if (before.title.length > 0 || after.title.length > 0) {
    const kind = before.title.length === 0 ? 'added' : after.title.length === 0 ? 'removed' : undefined
    out.push(describe('title', wordRuns(before.title, after.title), '', null, null, kind))
  }
  let i = 0
  let j = 0
  const upTo = (before_: number, after_: number): void => {
    for (; i < before_; i++) out.push(oneSided('removed', before.blocks[i], i))
    for (; j < after_; j++) out.push(oneSided('added', after.blocks[j], j))
  }
  for (const pair of alignBlocks(before.blocks, after.blocks)) {
    upTo(pair.before, pair.after)
    const a = before.blocks[i]
    const b = after.blocks[j]
    if (a !== undefined && b !== undefined) {
      const runs = isWordy(a) && isWordy(b) ? wordRuns(a.content ?? [], b.content ?? []) : textRuns('same', blockText(b))
      out.push(describe('block', runs, blockPrefix(b), i, j))
    }
    i++
    j++
  }
  upTo(before.blocks.length, after.blocks.length)
  return out
}

function describe(part: 'title' | 'block', runs: readonly DiffRun[], prefix: string, before: number | null, after: number | null, kind?: BlockDiff['kind']): BlockDiff {
  return { part, kind: kind ?? (runs.every((run) => run.kind === 'same') ? 'same' : 'changed'), prefix, runs, before, after }
}

function oneSided(kind: 'added' | 'removed', block: Block | undefined, index: number): BlockDiff {
  const prefix = block === undefined ? '' : blockPrefix(block)
  const text = block === undefined ? '' : blockText(block).slice(prefix.length)
  return { part: 'block', kind, prefix, runs: textRuns(kind, text), before: kind === 'removed' ? index : null, after: kind === 'added' ? index : null }
}

function textRuns(kind: DiffRun['kind'], text: string): readonly DiffRun[] {
  return text === '' ? [] : [{ kind, text }]
}

function wordRuns(before: readonly Inline[], after: readonly Inline[]): readonly DiffRun[] {
  const a = tokens(before)
  const b = tokens(after)
  const out: DiffRun[] = []
  const push = (kind: DiffRun['kind'], list: readonly Token[]): void => {
    out.push(...textRuns(kind, tokensText(list)))
  }
  let at = 0
  for (const hunk of script(a.map((token) => token.key), b.map((token) => token.key), (i) => a[i]?.word === true).hunks) {
    push('same', b.slice(at, hunk.at))
    push('removed', a.slice(hunk.from, hunk.to))
    push('added', b.slice(hunk.at, hunk.until))
    at = hunk.until
  }
  push('same', b.slice(at))
  return out
}
