/** One seeded run of people typing while the server writes a superior's amendments into the same plan, and what became of every word. */
import type { Plan } from '@thac/plan'
import { emptyMeta } from '@thac/plan'
import { applyMerge, readPlan, seedPlan } from '@thac/sync'
import type { Node } from 'prosemirror-model'
import * as Y from 'yjs'
import { checkPeer, checkPeers, wordsIn } from './check.ts'
import { overwrite } from './naive.ts'
import type { OperationName } from './operations.ts'
import { OPERATIONS } from './operations.ts'
import { Peer } from './peer.ts'
import type { Random } from './random.ts'
import { seeded } from './random.ts'
import { SERVER, SimServer } from './sim-server.ts'
import { letRest } from './rest.ts'
import type { Amendment } from './superior.ts'
import { AMENDMENTS, amend } from './superior.ts'
import { tokensIn } from './tokens.ts'

export interface PullOptions {
  readonly seed: number
  readonly operations: number
  readonly peers: number
  /** Weights of what people do; an operation left out does not happen. */
  readonly weights: { readonly [name in OperationName]?: number }
  readonly amendments?: readonly Amendment[]
  /** `naive`: the whole merged plan is written over the document, as it was when the merge was made. */
  readonly writer?: 'keyed' | 'naive'
}

export interface PullReport {
  readonly typed: number
  readonly pulls: number
  /** Pulls taken back. */
  readonly reverts: number
  readonly bounced: number
  /** Bytes that the server's writes took. */
  readonly bytes: number
  /** Typed, deleted by nobody who saw it, and in no section, not even in a hidden one. */
  readonly lost: readonly string[]
  /** Typed, and only in a section that a pull took out. */
  readonly withdrawn: readonly string[]
  /** Shown in a section into which nobody moved the text it was typed in. */
  readonly misplaced: readonly string[]
  readonly doubled: readonly string[]
  /** Put in by the superior, taken out by nobody, and not there. */
  readonly superiorLost: readonly string[]
  readonly rescued: number
  readonly faults: readonly string[]
}

interface Word {
  /** Where it was typed; null for the superior's and the seed's. */
  readonly home: string | null
  gone: boolean
  copied: boolean
}

interface Run {
  readonly random: Random
  readonly words: Map<string, Word>
  /** section -> sections into which somebody moved text of it. */
  readonly ways: Map<string, Set<string>>
  readonly faults: string[]
}

const CHECK_EVERY = 6
const DELETING: ReadonlySet<OperationName> = new Set(['deleteIn', 'deleteAcross'])
const UNDOING: ReadonlySet<OperationName> = new Set(['undo', 'redo'])
const COPYING: ReadonlySet<OperationName> = new Set(['paste', 'undo', 'redo', 'restore'])

/** Runs `operations` deeds of people and a pull about every tenth, with random delays and disconnects, then lets everything arrive. */
export function runPulls(options: PullOptions): PullReport {
  const random = seeded(options.seed)
  const server = new SimServer(seedState())
  const relaySeed = Y.encodeStateAsUpdate(server.doc)
  const peers = Array.from({ length: options.peers }, (_, i) => new Peer(i, server, random, relaySeed))
  const run: Run = { random, words: new Map(), ways: new Map(), faults: [] }
  for (const token of tokensIn(textOf(readPlan(server.doc)))) run.words.set(token, { home: null, gone: false, copied: false })
  const pulling = new Pulling(server, run, options)
  const names = weighted(options.weights)
  for (let step = 0, done = 0; done < options.operations && step < options.operations * 20; step++) {
    const peer = random.pick(peers)
    if (peer === undefined) break
    if (random.chance(0.05)) {
      if (peer.online) peer.online = false
      else peer.comeBack(server)
    }
    const dice = random.next()
    if (dice < 0.06) pulling.step()
    else if (dice < 0.55) {
      if (operate(peer, random.pick(names) ?? 'type', run)) done++
      if (random.chance(0.7)) peer.send()
    } else peer.receive(1 + random.below(4))
    if (step % CHECK_EVERY === 0) checkPeer(peer, `step ${step}`, run.faults)
  }
  settle(server, peers, run.faults)
  for (const peer of peers) checkPeer(peer, 'at the end', run.faults)
  checkPeers(peers, run.faults)
  if (JSON.stringify(readPlan(server.doc)) !== JSON.stringify(readPlan(peers[0]?.doc ?? server.doc))) run.faults.push('the server reads another plan')
  return { ...pulling.report(), typed: [...run.words.values()].filter(({ home }) => home !== null).length, ...fates(server, run), rescued: peers.reduce((sum, peer) => sum + peer.rescued, 0), faults: run.faults }
}

