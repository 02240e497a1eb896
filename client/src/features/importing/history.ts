/** A value with the ones before it and, after an undo, the ones after it. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
}

/** A history with nothing behind it. */
export function startOf<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

/** The history with `next` as its present; unchanged where `next` is the present already. */
export function step<T>(history: History<T>, next: T): History<T> {
  return next === history.present ? history : { past: [...history.past, history.present], present: next, future: [] }
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past[history.past.length - 1]
  return last === undefined ? history : { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future }
}
