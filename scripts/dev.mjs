// npm run dev: the built server on 3000 and Vite's own on 5173, which passes /api and /sync on to it.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ROOT, buildOnce, install } from './house.mjs'

await install()
const { SERVER_ROOMS, buildServer } = await import('./build.mjs')
await buildOnce('server', SERVER_ROOMS, 'server/dist/main.js', () => buildServer())
const children = [
  spawn(process.execPath, ['--enable-source-maps', path.join(ROOT, 'server/dist/main.js')], { cwd: ROOT, stdio: 'inherit' }),
  spawn(process.execPath, [path.join(ROOT, 'client/node_modules/vite/bin/vite.js'), 'client'], { cwd: ROOT, stdio: 'inherit' }),
]
const stop = () => children.forEach((child) => child.kill('SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
for (const child of children) child.on('close', stop)
