import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DeathsUnseen } from '../index.ts'

/** Two copies of a fragment with one paragraph; `a` deletes it while `b` writes into it. */
function apart(): { readonly a: Y.Doc; readonly b: Y.Doc; readonly word: Uint8Array } {
  const a = new Y.Doc()
  a.clientID = 5
  const element = new Y.XmlElement('block')
  element.insert(0, [new Y.XmlText('Xã trực 24 giờ.')])
  a.getXmlFragment('body').insert(0, [element])
  const b = new Y.Doc()
  b.clientID = 300
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  const before = Y.encodeStateVector(b)
  ;((b.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(3, 'phải ')
  a.getXmlFragment('body').delete(0, 1)
  return { a, b, word: Y.encodeStateAsUpdate(b, before) }
}

test('L10: a state does not name what died on arrival, and everybody comes to the same all the same', () => {
  const { a, b, word } = apart()
  const deaths = new DeathsUnseen(a)
  deaths.during(word, () => Y.applyUpdate(a, word))
  const state = deaths.stateFor(Y.encodeStateVector(b))
  expect(Y.decodeUpdate(Y.encodeStateAsUpdate(a)).ds.clients.has(300)).toBe(true)
  expect(Y.decodeUpdate(state).ds.clients.has(300)).toBe(false)
  expect(Y.decodeUpdate(state).ds.clients.has(5)).toBe(true)
  Y.applyUpdate(b, state)
  const fresh = new Y.Doc()
  Y.applyUpdate(fresh, deaths.stateFor(Y.encodeStateVector(fresh)))
  for (const doc of [b, fresh]) {
    expect(doc.getXmlFragment('body').length).toBe(0)
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(a))
  }
})

test('L10: what its own author deletes is named', () => {
  const { a, b } = apart()
  ;((b.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(3, 5)
  const update = Y.encodeStateAsUpdate(b, Y.encodeStateVector(a))
  const deaths = new DeathsUnseen(a)
  deaths.during(update, () => Y.applyUpdate(a, update))
  expect(deaths.stateFor(new Uint8Array([0]))).toEqual(Y.encodeStateAsUpdate(a))
})
