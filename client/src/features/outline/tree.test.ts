import type { Section, SectionDivergence } from '@thac/plan'
import { DEFAULT_NUMBERING, places } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import type { OutlineInput } from './tree.ts'
import { dropTarget, outlineRows } from './tree.ts'

const sections = [section('p', 1, 'preamble'), section('a', 1), section('a1', 2), section('a11', 3), section('a2', 2), section('b', 1), section('end', 1, 'closing')]

describe('the lines of the outline', () => {
  it('shows every standing section under its parent', () => {
    expect(outlineRows(input({})).map((row) => `${row.depth} ${row.label}${row.section.id}`)).toEqual(['0 p', '0 I.a', '1 1.a1', '2 1.1.a11', '1 2.a2', '0 II.b', '0 end'])
    expect(outlineRows(input({})).map((row) => row.below)).toEqual([0, 3, 1, 0, 0, 0, 0])
  })

  it('hides what is below a folded section', () => {
    expect(ids(input({ folded: new Set(['a1']) }))).toEqual(['p', 'a', 'a1', 'a2', 'b', 'end'])
    expect(ids(input({ folded: new Set(['a']) }))).toEqual(['p', 'a', 'b', 'end'])
  })

  it('keeps, under a filter, what passes and what it stands under, folded or not', () => {
    const rows = outlineRows(input({ filter: 'comments', comments: new Map([['a11', 2]]), folded: new Set(['a']) }))
    expect(rows.map((row) => `${row.section.id}${row.faint ? ' faint' : ''}`)).toEqual(['a faint', 'a1 faint', 'a11'])
  })

  it('counts as diverging all that does not simply say what the superior says', () => {
    const states = new Map([['a', state('a', 'identical')], ['a2', state('a2', 'adapted')], ['b', state('b', 'converged')]])
    expect(ids(input({ filter: 'diverging', states }))).toEqual(['a', 'a2'])
  })
})

describe('dropping a section', () => {
  it('goes before or after the one it is dropped on', () => {
    expect(dropTarget(input({}), 'b', 'a1', 'above')).toEqual({ before: 'a1' })
    expect(dropTarget(input({}), 'a1', 'b', 'below')).toEqual({ after: 'b' })
  })
  it('does nothing on itself or on what stands below it', () => {
    expect(dropTarget(input({}), 'a', 'a', 'below')).toBeNull()
    expect(dropTarget(input({}), 'a', 'a11', 'below')).toBeNull()
  })
  it('passes neither the preamble nor the closing', () => {
    expect(dropTarget(input({}), 'b', 'p', 'above')).toEqual({ after: 'p' })
    expect(dropTarget(input({}), 'b', 'end', 'below')).toEqual({ before: 'end' })
  })
})

function section(id: string, level: number, kind: Section['kind'] = 'body'): Section {
  return { id, order: id, level, kind, runIn: false, title: [], blocks: [] }
}

function state(id: string, state: SectionDivergence['state']): SectionDivergence {
  return { id, path: '', heading: '', state, flags: [], severity: 'none', similarity: 1, wordsAdded: 0, wordsRemoved: 0, basePath: null }
}

function input(part: Partial<OutlineInput>): OutlineInput {
  return { standing: sections, places: places(sections, DEFAULT_NUMBERING), states: new Map(), comments: new Map(), filter: 'all', folded: new Set(), ...part }
}

function ids(from: OutlineInput): string[] {
  return outlineRows(from).map((row) => row.section.id)
}
