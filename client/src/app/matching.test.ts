import { describe, expect, it } from 'vitest'
import { matching } from './matching.ts'

const actions = [{ group: 'g', actions: [{ id: 'a', label: 'Phòng, chống lũ, lụt', description: 'Huyện Đông Sa' }, { id: 'b', label: 'An toàn trường học' }] }]

describe('the search', () => {
  it('finds words without their marks, in the label and the description', () => {
    expect(matching('dong lu lut', actions)).toEqual([{ group: 'g', actions: [actions[0]?.actions[0]] }])
  })
  it('leaves out what lacks a word, and groups that are left empty', () => {
    expect(matching('lũ trường', actions)).toEqual([])
  })
})
