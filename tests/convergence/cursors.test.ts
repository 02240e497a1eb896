import { compositionGate, moveSection, planBinding, planCursors, planSchema, removeSection, sectionsOfOthers, seedPlan } from '@thac/sync'
import { HeadlessView, samplePlan } from '@thac/testkit'
import { TextSelection } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

class FocusedView extends HeadlessView {
  hasFocus(): boolean {
    return true
  }
}

function desk(state: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: { name: `Người ${doc.clientID}`, color: '#123456' } })
  const cursors = planCursors(awareness, { label: (user) => user.name ?? '' })
  const view = new FocusedView(planSchema, [planBinding({ doc, clientPrefix: String(doc.clientID), random: () => 0.5 }), cursors])
  const carets = () => (cursors.getState(view.state)?.find() ?? []).map(({ from, to }) => [from, to])
  return { doc, awareness, view, carets }
}

test('Y13: a caret is published, drawn at the same words for others, and null where its section is gone', () => {
  const seed = new Y.Doc()
  seedPlan(seed, samplePlan())
  const state = Y.encodeStateAsUpdate(seed)
  const a = desk(state)
  const b = desk(state)
  a.doc.on('update', (update: Uint8Array) => compositionGate(b.doc).receive(update, 'remote'))
  a.awareness.on('update', () => applyAwarenessUpdate(b.awareness, encodeAwarenessUpdate(a.awareness, [a.awareness.clientID]), 'remote'))
  const second = a.view.state.doc.child(0).nodeSize
  a.view.dispatch(a.view.state.tr.setSelection(TextSelection.create(a.view.state.doc, second + 4, second + 8)))
  expect(sectionsOfOthers(b.awareness)).toEqual([{ clientId: a.awareness.clientID, section: 's1', user: { name: `Người ${a.awareness.clientID}`, color: '#123456' } }])
  expect(b.carets()).toEqual([[second + 4, second + 8], [second + 8, second + 8]])
  b.view.dispatch(b.view.state.tr.insertText('ABC', 3))
  expect(b.carets()).toEqual([[second + 7, second + 11], [second + 11, second + 11]])
  a.view.run(moveSection('s1', { before: 's0' }))
  expect(b.carets()).toEqual([[4, 8], [8, 8]])
  a.view.run(removeSection('s1'))
  expect(b.view.state.doc.childCount).toBe(3)
  a.awareness.setLocalStateField('cursor', { section: 7, anchor: 'rubbish', head: null })
  expect(b.carets()).toEqual([])
  expect(sectionsOfOthers(b.awareness)).toEqual([])
  a.awareness.destroy()
  b.awareness.destroy()
})
