import { describe, expect, it } from 'vitest'
import { EMPTY_LEDGER, acknowledged, caughtUp, disconnected, kept, nothingMissing, owed, sent } from './index.ts'

describe('the ledger of acknowledgements', () => {
  it('owes a change from when it is made until its message is durable', () => {
    const two = sent(sent(EMPTY_LEDGER))
    expect(owed(two)).toBe(2)
    expect(owed(acknowledged(two, 1))).toBe(1)
    expect(owed(acknowledged(acknowledged(two, 1), 2))).toBe(0)
  })
  it('takes a repeated or older count for what it is', () => {
    const one = acknowledged(sent(sent(sent(EMPTY_LEDGER))), 2)
    expect(acknowledged(one, 2)).toBe(one)
    expect(owed(acknowledged(one, 1))).toBe(1)
  })
  it('never counts past what was sent', () => {
    const over = acknowledged(sent(EMPTY_LEDGER), 9)
    expect(owed(sent(over))).toBe(1)
  })
  it('owes everything not acknowledged when the connection ends, and counts from zero on the next', () => {
    const ended = disconnected(kept(acknowledged(sent(sent(sent(EMPTY_LEDGER))), 1)))
    expect(ended).toEqual({ durable: 0, underWay: [], unsent: 3 })
    const again = caughtUp(ended)
    expect(owed(again)).toBe(3)
    expect(owed(acknowledged(again, 1))).toBe(0)
  })
  it('owes a message that carries what an earlier visit left, even where this one changed nothing', () => {
    expect(owed(caughtUp(EMPTY_LEDGER))).toBe(1)
  })
  it('owes nothing once the server turns out to have everything', () => {
    expect(owed(nothingMissing(disconnected(sent(EMPTY_LEDGER))))).toBe(0)
  })
})
