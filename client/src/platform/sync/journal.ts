import { IndexeddbPersistence } from 'y-indexeddb'
import { deleteDB } from 'lib0/indexeddb'
import type * as Y from 'yjs'

/** A copy of the document on this machine, so that a reload without a connection keeps what was written. */
export interface Journal {
  /** Settles when the kept text is in the document, or when it is clear that nothing can be kept here. */
  readonly loaded: Promise<void>
  /** Forgets everything kept. */
  readonly clear: () => Promise<void>
  readonly close: () => void
}

/** Opening a store that another tab is upgrading can hang; the text then comes from the server alone. */
const LOAD_LIMIT_MS = 1500
const PREFIX = 'thac-plan'
const LIST = 'thac-journals'

/** Keeps `doc` for one person on this machine; null where the browser keeps nothing. */
export function openJournal(userId: string, planId: string, doc: Y.Doc): Journal | null {
  if (typeof indexedDB === 'undefined') return null
  const name = `${PREFIX}:${userId}:${planId}`
  remember(name)
  const store = new IndexeddbPersistence(name, doc)
  const failed = store._db.then(() => new Promise<void>(() => undefined), () => undefined)
  const late = new Promise<void>((resolve) => setTimeout(resolve, LOAD_LIMIT_MS))
  return {
    loaded: Promise.race([store.whenSynced.then(() => undefined), failed, late]),
    clear: () => store.clearData(),
    close: () => {
      store.destroy().catch(() => undefined)
    },
  }
}

/** Forgets what any plan left on this machine; for signing out. */
export async function clearJournals(): Promise<void> {
  const names = remembered()
  localStorage.removeItem(LIST)
  await Promise.allSettled(names.map((name) => deleteDB(name)))
}

/** Firefox cannot list databases in all modes, so their names are kept. */
function remember(name: string): void {
  const names = remembered()
  if (!names.includes(name)) localStorage.setItem(LIST, JSON.stringify([...names, name]))
}

function remembered(): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(LIST) ?? '[]')
    return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}
