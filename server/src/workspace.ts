import type { Rooms } from './collaboration/rooms.ts'
import type { ImportReader } from './plans/import-reader.ts'
import type { ContentStore } from './store/ports.ts'
import type { Database } from './store/tables.ts'
import type { Units } from './units/units.ts'

/** What every use case works with. Time and ids come in, so that a test can say what they are. */
export interface Workspace {
  readonly db: Database
  readonly contents: ContentStore
  readonly rooms: Rooms
  readonly units: Units
  readonly now: () => Date
  /** A fresh id, unguessable, of `A-Z a-z 0-9 _ -`. */
  readonly newId: () => string
  /** Reads uploaded files, away from this thread. */
  readonly reader: ImportReader
  readonly warn: (message: string, details: Readonly<Record<string, unknown>>) => void
}
