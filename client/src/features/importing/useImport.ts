import { useEffect, useReducer, useRef } from 'react'
import { ApiProblem, upload } from '../../platform/api/index.ts'
import { takeOver } from './handOver.ts'
import type { Understood } from './understood.ts'
import { understoodOf } from './understood.ts'

/** How far an import has come. `share` is what was sent, 0 to 1; at 1 the server is reading. */
export type ImportState =
  | { readonly step: 'choose'; readonly error: unknown }
  | { readonly step: 'reading'; readonly name: string; readonly share: number }
  | { readonly step: 'review'; readonly understood: Understood }

export interface Import {
  readonly state: ImportState
  /** Sends a file to be read. */
  readonly start: (file: File) => void
  /** Back to choosing; what was read is dropped. */
  readonly restart: () => void
}

/** Largest file the server takes in, in bytes: a larger one need not be sent to learn that. */
const LARGEST_FILE = 50 * 1024 * 1024

/** One import from file to review; begins at once with a file that another screen handed over. */
export function useImport(): Import {
  const [state, move] = useReducer((_: ImportState, next: ImportState) => next, { step: 'choose', error: null })
  // The attempt that is still wanted: answers to earlier ones are passed over.
  const attempt = useRef(0)
  const start = (file: File): void => {
    const mine = ++attempt.current
    const tell = (next: ImportState): void => {
      if (mine === attempt.current) move(next)
    }
    if (file.size > LARGEST_FILE) return tell({ step: 'choose', error: new ApiProblem(413, 'too-large', 'too large') })
    tell({ step: 'reading', name: file.name, share: 0 })
    const form = new FormData()
    form.append('file', file)
    upload('previewImport', form, (share) => tell({ step: 'reading', name: file.name, share }))
      .then((answer) => tell({ step: 'review', understood: understoodOf(answer) }))
      .catch((error: unknown) => tell({ step: 'choose', error }))
  }
  const restart = (): void => {
    attempt.current++
    move({ step: 'choose', error: null })
  }
  const begin = useRef(start)
  useEffect(() => {
    const file = takeOver()
    if (file !== null) begin.current(file)
  }, [])
  return { state, start, restart }
}
