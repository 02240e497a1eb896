import type { Review } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { unconfirmed, watchedSentences } from './watched.ts'

const two = 'Sơ tán 900 người trong 4 giờ.'
const review: readonly Review[] = [
  { reason: 'same-sentence', text: two },
  { reason: 'number', text: two },
  { reason: 'same-sentence', text: 'Đi bằng thuyền.' },
  { reason: 'same-place', text: 'Một dòng.\nHai dòng.' },
]

describe('M13: two clean changes in one sentence', () => {
  it('show the sentence once with all its reasons', () => {
    expect(watchedSentences(review).map(({ text, reasons, mustConfirm }) => [text, reasons, mustConfirm])).toEqual([
      [two, ['same-sentence', 'number'], true],
      ['Đi bằng thuyền.', ['same-sentence'], false],
      ['Một dòng.\nHai dòng.', ['same-place'], false],
    ])
  })
  it('are taken only when each sentence with a number, date, name or negation was confirmed', () => {
    expect(unconfirmed(review, new Set())).toEqual([two])
    expect(unconfirmed(review, new Set([two]))).toEqual([])
    expect(unconfirmed([...review, { reason: 'negation', text: 'Không đi.' }], new Set([two]))).toEqual(['Không đi.'])
  })
})
