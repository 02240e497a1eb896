/**
 * A simulated network: one ordered log of raw updates, as the server keeps it. A peer that comes back reads on where it stopped,
 * then sends what it wrote meanwhile.
 */
export interface LogEntry {
  readonly from: number
  readonly update: Uint8Array
}

export class Relay {
  readonly #log: LogEntry[] = []

  append(from: number, update: Uint8Array): void {
    this.#log.push({ from, update })
  }

  at(seq: number): LogEntry | undefined {
    return this.#log[seq]
  }

  get length(): number {
    return this.#log.length
  }
}
