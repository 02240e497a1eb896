import type { Proposal } from '@thac/api'
import type { SectionContent } from '@thac/plan'
import { sectionText, textInline } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { changeOf, contentOf, resultOf } from './change.ts'

function content(...lines: readonly string[]): SectionContent {
  return { title: textInline('Loa thôn'), blocks: lines.map((line) => ({ type: 'paragraph', content: textInline(line) })), runIn: false }
}
function proposal(base: unknown, theirs: unknown, mine: unknown): Proposal {
  return {
    id: 'up~p~s~2', kind: 'upstream', planId: 'p', sectionId: 's', state: 'conflict', version: 2, heading: 'Loa thôn', path: 'II.1',
    base, theirs, mine, merged: null, conflicts: [], review: [], verdict: null,
  }
}
const clash = changeOf(proposal(content('Báo trước 2 giờ khi nước lên.'), content('Báo trước 4 giờ khi nước lên.'), content('Báo trước 3 giờ khi nước lên.')))

describe('texts from the server', () => {
  it('are understood as a section says them', () => {
    expect(contentOf(content('Một dòng.'))).toEqual(content('Một dòng.'))
    expect(contentOf({ ...content('Hai.'), runIn: true })?.runIn).toBe(true)
  })
  it('count as missing where they are no text', () => {
    expect([contentOf(null), contentOf('text'), contentOf(7)]).toEqual([null, null, null])
  })
})

describe('putting both texts together', () => {
  it('takes the superior\'s where nothing is picked, and the picked one where it is', () => {
    const first = resultOf(clash, new Map())
    expect(first?.conflicts).toHaveLength(1)
    expect(first && sectionText(first.content)).toBe('Báo trước 4 giờ khi nước lên.')
    const key = first?.conflicts[0]?.key ?? ''
    const second = resultOf(clash, new Map([[key, 'mine']]))
    expect(second && sectionText(second.content)).toBe('Báo trước 3 giờ khi nước lên.')
  })
  it('has nothing to put together where a side is missing', () => {
    expect(resultOf({ ...clash, base: null }, new Map())).toBeNull()
  })
})
