/** One seeded run of several peers, and what became of every word typed in it. */
import type { Plan } from '@thac/plan'
import { emptyMeta } from '@thac/plan'
import { seedPlan } from '@thac/sync'
import * as Y from 'yjs'
import { checkPeer, checkPeers, wordsIn } from './check.ts'
import type { OperationName } from './operations.ts'
import { OPERATIONS } from './operations.ts'
import { Peer } from './peer.ts'
import type { Random } from './random.ts'
import { seeded } from './random.ts'
import { Relay } from './relay.ts'
import { letRest } from './rest.ts'
import { countTokens } from './tokens.ts'

export interface RunOptions {
  readonly seed: number
  readonly operations: number
  readonly peers: number
  /** Weights; an operation left out does not happen. */
  readonly weights: { readonly [name in OperationName]?: number }
}

/** What a run found. Only `typed` may be anything; a fault is named in `faults` with the step it showed at. */
export interface RunReport {
  readonly typed: number
  /** In no section, not even a hidden one, though nobody deleted it. */
  readonly lost: readonly string[]
  /** Shown more than once though nobody copied it. */
  readonly doubled: readonly string[]
  /** In hidden sections alone though nobody removed the section they were typed in. */
  readonly hiddenByJoin: readonly string[]
  readonly rescued: number
  readonly faults: readonly string[]
}

interface Word {
  readonly by: number
  /** Deleted or undone by somebody who saw it. */
  gone: boolean
  copied: boolean
}

/** The slow oracle runs on every so many steps, and on every peer at the end. */
const CHECK_EVERY = 4

const DELETING: ReadonlySet<OperationName> = new Set(['deleteIn', 'deleteAcross'])
const HIDING: ReadonlySet<OperationName> = new Set(['remove', 'restore'])
const UNDOING: ReadonlySet<OperationName> = new Set(['undo', 'redo'])

/** Runs `operations` operations among `peers` peers with random delays and disconnects, then lets everything arrive. */
export function run(options: RunOptions): RunReport {
  const random = seeded(options.seed)
  const relay = new Relay()
  const seed = seedState()
  const peers = Array.from({ length: options.peers }, (_, i) => new Peer(i, relay, random, seed))
  const words = new Map<string, Word>()
  const faults: string[] = []
  const names = weighted(options.weights)
  for (let step = 0, done = 0; done < options.operations && step < options.operations * 20; step++) {
    const peer = random.pick(peers)
    if (peer === undefined) break
    if (random.chance(0.05)) peer.online = !peer.online
    if (random.chance(0.5)) {
      const name = random.pick(names) ?? 'type'
      if (operate(peer, name, random, words, faults)) done++
      if (random.chance(0.7)) peer.send()
    } else peer.receive(1 + random.below(4))
    if (step % CHECK_EVERY === 0) checkPeer(peer, `step ${step}`, faults)
  }
  settle(peers, faults)
  for (const peer of peers) checkPeer(peer, 'at the end', faults)
  checkPeers(peers, faults)
  const rescued = peers.reduce((sum, peer) => sum + peer.rescued, 0)
  return { typed: words.size, ...fates(peers[0], words), rescued, faults }
}

function operate(peer: Peer, name: OperationName, random: Random, words: Map<string, Word>, faults: string[]): boolean {
  const before = countTokens(peer.view.state.doc)
  const held = UNDOING.has(name) ? wordsIn(peer.doc) : null
  const typed: string[] = []
  const done = OPERATIONS[name](peer, random, () => {
    const token = `[p${peer.index}.${words.size}]`
    words.set(token, { by: peer.index, gone: false, copied: false })
    typed.push(token)
    return token
  })
  const after = countTokens(peer.view.state.doc)
  for (const token of typed) if (!after.has(token)) faults.push(`${name}: typed ${token} does not show`)
  for (const [token, count] of before) {
    const now = after.get(token) ?? 0
    const word = words.get(token)
    if (now < count && DELETING.has(name) && word !== undefined) word.gone = true
    else if (now < count && !HIDING.has(name) && !UNDOING.has(name)) faults.push(`${name}: ${token} vanished for the one who did it`)
  }
  if (held !== null) checkUndo(peer, held, words, faults)
  for (const [token, count] of after) {
    const word = words.get(token)
    if (count > (before.get(token) ?? 0) && word !== undefined && (name === 'paste' || UNDOING.has(name) || name === 'restore')) word.copied = true
  }
  return done
}