/** The server's side: a merge is made, things go on, and then it is written. */
class Pulling {
  readonly #server: SimServer
  readonly #run: Run
  readonly #options: PullOptions
  #made: { readonly before: Plan; readonly after: Plan } | null = null
  #last: { readonly before: Plan; readonly after: Plan } | null = null
  #count = 0
  #tokens = 0
  #reverts = 0
  #bounced = 0

  constructor(server: SimServer, run: Run, options: PullOptions) {
    this.#server = server
    this.#run = run
    this.#options = options
  }

  /** Makes a merge, or writes the one made before; now and then takes the last one back. */
  step(): void {
    const { random } = this.#run
    if (this.#last !== null && random.chance(0.15)) {
      this.#write(this.#last.after, this.#last.before)
      this.#reverts++
      this.#last = null
      return
    }
    const before = readPlan(this.#server.doc)
    this.#made ??= { before, after: amend(before, this.#options.amendments ?? AMENDMENTS, 1 + random.below(4), random, () => `s${this.#count}x${this.#tokens++}z`) }
    if (random.chance(0.4)) return
    const { before: was, after } = this.#made
    this.#made = null
    this.#write(was, after)
    this.#last = { before: was, after }
    this.#count++
  }

  report(): Pick<PullReport, 'pulls' | 'reverts' | 'bounced' | 'bytes'> {
    return { pulls: this.#count, reverts: this.#reverts, bounced: this.#bounced, bytes: this.#server.wrote }
  }

  #write(before: Plan, after: Plan): void {
    const { words } = this.#run
    const held = wordsIn(this.#server.doc)
    if (this.#options.writer === 'naive') overwrite(this.#server.doc, after, SERVER)
    else this.#bounced += applyMerge(this.#server.doc, before, after, { origin: SERVER }).bounced.length
    const now = wordsIn(this.#server.doc)
    for (const token of now.keys()) if (!words.has(token)) words.set(token, { home: null, gone: false, copied: false })
    for (const token of held.keys()) {
      const word = words.get(token)
      if (now.has(token) || word === undefined) continue
      // What the superior takes out of his own words is his affair; what somebody typed is not.
      if (word.home === null) word.gone = true
      else if (this.#options.writer !== 'naive') this.#run.faults.push(`a pull took out ${token}`)
    }
    // A word of the superior's that a pull puts back counts again.
    for (const token of now.keys()) if (!held.has(token)) Object.assign(words.get(token) ?? {}, { gone: false })
  }
}

function operate(peer: Peer, name: OperationName, run: Run): boolean {
  const before = peer.view.state.doc
  const were = placesOf(before)
  const held = UNDOING.has(name) ? wordsIn(peer.doc) : null
  const typed: string[] = []
  const done = OPERATIONS[name](peer, run.random, () => {
    const token = `p${peer.index}x${run.words.size}z`
    typed.push(token)
    return ` ${token} `
  })
  const are = placesOf(peer.view.state.doc)
  for (const token of typed) run.words.set(token, { home: [...(are.get(token)?.keys() ?? [])][0] ?? null, gone: false, copied: false })
  for (const token of typed) if (!are.has(token)) run.faults.push(`${name}: typed ${token} does not show`)
  // Its own doing may send text of a section into another one: what it moved, and what it did to sections that came and went.
  if (before !== peer.view.state.doc) noteWays(run, before, peer.view.state.doc, were, are)
  for (const [token, sections] of were) {
    const word = run.words.get(token)
    if (word !== undefined && !are.has(token) && DELETING.has(name)) word.gone = true
    else if (!are.has(token) && !UNDOING.has(name) && name !== 'remove') run.faults.push(`${name}: ${token} in ${[...sections.keys()].join()} vanished for the one who did it`)
  }
  if (held !== null) {
    const now = wordsIn(peer.doc)
    for (const token of held.keys()) {
      const word = run.words.get(token)
      if (now.has(token) || word === undefined) continue
      if (!token.startsWith(`p${peer.index}x`) && !word.copied) run.faults.push(`${name} by ${peer.index}: ${token} is gone`)
      word.gone = true
    }
  }
  if (COPYING.has(name)) {
    for (const [token, sections] of are) {
      const word = run.words.get(token)
      if (word !== undefined && total(sections) > total(were.get(token))) word.copied = true
    }
  }
  return done
}

function noteWays(run: Run, before: Node, after: Node, were: Placed, are: Placed): void {
  const way = (from: string, to: string): void => {
    if (from !== to) run.ways.set(from, (run.ways.get(from) ?? new Set()).add(to))
  }
  for (const [token, sections] of are) {
    const old = were.get(token)
    if (old !== undefined) for (const to of sections.keys()) if (!old.has(to)) for (const from of old.keys()) way(from, to)
  }
  const [old, now] = [nodesOf(before), nodesOf(after)]
  const touched = [...now].filter(([id, node]) => old.has(id) && old.get(id) !== node).map(([id]) => id)
  for (const id of now.keys()) if (!old.has(id)) for (const from of touched) way(from, id)
  for (const id of old.keys()) if (!now.has(id)) for (const to of touched) way(id, to)
}

/** token -> section -> how often. */
type Placed = ReadonlyMap<string, ReadonlyMap<string, number>>

function placesOf(doc: Node): Placed {
  const out = new Map<string, Map<string, number>>()
  doc.forEach((section) => {
    const id = String(section.attrs['id'])
    for (const token of tokensIn(section.textBetween(0, section.content.size, '\n', ' '))) {
      const places = out.get(token) ?? new Map<string, number>()
      places.set(id, (places.get(id) ?? 0) + 1)
      out.set(token, places)
    }
  })
  return out
}

function nodesOf(doc: Node): ReadonlyMap<string, Node> {
  const out = new Map<string, Node>()
  doc.forEach((node) => out.set(String(node.attrs['id']), node))
  return out
}

function total(sections: ReadonlyMap<string, number> | undefined): number {
  return [...(sections?.values() ?? [])].reduce((sum, count) => sum + count, 0)
}

/** Everybody comes back as a client does, and reads until nothing is left. */
function settle(server: SimServer, peers: readonly Peer[], faults: string[]): void {
  for (const peer of peers) if (!peer.online) peer.comeBack(server)
  letRest(peers, faults)
}

function fates(server: SimServer, run: Run): Pick<PullReport, 'lost' | 'withdrawn' | 'misplaced' | 'doubled' | 'superiorLost'> {
  const out = { lost: [] as string[], withdrawn: [] as string[], misplaced: [] as string[], doubled: [] as string[], superiorLost: [] as string[] }
  const shown = new Map<string, string[]>()
  for (const section of readPlan(server.doc).sections) {
    if (section.removed === true) continue
    for (const token of tokensIn(textOf({ meta: emptyMeta(''), sections: [section] }))) shown.set(token, [...(shown.get(token) ?? []), section.id])
  }
  const anywhere = wordsIn(server.doc)
  const byPerson = wordsIn(server.doc, (removal) => removal !== undefined && !isWithdrawal(removal))
  for (const [token, { home, gone, copied }] of run.words) {
    const at = shown.get(token) ?? []
    if (at.length > 1 && !copied) out.doubled.push(token)
    if (home !== null && !copied && at.some((id) => !reaches(run.ways, home, id))) out.misplaced.push(`${token} of ${home} in ${at.join()}`)
    if (gone || at.length > 0) continue
    if (!anywhere.has(token)) (home === null ? out.superiorLost : out.lost).push(token)
    else if (home !== null && !byPerson.has(token)) out.withdrawn.push(token)
  }
  return out
}

function reaches(ways: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const at of seen) for (const next of ways.get(at) ?? []) seen.add(next)
  return seen.has(to)
}

function isWithdrawal(removal: unknown): boolean {
  return typeof removal === 'object' && removal !== null && 'known' in removal && !('into' in removal)
}

function weighted(weights: PullOptions['weights']): readonly OperationName[] {
  // The keys of the record are operation names by its type.
  return (Object.keys(weights) as OperationName[]).flatMap((name) => Array.from({ length: weights[name] ?? 0 }, () => name))
}

function textOf(plan: Plan): string {
  return plan.sections.flatMap(({ title, blocks }) => [title, ...blocks.map((block) => block.content ?? [])]).map((content) => content.map((inline) => inline.text ?? ' ').join('')).join('\n')
}

function seedState(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedPlan(doc, pulledPlan())
  return Y.encodeStateAsUpdate(doc)
}

/** Eight sections of an invented plan that say much the same, as real ones do. */
function pulledPlan(): Plan {
  let n = 0
  const word = (): string => `b0x${n++}z`
  const matters = ['Thông tin', 'Sơ tán', 'Hậu cần', 'Y tế', 'Trường học', 'Giao thông', 'Điện', 'Báo cáo']
  return {
    meta: emptyMeta('Phòng, chống lũ năm nay'),
    sections: matters.map((title, i) => ({
      id: `q${i}`, order: 'BDFHJLNP'[i] ?? 'Z', level: 1 + (i % 3 === 2 ? 1 : 0), kind: 'body', runIn: false,
      // Most come from a superior, some are the unit's own.
      ...(i % 4 === 3 ? {} : { base: `h${i}` }),
      title: [{ type: 'text', text: `${title} ${word()}` }],
      blocks: [
        `Xã ${word()} rà soát danh sách hộ dân cần giúp ${word()} trước mùa lũ.`,
        `Ban chỉ huy ${word()} trực ngày đêm, mỗi ca hai người.`,
        'Báo cáo kết quả về cấp trên trước ngày 15 hằng tháng.',
        `Mỗi thôn ${word()} có một tổ xung kích.`,
      ].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    })),
  }
}
