import { describe, expect, it } from 'vitest'
import { datePartsOf, isoOf, printedDate } from './dateParts.ts'

describe('a date known in part', () => {
  it.each(['2027-03-05', '2027-03', '2027', null])('comes back as it was: %s', (date) => {
    expect(isoOf(datePartsOf(date))).toBe(date)
  })
  it('prints a leading zero for days below 10 and for the first two months alone', () => {
    expect(printedDate({ day: '5', month: '3', year: '2027' }, '…')).toEqual({ day: '05', month: '3', year: '2027' })
    expect(printedDate({ day: '', month: '2', year: '2027' }, '…')).toEqual({ day: '…', month: '02', year: '2027' })
  })
  it('drops what cannot be', () => {
    expect(isoOf({ day: '31', month: '2', year: '2027' })).toBe('2027-02')
    expect(isoOf({ day: '1', month: '13', year: '2027' })).toBe('2027')
    expect(isoOf({ day: '1', month: '1', year: '' })).toBeNull()
  })
})
