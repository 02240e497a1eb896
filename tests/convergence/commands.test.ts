import type { Section } from '@thac/plan'
import { emptyMeta } from '@thac/plan'
import { HeadlessView } from '@thac/testkit'
import type { Command } from 'prosemirror-state'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addSectionAfter, demote, insertBreak, joinBackward, joinForward, moveSection, moveSectionBy, planBinding, planSchema, promote, readPlan, removeSection,
  renderPlan, sectionFromBlock, seedPlan, splitAtCaret, toggleBullet, undo,
} from '@thac/sync'

interface Desk {
  readonly doc: Y.Doc
  readonly view: HeadlessView
}

/** One line a section: `level kind? title | block | block`, bullets by "- " and "+ ", run-in by a trailing ":". */
function desk(...lines: readonly string[]): Desk {
  const doc = new Y.Doc()
  seedPlan(doc, { meta: emptyMeta('Thử'), sections: lines.map(sectionOf) })
  const view = new HeadlessView(planSchema, [planBinding({ doc, clientPrefix: 'c', random: () => 0.5, captureTimeout: 0 })])
  return { doc, view }
}

function sectionOf(line: string, i: number): Section {
  const [head = '', ...blocks] = line.split(' | ')
  const [, level = '1', kind, title = ''] = /^(\d)(?: (preamble|closing|appendix))?(?: (.*))?$/.exec(head) ?? []
  const runIn = title.endsWith(':')
  const inline = (text: string) => (text === '' ? [] : [{ type: 'text' as const, text }])
  return {
    id: `s${i}`, order: 'BDFHJLN'[i] ?? 'Z', level: Number(level), kind: (kind ?? 'body') as Section['kind'], runIn, title: inline(runIn ? title.slice(0, -1) : title),
    blocks: blocks.map((text) => {
      if (/^[-+]( |$)/.test(text)) return { type: 'bullet', attrs: { depth: text.startsWith('+') ? 2 : 1 }, content: inline(text.slice(2)) }
      return { type: 'paragraph', content: inline(text === '_' ? '' : text) }
    }),
  }
}

/** What the document says, written as `desk` reads it. */
function says({ doc, view }: Desk): readonly string[] {
  expect(view.state.doc.eq(renderPlan(planSchema, doc))).toBe(true)
  const text = (content: readonly { readonly text?: string | undefined }[] | undefined) => (content ?? []).map((inline) => inline.text ?? '\\n').join('')
  return readPlan(doc).sections.filter((section) => section.removed !== true).map((section) => [
    `${section.level}${section.kind === 'body' ? '' : ` ${section.kind}`} ${text(section.title)}${section.runIn ? ':' : ''}`.trimEnd(),
    ...section.blocks.map((block) => (block.type === 'bullet' ? (block.attrs?.['depth'] === 2 ? '+ ' : '- ') : '') + (text(block.content) || (block.type === 'bullet' ? '' : '_'))),
  ].join(' | '))
}

/** Puts the caret before `words` (`at`: or that many characters behind) and runs the command. */
function at(setting: Desk, words: string, offset: number, command: Command): boolean {
  let pos = -1
  setting.view.state.doc.descendants((node, start) => {
    if (pos < 0 && node.isTextblock && (words === '' ? node.content.size === 0 && node.type.name !== 'title' : node.textContent.includes(words))) pos = start + 1 + Math.max(0, node.textContent.indexOf(words)) + offset
    return pos < 0
  })
  setting.view.dispatch(setting.view.state.tr.setSelection(TextSelection.create(setting.view.state.doc, pos)))
  return setting.view.run(command)
}

const PLAN = ['1 Một | a1', '2 Một một | a2', '2 Một hai', '1 Hai | b1', '1 closing | Hết.'] as const

describe('Y14: Enter', () => {
  const cases: readonly (readonly [string, readonly string[], string, number, readonly string[]])[] = [
    ['inside a title goes on in the text', ['1 Mục-tiêu | x'], 'tiêu', 0, ['1 Mục- | tiêu | x']],
    ['at the end of a title opens a first paragraph', ['1 Mục | x'], 'Mục', 3, ['1 Mục | _ | x']],
    ['at the end of a run-in title ends the run-in', ['1 Mục: | x'], 'Mục', 3, ['1 Mục | x']],
    ['before a title opens a section above', ['1 Mục | x'], 'Mục', 0, ['1', '1 Mục | x']],
    ['inside a block splits it', ['1 Mục | một hai'], 'hai', 0, ['1 Mục | một  | hai']],
    ['inside a bullet makes another', ['1 Mục | + một hai'], 'hai', 0, ['1 Mục | + một  | + hai']],
    ['in the empty last block begins the next section', ['2 Mục | x | _', '1 Sau'], '', 0, ['2 Mục | x', '2', '1 Sau']],
    ['in the empty last block above subsections begins the first of them', ['1 Mục | x | _', '2 Con'], '', 0, ['1 Mục | x', '2', '2 Con']],
    ['in an empty block of a closing stays there', ['1 closing | x | _'], '', 0, ['1 closing | x | _ | _']],
  ]
  for (const [name, before, words, offset, after] of cases) {
    test(`Y14: Enter ${name}`, () => {
      const setting = desk(...before)
      expect(at(setting, words, offset, splitAtCaret)).toBe(true)
      expect(says(setting)).toEqual(after)
      undo(setting.view.state)
      expect(says(setting)).toEqual(before)
    })
  }

  test('Y14: Enter ends an empty bullet, deep ones step by step; Shift-Enter breaks the line', () => {
    const setting = desk('1 Mục | + | x')
    at(setting, '', 0, splitAtCaret)
    expect(says(setting)).toEqual(['1 Mục | -  | x'])
    setting.view.run(splitAtCaret)
    expect(says(setting)).toEqual(['1 Mục | _ | x'])
    at(setting, 'x', 1, insertBreak)
    expect(says(setting)).toEqual(['1 Mục | _ | x\\n'])
  })
})

