/** What an update deletes by its own words (Y9). */
export type NamedDeletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
