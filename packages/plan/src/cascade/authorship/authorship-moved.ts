import type { Pool, Slot } from './authorship-words.ts'

/**
 * Words that one step took out in one place and put in at another were moved, not rewritten: they keep their author. Only
 * long stretches count, for short ones ("Ủy ban nhân dân xã") stand in every official text. So the halves of a split
 * paragraph, a sentence that went into another section and a joined section stay whose they were. Linear in the words
 * of the pool; each word taken out answers for one put in.
 */
export function settleMoved(pool: Pool): void {
  const places = new Map<string, Place[]>()
  for (const stretch of pool.gone) {
    for (let at = 0; at + WINDOW <= stretch.length; at++) {
      const key = keyAt(stretch, at)
      const known = places.get(key)
      if (known === undefined) places.set(key, [{ stretch, at }])
      else if (known.length < MOST_PLACES) known.push({ stretch, at })
    }
  }
  if (places.size === 0) return
  for (const stretch of pool.added) {
    for (let at = 0; at + WINDOW <= stretch.length; ) {
      const [length, from] = longest(places.get(keyAt(stretch, at)) ?? [], stretch, at)
      if (from === null) {
        at++
        continue
      }
      for (let i = 0; i < length; i++) take(stretch[at + i], from.stretch[from.at + i])
      at += length
    }
  }
}

interface Place {
  readonly stretch: readonly Slot[]
  readonly at: number
}

/** Shortest stretch of words and signs that counts as moved. */
const WINDOW = 8
/** How many places of the same words are looked at; further ones are boilerplate. */
const MOST_PLACES = 8

function keyAt(stretch: readonly Slot[], at: number): string {
  let key = ''
  for (let i = at; i < at + WINDOW; i++) key += `${stretch[i]?.token.key ?? ''}\n`
  return key
}

function longest(places: readonly Place[], stretch: readonly Slot[], at: number): readonly [number, Place | null] {
  let best: Place | null = null
  let length = 0
  for (const place of places) {
    let n = 0
    while (at + n < stretch.length && isSame(stretch[at + n], place.stretch[place.at + n])) n++
    if (n >= WINDOW && n > length) {
      best = place
      length = n
    }
  }
  return [length, best]
}

function isSame(added: Slot | undefined, gone: Slot | undefined): boolean {
  return added !== undefined && gone !== undefined && !gone.moved && added.token.key === gone.token.key
}

function take(added: Slot | undefined, gone: Slot | undefined): void {
  if (added === undefined || gone === undefined) return
  added.level = gone.level
  added.term = gone.term
  gone.moved = true
}