describe('Y14: Backspace and Delete', () => {
  const cases: readonly (readonly [string, Command, readonly string[], string, number, readonly string[]])[] = [
    ['Backspace joins a block to the one before', joinBackward, ['1 M | một | hai'], 'hai', 0, ['1 M | mộthai']],
    ['Backspace joins the first block to the title, and the run-in ends', joinBackward, ['1 M: | một | hai'], 'một', 0, ['1 Mmột | hai']],
    ['Backspace ends a bullet first', joinBackward, ['1 M | một | - hai'], 'hai', 0, ['1 M | một | hai']],
    ['Backspace at a title makes it a paragraph of the section before', joinBackward, ['1 A | x', '1 Bảng | y'], 'Bảng', 0, ['1 A | x | Bảng | y']],
    ['Backspace leaves a closing its own', joinBackward, ['1 A | x', '1 closing | Hết'], 'Hết', 0, ['1 A | x', '1 closing | Hết']],
    ['Delete joins what comes next', joinForward, ['1 A | một | hai'], 'một', 3, ['1 A | mộthai']],
    ['Delete at the end of a section takes the next one in', joinForward, ['1 A | x', '1 B | y'], 'x', 1, ['1 A | xB | y']],
    ['Delete leaves a closing its own', joinForward, ['1 A | x', '1 closing | Hết'], 'x', 1, ['1 A | x', '1 closing | Hết']],
  ]
  for (const [name, command, before, words, offset, after] of cases) {
    test(`Y14: ${name}`, () => {
      const setting = desk(...before)
      expect(at(setting, words, offset, command)).toBe(true)
      expect(says(setting)).toEqual(after)
    })
  }

  test('Y14: Backspace in an empty section takes it away and goes to the end of the one before', () => {
    const setting = desk('1 A | x', '1', '1 C')
    setting.view.dispatch(setting.view.state.tr.setSelection(TextSelection.create(setting.view.state.doc, setting.view.state.doc.child(0).nodeSize + 2)))
    expect(setting.view.run(joinBackward)).toBe(true)
    expect(says(setting)).toEqual(['1 A | x', '1 C'])
    expect(setting.view.state.selection.$head.parent.textContent).toBe('x')
  })
})

describe('Y14: sections', () => {
  const cases: readonly (readonly [string, Command, readonly string[] | null])[] = [
    ['add after a family', addSectionAfter('s0'), ['1 Một | a1', '2 Một một | a2', '2 Một hai', '1', '1 Hai | b1', '1 closing | Hết.']],
    ['add a subsection', addSectionAfter('s3', 2), ['1 Một | a1', '2 Một một | a2', '2 Một hai', '1 Hai | b1', '2', '1 closing | Hết.']],
    ['add goes before a closing', addSectionAfter('s4'), ['1 Một | a1', '2 Một một | a2', '2 Một hai', '1 Hai | b1', '1', '1 closing | Hết.']],
    ['remove takes the family', removeSection('s0'), ['1 Hai | b1', '1 closing | Hết.']],
    ['remove alone leaves the family', removeSection('s0', true), ['2 Một một | a2', '2 Một hai', '1 Hai | b1', '1 closing | Hết.']],
    ['move takes the family', moveSection('s0', { after: 's3' }), ['1 Hai | b1', '1 Một | a1', '2 Một một | a2', '2 Một hai', '1 closing | Hết.']],
    ['move into itself is refused', moveSection('s0', { before: 's2' }), null],
    ['move up past the neighbour', moveSectionBy(-1, 's3'), ['1 Hai | b1', '1 Một | a1', '2 Một một | a2', '2 Một hai', '1 closing | Hết.']],
    ['move down stays among its own', moveSectionBy(1, 's2'), null],
    ['demote takes the family', demote('s3'), ['1 Một | a1', '2 Một một | a2', '2 Một hai', '2 Hai | b1', '1 closing | Hết.']],
    ['demote of the first is refused', demote('s0'), null],
    ['demote two below is allowed once', demote('s2'), ['1 Một | a1', '2 Một một | a2', '3 Một hai', '1 Hai | b1', '1 closing | Hết.']],
    ['promote', promote('s1'), ['1 Một | a1', '1 Một một | a2', '2 Một hai', '1 Hai | b1', '1 closing | Hết.']],
    ['promote of the highest is refused', promote('s3'), null],
  ]
  for (const [name, command, after] of cases) {
    test(`Y14: ${name}`, () => {
      const setting = desk(...PLAN)
      expect(setting.view.run(command)).toBe(after !== null)
      expect(says(setting)).toEqual(after ?? PLAN)
    })
  }

  test('Y14: a paragraph becomes a heading and takes what follows, and back', () => {
    const setting = desk('1 A | x | Bảng | y')
    expect(at(setting, 'Bảng', 0, sectionFromBlock)).toBe(true)
    expect(says(setting)).toEqual(['1 A | x', '1 Bảng | y'])
    expect(at(setting, 'Bảng', 0, joinBackward)).toBe(true)
    expect(says(setting)).toEqual(['1 A | x | Bảng | y'])
  })

  test('Y14: bullets on and off', () => {
    const setting = desk('1 A | x')
    at(setting, 'x', 0, toggleBullet(2))
    expect(says(setting)).toEqual(['1 A | + x'])
    setting.view.run(toggleBullet(2))
    expect(says(setting)).toEqual(['1 A | x'])
  })
})
