import type { DependencyList } from 'react'
import { useEffect, useState } from 'react'

/**
 * Something with a lifetime, made after the first paint and ended with the component or when `deps` change; null until
 * it is there. `make` and `end` are called in pairs, in React's strict mode too.
 */
export function useLifetime<T>(make: () => T, end: (made: T) => void, deps: DependencyList): T | null {
  const [made, setMade] = useState<T | null>(null)
  useEffect(() => {
    const one = make()
    setMade(one)
    return () => {
      setMade(null)
      end(one)
    }
    // The caller names what `make` hangs on; the functions themselves are new at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, deps)
  return made
}
