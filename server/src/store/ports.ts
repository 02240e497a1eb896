/** What a plan's document was at a moment: the last snapshot, and the updates after it, oldest first. */
export interface StoredDocument {
  readonly snapshot: Uint8Array | null
  readonly updates: readonly Uint8Array[]
  /** Sequence number of the newest update held in either; 0 for a document that was never written. */
  readonly seq: number
}

/**
 * The durable log of every document. Updates of one document are numbered from 1 without a hole, in the order of the
 * calls. A resolved `append` has reached the disk. A rejected one has not been written, nor has any called with it.
 */
export interface UpdateLog {
  append(planId: string, update: Uint8Array): Promise<number>
  load(planId: string): Promise<StoredDocument>
  /** Sequence number of the newest update; 0 for a document that was never written. */
  last(planId: string): Promise<number>
  /**
   * Puts `snapshot`, the state of the document at `seq`, in the place of the updates up to there. The snapshot is
   * read back first and refused (false) unless it yields `stateVector`. The one before it is kept, with its updates.
   */
  compact(planId: string, seq: number, snapshot: Uint8Array, stateVector: Uint8Array): Promise<boolean>
  close(): Promise<void>
}

/** Immutable JSON values by their hash. What was put stays for ever. */
export interface ContentStore {
  /** Keeps `values` under their hashes; a hash that is there already is passed over. */
  put(values: ReadonlyMap<string, unknown>): Promise<void>
  /** The value of every hash that is there. One hash yields the same object while it is in the cache. */
  get(hashes: Iterable<string>): Promise<ReadonlyMap<string, unknown>>
}
