/**
 * What died unseen (L10). Text dies with its block, also where whoever deleted the block never saw it: it came later, or on another
 * way. A whole state (sync step 2) names every deletion there is; would it name these too, their author, coming back, would take
 * them for deleted knowingly and put nothing back. So they are left out: they die with their block all the same, and are missed.
 */
import * as Y from 'yjs'

interface Range {
  readonly clock: number
  readonly len: number
}

/** Clients remembered; beyond it the longest unheard of is forgotten. */
const MOST_CLIENTS = 2000

export class DeathsUnseen {
  readonly #doc: Y.Doc
  readonly #dead = new Map<number, readonly Range[]>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Runs `apply`, which applies `update`, and remembers what died of it without the update's own saying so. Linear in what died. */
  during(update: Uint8Array, apply: () => void): void {
    const { structs, ds } = Y.decodeUpdate(update)
    const news = structs.flatMap((struct) => {
      if (!(struct instanceof Y.Item)) return []
      const clock = Math.max(struct.id.clock, Y.getState(this.#doc.store, struct.id.client))
      const len = struct.id.clock + struct.length - clock
      return len > 0 ? [{ client: struct.id.client, clock, len }] : []
    })
    // Before what died is swept away.
    const listen = (transaction: Y.Transaction): void => {
      if (transaction.local) return
      Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
        if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType) || struct.parent._item?.deleted !== true) return
        const { client, clock } = struct.id
        const dead = without({ clock, len: struct.length }, ds.clients.get(client) ?? [])
        if (dead.length > 0) this.#remember(client, dead)
      })
    }
    this.#doc.on('afterTransaction', listen)
    try {
      apply()
    } finally {
      this.#doc.off('afterTransaction', listen)
    }
    // What came for a block that is swept away already was never an item here.
    for (const { client, ...range } of news) {
      const dead = this.#sweptIn(client, range).flatMap((one) => without(one, ds.clients.get(client) ?? []))
      if (dead.length > 0) this.#remember(client, dead)
    }
  }

  /**
   * The update for somebody at `vector`, as Y.encodeStateAsUpdate gives it, without naming what died unseen, nor what `known`, an
   * update of theirs, has named already. Throws for a malformed vector.
   */
  stateFor(vector: Uint8Array, known: Uint8Array | null = null): Uint8Array {
    const update = Y.encodeStateAsUpdate(this.#doc, vector)
    if (this.#dead.size === 0 && known === null) return update
    const theirs = known === null ? null : Y.decodeUpdate(known).ds.clients
    const all = Y.createDeleteSetFromStructStore(this.#doc.store).clients
    const tail = encoded(all)
    const head = update.length - tail.length
    // The deletions stand at the end of an update; where they do not, it is given as it is.
    if (head < 0 || !tail.every((byte, i) => update[head + i] === byte)) return update
    const left = [...all].map(([client, ranges]) => [client, ranges.flatMap((range) => without(range, [...(this.#dead.get(client) ?? []), ...(theirs?.get(client) ?? [])]))] as const)
    const own = encoded(new Map(left.filter(([, ranges]) => ranges.length > 0)))
    const out = new Uint8Array(head + own.length)
    out.set(update.subarray(0, head))
    out.set(own, head)
    return out
  }

  #sweptIn(client: number, { clock, len }: Range): readonly Range[] {
    const structs = this.#doc.store.clients.get(client) ?? []
    const out: Range[] = []
    if (structs.length === 0 || Y.getState(this.#doc.store, client) < clock + len) return out
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]
      if (struct === undefined || struct.id.clock >= clock + len) break
      const from = Math.max(clock, struct.id.clock)
      if (struct instanceof Y.GC) out.push({ clock: from, len: Math.min(clock + len, struct.id.clock + struct.length) - from })
    }
    return out
  }

  #remember(client: number, dead: readonly Range[]): void {
    const ranges = joined([...(this.#dead.get(client) ?? []), ...dead])
    this.#dead.delete(client)
    this.#dead.set(client, ranges)
    const oldest = this.#dead.keys().next()
    if (this.#dead.size > MOST_CLIENTS && oldest.done !== true) this.#dead.delete(oldest.value)
  }
}

/** What of `range` no range of `others` covers. */
function without(range: Range, others: readonly Range[]): readonly Range[] {
  let left: readonly Range[] = [range]
  for (const other of others) {
    left = left.flatMap((one) => {
      const end = one.clock + one.len
      const from = Math.max(one.clock, other.clock)
      const to = Math.min(end, other.clock + other.len)
      if (from >= to) return [one]
      return [{ clock: one.clock, len: from - one.clock }, { clock: to, len: end - to }].filter(({ len }) => len > 0)
    })
  }
  return left
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const out: { clock: number; len: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = out[out.length - 1]
    if (last !== undefined && last.clock + last.len >= range.clock) last.len = Math.max(last.len, range.clock + range.len - last.clock)
    else out.push({ ...range })
  }
  return out
}

/** A delete set as format v1 of Yjs' updates has it: clients from the highest down, each with its ranges. */
function encoded(clients: ReadonlyMap<number, readonly Range[]>): Uint8Array {
  const out: number[] = []
  const write = (value: number): void => {
    let rest = value
    while (rest > 127) {
      out.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    out.push(rest)
  }
  write(clients.size)
  for (const [client, ranges] of [...clients].sort((a, b) => b[0] - a[0])) {
    write(client)
    write(ranges.length)
    for (const { clock, len } of ranges) {
      write(clock)
      write(len)
    }
  }
  return Uint8Array.from(out)
}
