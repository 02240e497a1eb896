import type { Terms } from '@thac/plan'
import type { World } from '../command.ts'
import { InputError } from '../command.ts'

/** A terms file, `{"Thành phố": "Quận", …}`; none is no terms. Throws InputError where it is anything else. */
export async function readTerms(file: string | undefined, world: World): Promise<Terms> {
  if (file === undefined) return {}
  const json = await world.json(file)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new InputError(`${file}: a terms file is an object of strings`)
  const terms: Record<string, string> = {}
  for (const [from, to] of Object.entries(json)) {
    if (typeof to !== 'string') throw new InputError(`${file}: the term "${from}" is not given a string`)
    terms[from] = to
  }
  return terms
}
