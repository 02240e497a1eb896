import type { ReactNode } from 'react'
import { createContext, use } from 'react'

/** What every top bar holds whatever the screen; `app/` provides it. */
export interface Shell {
  /** Opens the search for plans and commands; null where nobody is signed in. */
  readonly openSearch: (() => void) | null
  /** The menu of the person signed in. */
  readonly account: ReactNode
}

export const ShellContext = createContext<Shell>({ openSearch: null, account: null })

export function useShell(): Shell {
  return use(ShellContext)
}
