import { describe, expect, it } from 'vitest'
import { wholePercent } from './Shares.tsx'

describe('shares of a plan', () => {
  it('D37: all and nothing are told only where it is so', () => {
    expect([0, 0.0001, 0.004, 0.5, 0.996, 1].map(wholePercent)).toEqual(['0%', '1%', '1%', '50%', '99%', '100%'])
  })
})
