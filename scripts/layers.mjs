// Who may import whom: runs dependency-cruiser, and fails too where it did not read every source file (it exits 0 then).
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './house.mjs'

const tree = process.env.THAC_LAYERS_ROOT ?? ROOT
const ROOMS = ['packages', 'client/src', 'server/src', 'tests'].filter((room) => existsSync(path.join(tree, room)))
const out = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json', ...ROOMS], {
  cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28,
})
if (out.stdout === '') {
  console.error(out.stderr)
  process.exit(1)
}
const result = JSON.parse(out.stdout)
const read = new Set(result.modules.map((module) => module.source))
const missed = ROOMS.flatMap(files).filter((file) => !read.has(file))
for (const violation of result.summary.violations) console.error(`${violation.rule.severity} ${violation.rule.name}: ${violation.from} → ${violation.to}`)
for (const file of missed) console.error(`not read: ${file}`)
if (result.summary.error > 0 || missed.length > 0) process.exit(1)
console.log(`${read.size} modules, ${result.summary.totalDependenciesCruised} imports, no layer broken`)

function files(room) {
  return readdirSync(path.join(tree, room), { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'fixtures', 'shots'].includes(entry.name)) return []
    const at = `${room}/${entry.name}`
    if (entry.isDirectory()) return files(at)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [at] : []
  })
}
