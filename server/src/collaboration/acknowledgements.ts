/**
 * Counts a connection's update messages and knows how many of the first ones are durable. An update that was refused
 * holds every later acknowledgement back: "the first n are durable" is said only where it is true.
 */
export interface Acknowledgements {
  /** The number of the message that has just come, from 1. */
  receive(): number
  /** Message n has reached the disk. Answers how many of the first ones have, where that is more than before; else null. */
  settle(n: number): number | null
}

export function createAcknowledgements(): Acknowledgements {
  const settled = new Set<number>()
  let received = 0
  let durable = 0
  return {
    receive: () => ++received,
    settle(n) {
      if (n > durable) settled.add(n)
      const before = durable
      while (settled.delete(durable + 1)) durable++
      return durable > before ? durable : null
    },
  }
}
