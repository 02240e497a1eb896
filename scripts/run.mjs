// node scripts/run.mjs FILE.ts …: bundles a TypeScript program (a bench, the screenshot) and runs it.
import { build } from 'esbuild'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './house.mjs'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: node scripts/run.mjs FILE.ts')
  process.exit(1)
}
// Beside its source, so that its imports of npm packages and its own path resolve as they stand.
const outfile = path.join(ROOT, path.dirname(file), 'dist', `${path.basename(file, '.ts')}.mjs`)
await build({
  entryPoints: [path.join(ROOT, file)], outfile, bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning',
  // Bundled in, save what finds files of its own beside itself.
  external: ['playwright-core'],
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(ROOT, file)).href) },
})
await import(pathToFileURL(outfile).href)