/** Undo takes back one's own words, hidden ones too; somebody else's word it may hide, never destroy. */
function checkUndo(peer: Peer, before: ReadonlyMap<string, number>, words: ReadonlyMap<string, Word>, faults: string[]): void {
  const after = wordsIn(peer.doc)
  for (const token of before.keys()) {
    const word = words.get(token)
    if (after.has(token) || word === undefined) continue
    if (word.by !== peer.index && !word.copied) faults.push(`undo by ${peer.index}: ${token} of ${word.by} is gone`)
    word.gone = true
  }
}

function settle(peers: readonly Peer[], faults: string[]): void {
  for (const peer of peers) peer.online = true
  letRest(peers, faults)
}

function fates(peer: Peer | undefined, words: ReadonlyMap<string, Word>): Pick<RunReport, 'lost' | 'doubled' | 'hiddenByJoin'> {
  const lost: string[] = []
  const doubled: string[] = []
  const hiddenByJoin: string[] = []
  if (peer === undefined) return { lost, doubled, hiddenByJoin }
  const shown = countTokens(peer.view.state.doc)
  const hidden = hiddenWords(peer.doc)
  for (const [token, word] of words) {
    const count = shown.get(token) ?? 0
    if (count > 1 && !word.copied) doubled.push(token)
    if (count > 0 || word.gone) continue
    if (!hidden.all.has(token)) lost.push(token)
    else if (!hidden.removed.has(token)) hiddenByJoin.push(token)
  }
  return { lost, doubled, hiddenByJoin }
}

/** The words in sections that do not stand: in all of them, and in those that somebody plainly removed. */
function hiddenWords(doc: Y.Doc): { readonly all: ReadonlyMap<string, number>; readonly removed: ReadonlyMap<string, number> } {
  const plain = (removal: unknown): boolean => typeof removal === 'object' && removal !== null && !('into' in removal) && !('new' in removal)
  return { all: wordsIn(doc, (removal) => removal !== undefined), removed: wordsIn(doc, plain) }
}

function weighted(weights: RunOptions['weights']): readonly OperationName[] {
  // The keys of the record are operation names by its type.
  return (Object.keys(weights) as OperationName[]).flatMap((name) => Array.from({ length: weights[name] ?? 0 }, () => name))
}

function seedState(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedPlan(doc, samplePlan())
  return Y.encodeStateAsUpdate(doc)
}

/** Four sections of an invented plan. */
export function samplePlan(): Plan {
  const texts = [
    ['Mục tiêu', 'Không để người dân ở vùng trũng bị cô lập.', 'Mọi hộ nhận tin trước sáu giờ.'],
    ['Nhiệm vụ', 'Xã rà soát danh sách hộ cần sơ tán.', 'Trường học chuẩn bị chỗ ở tạm.', 'Trạm y tế dự trữ thuốc.'],
    ['Phân công', 'Ban chỉ huy trực ngày đêm.', 'Đoàn thanh niên giúp người già.'],
    ['Báo cáo', 'Mỗi ngày một lần trước bốn giờ chiều.'],
  ]
  return {
    meta: emptyMeta('Phòng, chống lũ năm nay'),
    sections: texts.map(([title = '', ...blocks], i) => ({
      id: `s${i}`, order: `${'BDFH'[i] ?? 'Z'}`, level: 1, kind: 'body', runIn: false,
      title: [{ type: 'text', text: title }],
      blocks: blocks.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    })),
  }
}
