/** What must hold of peers at any time, and the words of a document read past everything that could hide them. */
import { planSchema, readPlan, renderPlan } from '@thac/sync'
import * as Y from 'yjs'
import type { Peer } from './peer.ts'
import { countIn } from './tokens.ts'

/** After every step: the view says what the document says, ids are unique, and the document is sound. */
export function checkPeer(peer: Peer, when: string, faults: string[]): void {
  const { doc } = peer.view.state
  if (!doc.eq(renderPlan(planSchema, peer.doc))) faults.push(`${when}: peer ${peer.index} shows what is not in its document`)
  const ids = new Set<unknown>()
  doc.forEach((node) => ids.add(node.attrs['id']))
  if (ids.size !== doc.childCount) faults.push(`${when}: peer ${peer.index} shows an id twice`)
  doc.check()
}

/** All peers show and read the same. */
export function checkPeers(peers: readonly Peer[], faults: string[]): void {
  const [first, ...others] = peers
  if (first === undefined) return
  for (const peer of others) {
    if (!peer.view.state.doc.eq(first.view.state.doc)) faults.push(`peer ${peer.index} shows another plan than peer ${first.index}`)
    if (JSON.stringify(readPlan(peer.doc)) !== JSON.stringify(readPlan(first.doc))) faults.push(`peer ${peer.index} reads another plan`)
  }
}

/** The words in the bodies of those sections whose `removed` passes; of all sections without one. */
export function wordsIn(doc: Y.Doc, which: (removal: unknown) => boolean = () => true): ReadonlyMap<string, number> {
  let text = ''
  doc.getMap<Y.Map<unknown>>('sections').forEach((entry) => {
    const body: unknown = entry.get('body')
    if (body instanceof Y.XmlFragment && which(entry.get('removed'))) text += `${textIn(body)}\n`
  })
  return countIn(text)
}

function textIn(body: Y.XmlFragment): string {
  const out: string[] = []
  for (const element of body.toArray()) {
    if (!(element instanceof Y.XmlElement)) continue
    for (const text of element.toArray()) {
      // A delta's inserts are strings or embeds.
      if (text instanceof Y.XmlText) out.push((text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join(''))
    }
  }
  return out.join('\n')
}
