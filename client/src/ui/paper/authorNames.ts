import { createContext } from 'react'

/** The names of the levels that `author` marks count, the highest first; empty where nobody shows authors. */
export const AuthorNames = createContext<readonly string[]>([])
