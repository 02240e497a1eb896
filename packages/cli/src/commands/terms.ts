import type { Terms } from '@thac/plan'
import type { World } from '../command.ts'
import { InputError } from '../command.ts'

/** No list that people keep comes near, and the longest name of a body has some 100 letters. */
const MOST = 5_000
const LONGEST = 200

/**
 * A terms file, `{"Thành phố": "Quận", …}`; none is no terms. Throws InputError where it is anything else: what is put in would
 * otherwise multiply a text without bound.
 */
export async function readTerms(file: string | undefined, world: World): Promise<Terms> {
  if (file === undefined) return {}
  const json = await world.json(file)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new InputError(`${file}: a terms file is an object of strings`)
  const terms = Object.entries(json).map(([from, to]: readonly [string, unknown]): readonly [string, string] => {
    if (typeof to !== 'string') throw new InputError(`${file}: the term "${from.slice(0, LONGEST)}" is not given a string`)
    if (from.trim() === '') throw new InputError(`${file}: a term is empty`)
    if (from.length > LONGEST || to.length > LONGEST) throw new InputError(`${file}: the term "${from.slice(0, 30)}" or what stands for it is longer than ${LONGEST} characters`)
    return [from, to]
  })
  if (terms.length > MOST) throw new InputError(`${file}: there are more than ${MOST} terms`)
  return Object.fromEntries(terms)
}
