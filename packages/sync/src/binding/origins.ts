/** The origins of the binding's own transactions. Objects, so that no string of somebody else's can be taken for one. */

/** A change of the document made for the person here outside the editor (restoring a section): rendered, and undoable. */
export const USER_ACTION = { name: 'thac:user-action' } as const

/** Text put back by its author (Y9) or taken out as a double (Y11): rendered, not undoable. */
export const RESCUE = { name: 'thac:rescue' } as const
