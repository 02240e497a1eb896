// What the scripts share: where the house is, how to run a command in it, and how to tell that nothing changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const STAMPS = path.join(ROOT, 'node_modules', '.thac')

/** Runs a command at the root; resolves with its exit code. `quiet` sends what it prints to stderr. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'], shell: process.platform === 'win32' })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Installs with the pinned pnpm, unless the lock file is the one installed last. */
export async function install({ quiet = false } = {}) {
  const key = hashFiles(['pnpm-lock.yaml', 'package.json', 'pnpm-workspace.yaml'])
  if (isStamped('install', key)) return
  const { packageManager } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const code = await run('npx', ['-y', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'], { quiet, env: { CI: 'true' } })
  if (code !== 0) {
    console.error('The packages could not be installed: is the npm registry within reach?')
    process.exit(1)
  }
  stamp('install', key)
}

/** Runs `make` unless the sources under `rooms` are those of its last success and `result` is there. */
export async function buildOnce(name, rooms, result, make) {
  const key = hashFiles(rooms.flatMap((room) => sources(room)))
  if (isStamped(name, key) && existsSync(path.join(ROOT, result))) return
  const ok = await make()
  if (!ok) {
    console.error(`The ${name} could not be built.`)
    process.exit(1)
  }
  stamp(name, key)
}

/** Every source file under a folder or the file itself, tests left out; relative to the root, sorted. */
function sources(room) {
  const at = path.join(ROOT, room)
  if (!existsSync(at)) return []
  if (statSync(at).isFile()) return [room]
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist'].includes(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sources(`${room}/${entry.name}`) : [`${room}/${entry.name}`]))
}

function hashFiles(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(path.join(ROOT, file))).update('\0')
  return hash.digest('hex')
}

function isStamped(name, key) {
  const file = path.join(STAMPS, name)
  return existsSync(file) && readFileSync(file, 'utf8') === key
}

function stamp(name, key) {
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(path.join(STAMPS, name), key)
}

/** Forgets what was installed and built, so that the next start does both again. */
export function forget() {
  rmSync(STAMPS, { recursive: true, force: true })
}
