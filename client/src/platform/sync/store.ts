import { useSyncExternalStore } from 'react'

/** A value that changes in time and tells its readers. `get` gives the same object until it changes. */
export interface Store<T> {
  readonly get: () => T
  /** Calls `listener` after every change; the answer takes it off again. */
  readonly subscribe: (listener: () => void) => () => void
}

export interface Cell<T> extends Store<T> {
  /** Sets the value; nobody is told where it is the same one (Object.is). */
  readonly set: (value: T) => void
}

export function cell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
  }
}

/** The value of `store`, rendered again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
