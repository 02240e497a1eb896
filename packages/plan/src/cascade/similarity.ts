import type { Block, Inline } from '../model/content.ts'
import { tableRows } from '../model/table.ts'
import { canonicalBlock } from './canonical.ts'
import { tokens } from './tokens.ts'

/** Types of block whose content is words that can be compared and merged; all others are whole or nothing. */
export function isWordy(block: Block): boolean {
  return block.type === 'paragraph' || block.type === 'bullet'
}

/** The keys of a block's words for comparison; a sealed block is one word. Remembered by identity. */
export function blockKeys(block: Block): readonly string[] {
  return isWordy(block) ? tokens(block.content ?? NOTHING).map((token) => token.key) : [canonicalBlock(block)]
}

/** The share of the shorter block's pairs of neighbouring words that stand in the longer, 0 to 1; 0 where it has none. */
export function blockOverlap(a: Block, b: Block): number {
  const [one, other] = [shingles(a), shingles(b)]
  const least = Math.min(weight(one), weight(other))
  let common = 0
  for (const [key, n] of one) common += Math.min(n, other.get(key) ?? 0)
  return least === 0 ? 0 : common / least
}

/** As `blockSimilarity`, of the words in two tables' cells. */
export function tableSimilarity(a: Block, b: Block): number {
  return dice(tableShingles(a), tableShingles(b))
}

function tableShingles(table: Block): ReadonlyMap<string, number> {
  const known = rememberedTables.get(table)
  if (known !== undefined) return known
  const out = new Map<string, number>()
  for (const row of tableRows(table) ?? []) {
    for (const cell of row) {
      const keys = tokens(cell.content).map((token) => token.key)
      for (let i = 0; i <= keys.length; i++) {
        const key = `${keys[i - 1] ?? ''}\n${keys[i] ?? ''}`
        if (keys.length > 0) out.set(key, (out.get(key) ?? 0) + 1)
      }
    }
  }
  rememberedTables.set(table, out)
  return out
}

const rememberedTables = new WeakMap<Block, ReadonlyMap<string, number>>()
const NOTHING: readonly Inline[] = []

/** Dice's coefficient over pairs of neighbouring words, 0 to 1; single words where there is no pair. Equal blocks are 1. */
export function blockSimilarity(a: Block, b: Block): number {
  return dice(shingles(a), shingles(b))
}

/** 2·|a ∩ b| / (|a| + |b|) over sets with repeats; 1 for two empty ones. */
export function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let common = 0
  for (const [key, n] of small) common += Math.min(n, large.get(key) ?? 0)
  const total = weight(a) + weight(b)
  return total === 0 ? 1 : (2 * common) / total
}

/** Pairs of neighbouring words of a block, with how often each stands. */
export function shingles(block: Block): ReadonlyMap<string, number> {
  const known = remembered.get(block)
  if (known !== undefined) return known
  const out = new Map<string, number>()
  const keys = blockKeys(block)
  for (let i = 0; i <= keys.length; i++) {
    const key = `${keys[i - 1] ?? ''}\n${keys[i] ?? ''}`
    if (keys.length > 0) out.set(key, (out.get(key) ?? 0) + 1)
  }
  remembered.set(block, out)
  return out
}

const remembered = new WeakMap<Block, ReadonlyMap<string, number>>()

function weight(bag: ReadonlyMap<string, number>): number {
  const known = weights.get(bag)
  if (known !== undefined) return known
  let n = 0
  for (const count of bag.values()) n += count
  weights.set(bag, n)
  return n
}

const weights = new WeakMap<ReadonlyMap<string, number>, number>()
