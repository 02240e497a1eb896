// npm run bench:truth: what the merge makes of cases whose outcome is known by hidden identity (packages/testkit/src/truth), by
// kind of edit and by nearness, and beside it what other programs make of a part of the same cases. THAC_TRUTH=100000 is the
// published size; THAC_TRUTH_FROM=n begins elsewhere, so that a long run can be shared among processes.
import type { TruthCase } from '@thac/testkit'
import { KINDS, NEARNESS, Tallies, describeFault, engineAnswer, mirrored, score, truthCase } from '@thac/testkit'
import { PEERS } from './peers.ts'

const CASES = Number(process.env['THAC_TRUTH'] ?? 3000)
const FROM = Number(process.env['THAC_TRUTH_FROM'] ?? 0)
const SEED = Number(process.env['THAC_SEED'] ?? 1)
/** Of how many cases the peers get one; a whole plan is too slow for them (node-diff3 degenerates), so they get single sections, and the cases with terms. */
const PEERS_EVERY = 20

const all = new Tallies()
const kinds = new Tallies()
const nearness = new Tallies()
const peers = new Tallies()
const faults: string[] = []
const started = performance.now()
const busy = process.cpuUsage()

for (let i = FROM; i < FROM + CASES; i++) {
  const one = truthCase(i, SEED)
  const own = score(one, engineAnswer(one))
  all.add(['all'], own)
  kinds.add(new Set(one.kinds), own)
  nearness.add([one.near], own)
  if (own.verdict === 'false clean' || own.lost.length > 0 || own.doubled.length > 0) faults.push(describeFault(one, own))
  // With theirs chosen in every conflict nothing may be lost either.
  const other = own.verdict !== 'merged' && one.lane === 'section' ? mirrored(one) : null
  const seen = other === null ? null : score(other.one, other.answer)
  if (seen !== null && (seen.lost.length > 0 || seen.doubled.length > 0)) faults.push(`theirs chosen: ${describeFault(one, seen)}`)
  if (Math.floor(i / 7) % PEERS_EVERY === 0) comparePeers(one, own)
}

console.log(all.table('all'))
console.log(`\n${kinds.table('kind of edit, by either side', KINDS)}`)
console.log(`\n${nearness.table('nearness of the two', NEARNESS)}`)
console.log(`\n${peers.table('the same cases, by')}`)
console.log(`\n${CASES} cases from ${FROM}, seed ${SEED}: ${((performance.now() - started) / 1000).toFixed(0)} s, of these ${(process.cpuUsage(busy).user / 1e6).toFixed(0)} s of this process's own.`)
for (const fault of faults.slice(0, 40)) console.log(fault)

function comparePeers(one: TruthCase, own: ReturnType<typeof score>): void {
  const withTerms = Object.keys(one.terms).length > 0
  if (withTerms) {
    peers.add(['terms: Thác'], own)
    peers.add(['terms: Thác without them'], score(one, PEERS['Thác without the terms']?.(one) ?? engineAnswer(one)))
  }
  if (one.lane === 'plan') return
  peers.add(['Thác'], own)
  for (const [name, merge] of Object.entries(PEERS)) if (name !== 'Thác without the terms') peers.add([name], score(one, merge(one)))
}
