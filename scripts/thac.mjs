// npm run -s thac -- COMMAND …: the headless command. What installing or building says goes to stderr.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, buildOnce, install } from './house.mjs'

await install({ quiet: true })
const { CLI_ROOMS, buildCli } = await import('./build.mjs')
await buildOnce('thac', CLI_ROOMS, 'packages/cli/dist/thac.mjs', buildCli)
await import(pathToFileURL(path.join(ROOT, 'packages', 'cli', 'dist', 'thac.mjs')).href)
