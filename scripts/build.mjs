// Builds what is served and run: the client by Vite, the server and the command by esbuild.
import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, buildOnce, run } from './house.mjs'

const PACKAGES = ['packages/plan/src', 'packages/sync/src', 'packages/files/src', 'packages/api/src', 'packages/demo/src', 'pnpm-lock.yaml']

export const CLIENT_ROOMS = [...PACKAGES, 'client/src', 'client/index.html', 'client/vite.config.ts', 'client/public']
export const SERVER_ROOMS = [...PACKAGES, 'server/src', 'scripts/build.mjs']
export const CLI_ROOMS = [...PACKAGES, 'packages/cli/src', 'scripts/build.mjs']

export async function buildClient({ quiet = false } = {}) {
  const vite = path.join(ROOT, 'client', 'node_modules', 'vite', 'bin', 'vite.js')
  return (await run(process.execPath, [vite, 'build', 'client', '--logLevel', 'warn'], { quiet })) === 0
}

/** `outdir` is where main.js and its workers go; the workspace's packages are bundled in, npm's are left outside. */
export async function buildServer(outdir = path.join(ROOT, 'server', 'dist')) {
  return bundle({ main: 'server/src/main.ts', 'log-worker': 'server/src/store/log-worker.ts', 'import-worker': 'server/src/plans/import-worker.ts' }, outdir, '.js', external('server'))
}

/** One file that needs nothing beside it. */
export async function buildCli() {
  return bundle({ thac: 'packages/cli/src/main.ts' }, path.join(ROOT, 'packages', 'cli', 'dist'), '.mjs', [])
}

/** Builds whatever changed since it was last built. */
export async function buildAll() {
  await buildOnce('server', SERVER_ROOMS, 'server/dist/main.js', () => buildServer())
  await buildOnce('client', CLIENT_ROOMS, 'client/dist/index.html', () => buildClient())
  await buildOnce('thac', CLI_ROOMS, 'packages/cli/dist/thac.mjs', buildCli)
}

async function bundle(entries, outdir, extension, outside) {
  const result = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(ROOT, file)])),
    outdir, outExtension: { '.js': extension }, bundle: true, platform: 'node', target: 'node20', format: 'esm', sourcemap: true,
    external: outside, logLevel: 'warning',
    banner: outside.length === 0 ? { js: "import { createRequire as thacRequire } from 'node:module'; const require = thacRequire(import.meta.url);" } : {},
  }).catch(() => null)
  return result !== null && result.errors.length === 0
}

function external(room) {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, room, 'package.json'), 'utf8'))
  return Object.keys(dependencies).filter((name) => !name.startsWith('@thac/'))
}
