// npm run build: builds what changed of the server, the client and the command.
import { install } from './house.mjs'

await install()
const { buildAll } = await import('./build.mjs')
await buildAll()
