/** What a person may do in a run, as named operations on a peer. Each is false where it does not apply. */
import {
  demote, joinBackward, moveSection, promote, readPlan, redo, removeSection, restoreSection,
  sectionFromBlock, splitAtCaret, toggleBullet, undo,
} from '@thac/sync'
import { toggleMark } from 'prosemirror-commands'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { Peer } from './peer.ts'
import type { Random } from './random.ts'
import { freeOffsets } from './tokens.ts'

export type OperationName =
  | 'type' | 'deleteIn' | 'deleteAcross' | 'splitSection' | 'joinSection' | 'enter' | 'joinParagraph' | 'move' | 'remove' | 'restore'
  | 'level' | 'paste' | 'bold' | 'bullet' | 'undo' | 'redo'

/** `token`: the next word to type, its own for ever. */
export type Operation = (peer: Peer, random: Random, token: () => string) => boolean

interface Block {
  readonly section: Node
  readonly sectionPos: number
  readonly index: number
  readonly node: Node
  /** Where its content starts. */
  readonly start: number
}

export const OPERATIONS: { readonly [name in OperationName]: Operation } = {
  type: (peer, random, token) => {
    const at = somewhere(peer, random)
    if (at === null) return false
    peer.view.dispatch(peer.view.state.tr.insertText(token(), at))
    return true
  },
  deleteIn: (peer, random) => {
    const block = random.pick(blocks(peer.view.state.doc))
    const free = block === undefined ? [] : offsets(block)
    if (block === undefined || free.length < 2) return false
    const from = random.below(free.length - 1)
    const to = Math.min(free.length - 1, from + 1 + random.below(4))
    peer.view.dispatch(peer.view.state.tr.delete(block.start + (free[from] ?? 0), block.start + (free[to] ?? 0)))
    return true
  },
  deleteAcross: (peer, random) => {
    const all = blocks(peer.view.state.doc)
    const i = random.below(all.length - 1)
    const from = all[i]
    const to = all[Math.min(all.length - 1, i + 1 + random.below(2))]
    if (from === undefined || to === undefined || from === to) return false
    const start = from.start + (random.pick(offsets(from)) ?? 0)
    const end = to.start + (random.pick(offsets(to)) ?? 0)
    const { tr, doc } = peer.view.state
    peer.view.dispatch(tr.setSelection(TextSelection.create(doc, start, end)).deleteSelection())
    return true
  },
  splitSection: (peer, random) => {
    const block = random.pick(blocks(peer.view.state.doc).filter(({ index }) => index > 0))
    if (block === undefined) return false
    caret(peer, block.start)
    return peer.view.run(sectionFromBlock)
  },
  joinSection: (peer, random) => {
    const titles = blocks(peer.view.state.doc).filter(({ index }) => index === 0)
    const title = random.pick(titles.slice(1))
    if (title === undefined) return false
    if (random.chance(0.5)) {
      caret(peer, title.start)
      return peer.view.run(joinBackward)
    }
    const before = peer.view.state.doc.resolve(title.sectionPos - 1)
    const last = before.nodeBefore
    if (last === null || !last.isTextblock) return false
    peer.view.dispatch(peer.view.state.tr.delete(before.pos - 1, title.start))
    return true
  },
  enter: (peer, random) => {
    const at = somewhere(peer, random)
    if (at === null) return false
    caret(peer, at)
    return peer.view.run(splitAtCaret)
  },
  joinParagraph: (peer, random) => {
    const block = random.pick(blocks(peer.view.state.doc).filter(({ index }) => index > 0))
    if (block === undefined) return false
    caret(peer, block.start)
    return peer.view.run(joinBackward)
  },
  move: (peer, random) => {
    const from = random.pick(ids(peer))
    const to = random.pick(ids(peer))
    if (from === undefined || to === undefined) return false
    return peer.view.run(moveSection(from, random.chance(0.5) ? { before: to } : { after: to }))
  },
  remove: (peer, random) => {
    const id = random.pick(ids(peer))
    return id !== undefined && ids(peer).length > 1 && peer.view.run(removeSection(id, true))
  },
  restore: (peer, random) => {
    const removed = readPlan(peer.doc).sections.filter((section) => section.removed === true)
    const id = random.pick(removed)?.id
    if (id === undefined || joinedOrNew(peer, id)) return false
    return restoreSection(peer.doc, id)
  },
  level: (peer, random) => peer.view.run((random.chance(0.5) ? promote : demote)(random.pick(ids(peer)))),
  paste: (peer, random) => {
    const { doc, tr } = peer.view.state
    const index = random.below(doc.childCount)
    const copy = doc.maybeChild(index)
    if (copy === null) return false
    const at = random.below(doc.childCount + 1)
    let pos = 0
    for (let i = 0; i < at; i++) pos += doc.child(i).nodeSize
    peer.view.dispatch(tr.insert(pos, copy))
    return true
  },
  bold: (peer, random) => {
    const block = random.pick(blocks(peer.view.state.doc).filter(({ node }) => node.content.size > 1))
    const bold = peer.view.state.schema.marks['bold']
    if (block === undefined || bold === undefined) return false
    const from = random.below(block.node.content.size)
    const to = from + 1 + random.below(block.node.content.size - from)
    peer.view.dispatch(peer.view.state.tr.setSelection(TextSelection.create(peer.view.state.doc, block.start + from, block.start + to)))
    return peer.view.run(toggleMark(bold))
  },
  bullet: (peer, random) => {
    const block = random.pick(blocks(peer.view.state.doc).filter(({ index }) => index > 0))
    if (block === undefined) return false
    caret(peer, block.start)
    return peer.view.run(toggleBullet(random.chance(0.5) ? 1 : 2))
  },
  undo: (peer) => undo(peer.view.state),
  redo: (peer) => redo(peer.view.state),
}

function ids(peer: Peer): readonly string[] {
  const out: string[] = []
  peer.view.state.doc.forEach((node) => out.push(String(node.attrs['id'])))
  return out
}

function blocks(doc: Node): readonly Block[] {
  const out: Block[] = []
  doc.forEach((section, sectionPos) => {
    section.forEach((node, offset, index) => {
      if (node.isTextblock) out.push({ section, sectionPos, index, node, start: sectionPos + 1 + offset + 1 })
    })
  })
  return out
}

function offsets(block: Block): readonly number[] {
  return freeOffsets(block.node.textBetween(0, block.node.content.size, undefined, ' '))
}

function somewhere(peer: Peer, random: Random): number | null {
  const block = random.pick(blocks(peer.view.state.doc))
  return block === undefined ? null : block.start + (random.pick(offsets(block)) ?? 0)
}

function caret(peer: Peer, pos: number): void {
  peer.view.dispatch(peer.view.state.tr.setSelection(TextSelection.create(peer.view.state.doc, pos)))
}

/** Restoring a joined section shows its text twice by intent; a run must not count that as a fault. */
function joinedOrNew(peer: Peer, id: string): boolean {
  const removed: unknown = peer.doc.getMap<{ get(key: string): unknown }>('sections').get(id)?.get('removed')
  return typeof removed === 'object' && removed !== null && ('into' in removed || 'new' in removed)
}
