import type { Plan } from '@thac/plan'
import { comparePlans, divergence, hashRich, mergePlans, outlineOf, parsePlanFile, sectionContent, toPlanFile } from '@thac/plan'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BAD_PLANS } from './bad-plans.ts'
import { draftsOf } from './two-drafts.ts'

/** Characters a text: the shapes count here, not the size. */
const SIZE = 3_000

/** All that is done with plan files, on three that may be anything. The plans, or null where a file is refused. */
function throughAll(base: unknown, upstream: unknown, child: unknown): readonly Plan[] | null {
  const plans: Plan[] = []
  for (const parsed of [base, upstream, child].map(parsePlanFile)) {
    if (parsed.ok) plans.push(parsed.plan)
    else expect(parsed.reason).toMatch(/^This [^.]+\.$/)
  }
  const [b, u, c] = plans
  if (b === undefined || u === undefined || c === undefined) return null
  const compared = comparePlans(b, c)
  expect(new Set(compared.sections.map((row) => row.id)).size).toBe(compared.sections.length)
  const merged = mergePlans(b, u, c).plan
  // As out of a file again.
  const again = parsePlanFile(JSON.parse(JSON.stringify(merged)))
  expect(again).toMatchObject({ ok: true, findings: [] })
  const bases = new Map(u.sections.map((section) => [hashRich(section), sectionContent(section)]))
  const mine = { meta: merged.meta, sections: merged.sections }
  divergence({ mine, adopted: b, newest: u, bases, terms: {} })
  outlineOf(mine)
  return plans
}

describe('plan files that no office writes', () => {
  it.each(Object.keys(BAD_PLANS))('P8: %s: repaired or refused with one sentence, compared, merged and read again', (name) => {
    const files = BAD_PLANS[name]?.(SIZE)
    throughAll(files?.base, files?.upstream, files?.child)
  })

  it('P8: whatever is changed in a plan file, it is refused, or compared and merged to a plan that reads again', () => {
    const { base, upstream, child } = draftsOf(4, 2)
    const files = [base, upstream, child].map((plan) => JSON.stringify(toPlanFile(plan)))
    const strange = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>('s1', 's2', '__proto__', NaN, 1e308, -1, '\uD800', 'a'.repeat(300), [[]], { type: 'text' }, { type: 'table', content: [{ type: 'tableRow' }] }))
    const slip = fc.record({ file: fc.nat(2), at: fc.nat(5_000), how: fc.constantFrom('put', 'drop', 'double'), value: strange })
    fc.assert(fc.property(fc.array(slip, { minLength: 1, maxLength: 6 }), (slips) => {
      const json = files.map((file) => JSON.parse(file) as unknown)
      for (const { file, at, how, value } of slips) spoil(json[file], at, how, value)
      throughAll(json[0], json[1], json[2])
    }), { numRuns: Math.ceil(Number(process.env['THAC_LAWS'] ?? 2000) / 40) })
  }, 600_000)
})

/** Puts something else in place of one of the values below `root`, or takes it out, or doubles it. */
function spoil(root: unknown, at: number, how: string, value: unknown): void {
  const places: { readonly parent: Record<string, unknown> | unknown[]; readonly key: string }[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    // What JSON holds below an object or an array is reached by its keys.
    const parent = node as Record<string, unknown>
    for (const [key, member] of Object.entries(parent)) {
      places.push({ parent: Array.isArray(node) ? node : parent, key })
      walk(member)
    }
  }
  walk(root)
  const place = places[at % Math.max(1, places.length)]
  if (place === undefined) return
  const { parent, key } = place
  if (Array.isArray(parent)) parent.splice(Number(key), how === 'double' ? 0 : 1, ...(how === 'drop' ? [] : [how === 'double' ? parent[Number(key)] : value]))
  else if (how === 'drop') delete parent[key]
  else parent[key] = how === 'double' ? [parent[key], parent[key]] : value
}
