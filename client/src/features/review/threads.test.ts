import type { Comment } from '@thac/api'
import type { Plan, Section } from '@thac/plan'
import { emptyMeta, places, textInline } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import type { ThreadsInput } from './threads.ts'
import { openCount, threadGroups } from './threads.ts'

const plan: Plan = { meta: emptyMeta('t'), sections: [section('a'), section('out', true), section('b')] }

describe('threads of comments', () => {
  it('stand in document order: the plan, its sections, what was taken out', () => {
    const groups = threadGroups(input([comment('1', 'out'), comment('2', 'b'), comment('3', null), comment('4', 'a')]))
    expect(groups.map((group) => [group.sectionId, group.label, group.removed])).toEqual([[null, '', false], ['a', 'I.', false], ['b', 'II.', false], ['out', '', true]])
  })

  it('stand by passage within a section, those on all of it first', () => {
    const groups = threadGroups(input([comment('late', 'a'), comment('early', 'a'), comment('whole', 'a')], new Map([['late', 90], ['early', 10]])))
    expect(groups[0]?.comments.map((one) => one.id)).toEqual(['whole', 'early', 'late'])
  })

  it('are filtered by whether they are resolved', () => {
    const all = [comment('1', 'a'), comment('2', 'a', true)]
    expect(threadGroups(input(all))[0]?.comments.map((one) => one.id)).toEqual(['1'])
    expect(threadGroups({ ...input(all), filter: 'resolved' })[0]?.comments.map((one) => one.id)).toEqual(['2'])
    expect(openCount(all)).toBe(1)
  })

  it('keep a comment on a section that the plan does not know', () => {
    expect(threadGroups(input([comment('1', 'gone')])).map((group) => group.sectionId)).toEqual([null])
  })
})

function section(id: string, removed = false): Section {
  return { id, order: id, level: 1, kind: 'body', runIn: false, title: textInline(id), blocks: [], ...(removed ? { removed } : {}) }
}

function comment(id: string, sectionId: string | null, resolved = false): Comment {
  const author = { id: 'u', name: 'Bùi Thị Lan', color: '#345' }
  return { id, planId: 'p', sectionId, anchor: null, author, unitName: '', body: id, createdAt: `2027-01-0${id.length}`, resolved: resolved ? { by: author, at: '2027-01-02' } : null, replies: [] }
}

function input(comments: readonly Comment[], passages: ReadonlyMap<string, number> = new Map()): ThreadsInput {
  return { comments, plan, places: places(plan.sections, plan.meta.numbering), passages, filter: 'open' }
}
