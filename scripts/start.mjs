// npm start: installs and builds what changed, then serves. `-- --no-install --no-build` skips these steps.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { ROOT, buildOnce, install } from './house.mjs'

const flags = new Set(process.argv.slice(2))
const unknown = [...flags].filter((flag) => !['--no-install', '--no-build'].includes(flag))
if (unknown.length > 0) {
  console.error(`npm start knows --no-install and --no-build, not ${unknown.join(' ')}.`)
  process.exit(1)
}
if (!flags.has('--no-install')) await install()
if (!flags.has('--no-build')) {
  const { CLIENT_ROOMS, SERVER_ROOMS, buildClient, buildServer } = await import('./build.mjs')
  await buildOnce('server', SERVER_ROOMS, 'server/dist/main.js', () => buildServer())
  await buildOnce('client', CLIENT_ROOMS, 'client/dist/index.html', () => buildClient())
}

const server = spawn(process.execPath, ['--enable-source-maps', path.join(ROOT, 'server', 'dist', 'main.js')], {
  cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
