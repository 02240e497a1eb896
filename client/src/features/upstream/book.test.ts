import type { SectionState } from '@thac/api'
import { describe, expect, it } from 'vitest'
import { decide, groupsOf, nextWaiting, progressOf, readOn, stepFrom } from './book.ts'
import type { Change } from './change.ts'

function change(id: string, state: SectionState = 'update-available'): Change {
  return { id, sectionId: id, state, version: 2, path: id, heading: id, base: null, theirs: null, mine: null, merged: null, verdict: null }
}
const listed = [change('a'), change('b', 'conflict'), change('c', 'new-from-superior'), change('d')]
const book = readOn([], listed)
const ids = (changes: readonly Change[]): string => changes.map(({ id }) => id).join(' ')

describe('the book of changes', () => {
  it('shows conflicts first and keeps the order of the plan within a group', () => {
    expect(ids(book)).toBe('b a d c')
    expect(groupsOf(book).map(({ name, changes }) => `${name} ${changes.length}`)).toEqual(['conflict 1', 'update 2', 'new 1'])
  })

  it('is the same object where the server says nothing new', () => {
    expect(readOn(book, listed)).toBe(book)
  })

  it('keeps what was decided here when the server lists it no more, and drops what another decided', () => {
    const after = readOn(decide(book, 'a', 'take'), [change('c', 'new-from-superior')])
    expect(after.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(['a take', 'c null'])
  })

  it('does not let an older answer of the server undo a verdict', () => {
    expect(progressOf(readOn(decide(book, 'a', 'keep'), listed)).decided).toBe(1)
  })

  it('takes in a change that came meanwhile', () => {
    expect(ids(readOn(book, [...listed, change('e', 'conflict')]))).toBe('b e a d c')
  })

  it('counts what was put off apart from what was decided', () => {
    expect(progressOf(decide(decide(book, 'a', 'take'), 'b', 'later'))).toEqual({ decided: 1, later: 1, left: 2, total: 4 })
  })

  it('goes on to the next undecided one, round the end, and stops when there is none', () => {
    expect(nextWaiting(decide(book, 'c', 'keep'), 'c')).toBe('b')
    expect(nextWaiting(decide(decide(book, 'b', 'take'), 'a', 'later'), 'b')).toBe('d')
    expect(nextWaiting(book.map((one) => ({ ...one, verdict: 'take' as const })), 'a')).toBeNull()
  })

  it('walks one by one and stays at the ends', () => {
    expect([stepFrom(book, 'b', 1), stepFrom(book, 'b', -1), stepFrom(book, 'c', 1), stepFrom([], null, 1)]).toEqual(['a', 'b', 'c', null])
  })
})
