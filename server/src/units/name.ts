import type { Units } from './units.ts'

/** A unit as people say it; empty for one that is not there. */
export function unitName({ units }: { readonly units: Units }, unitId: string): string {
  return units.get(unitId)?.shortName ?? ''
}
