import type { Place, SectionId } from '@thac/plan'
import { createContext } from 'react'

/** Where the sections of the plan around stand, so that references print their numbers of now; null: as they printed last. */
export const RefPlaces = createContext<ReadonlyMap<SectionId, Place> | null>(null)
