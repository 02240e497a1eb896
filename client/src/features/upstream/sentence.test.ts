import { describe, expect, it } from 'vitest'
import { piecesOf } from './sentence.ts'

const base = 'Báo trước 2 giờ, phát 3 lần.'
const theirs = 'Báo trước 4 giờ, phát 3 lần.'
const mine = 'Báo trước 90 phút, phát 3 lần.'

describe('sentences side by side', () => {
  it('marks what differs from the text before, and only numbers that are not shared', () => {
    const pieces = piecesOf(theirs, base, [base, mine])
    expect(pieces.map(({ text }) => text).join('')).toBe(theirs)
    expect(pieces.filter(({ figure }) => figure).map(({ text }) => text)).toEqual(['4'])
    expect(pieces.some(({ changed, text }) => changed && text.includes('4'))).toBe(true)
    expect(pieces.some(({ changed, text }) => changed && text.includes('phát'))).toBe(false)
  })

  it('takes a sentence that was put in place of none as changed altogether', () => {
    expect(piecesOf('Mới.', '', ['Khác.'])).toEqual([{ text: 'Mới.', changed: true, figure: false }])
    expect(piecesOf('', base, [])).toEqual([])
  })
})
