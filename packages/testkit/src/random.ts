/** A seeded source of numbers: the same seed gives the same run on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from 0 to below `n`; 0 where `n` is 0. */
  below(n: number): number
  chance(probability: number): boolean
  /** One of `items`, or undefined where there is none. */
  pick<T>(items: readonly T[]): T | undefined
}

/** Mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { next, below, chance: (probability) => next() < probability, pick: (items) => items[below(items.length)] }
}
