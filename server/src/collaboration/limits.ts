/** Largest frame, in bytes; a document of 300 pages is 1 to 3 MB as a whole, a keystroke some 30 bytes. */
export const LARGEST_FRAME = 2 * 1024 * 1024
/** A socket that has this much waiting to be read is dropped; it catches up by reconnecting. */
export const MOST_BUFFERED = 8 * 1024 * 1024
/** Updates with a gap that one connection may send before it is taken for broken. */
export const MOST_GAPS = 20
export const PING_EVERY_MS = 30_000

const REFILL_PER_SECOND = 2000
const BURST = 10_000

/** True while the caller stays within its rate. A frame costs 1, or more where it makes more work. */
export type Allowance = (cost: number) => boolean

/** A token bucket: bursts of ten thousand frames, two thousand a second after that. `now` in milliseconds. */
export function createAllowance(now: () => number): Allowance {
  let left = BURST
  let at = now()
  return (cost) => {
    const t = now()
    left = Math.min(BURST, left + ((t - at) / 1000) * REFILL_PER_SECOND)
    at = t
    if (left < cost) return false
    left -= cost
    return true
  }
}
