// npm run nightly [-- SEED]: the random tests walked far, another way every night. Each part says what it found; the last line
// names the parts that failed. The tables of docs/benchmarks.md and docs/spec come out of it.
import path from 'node:path'
import { ROOT, install, run } from './house.mjs'

await install()
const seed = process.argv[2] ?? String(Math.floor(Date.now() / 86_400_000))
const vitest = path.join(ROOT, 'node_modules', '.bin', 'vitest')

const PARTS = [
  ['laws', ['--project', 'unit', 'packages/plan'], { THAC_LAWS: '20000' }],
  ['truth of the merge', ['--project', 'server', 'tests/merge'], { THAC_TRUTH: '100000' }],
  ['pulls into living plans', ['--project', 'server', 'tests/convergence/pulls.test.ts'], { THAC_PULLS: '2000' }],
  ['convergence', ['--project', 'server', 'tests/convergence/fuzz.test.ts'], { THAC_FUZZ: '2000' }],
]

const failed = []
console.log(`seed ${seed} (npm run nightly -- ${seed} walks this way again)`)
for (const [name, args, env] of PARTS) {
  const started = Date.now()
  const ok = (await run(vitest, ['run', ...args], { env: { ...env, THAC_SEED: seed } })) === 0
  if (!ok) failed.push(name)
  console.log(`${ok ? 'ok' : 'FAILED'}  ${name}  ${Math.round((Date.now() - started) / 1000)} s`)
}
console.log(failed.length === 0 ? 'nightly: all passed' : `nightly: failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
