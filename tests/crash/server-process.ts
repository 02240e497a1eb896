import { build } from 'esbuild'
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** The server built as it is shipped, into a folder of its own; inside the server's, so that npm's packages are found. */
export async function bundleServer(name: string): Promise<string> {
  const outdir = path.join(ROOT, 'server/node_modules', name)
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'server/package.json'), 'utf8')) as { dependencies: Record<string, string> }
  await build({
    entryPoints: {
      main: path.join(ROOT, 'server/src/main.ts'), 'log-worker': path.join(ROOT, 'server/src/store/log-worker.ts'),
      'import-worker': path.join(ROOT, 'server/src/plans/import-worker.ts'),
    },
    outdir, bundle: true, platform: 'node', target: 'node20', format: 'esm', logLevel: 'error', external: Object.keys(dependencies).filter((one) => !one.startsWith('@thac/')),
  })
  return outdir
}

/** A running server process. */
export interface ServerProcess {
  readonly url: string
  /** Ends it as a power cut would end a process: no handler runs. */
  readonly kill: () => Promise<void>
  /** Asks it to end; answers its exit code. */
  readonly stop: () => Promise<number | null>
}

/** Starts a built server on `dataDir` and a free port. Rejects with what it printed where it does not come up. */
export async function startProcess(outdir: string, dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [path.join(outdir, 'main.js')], { env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await listening(child)
  return {
    url,
    async kill() {
      const ended = once(child, 'close')
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        printed += data.toString()
        const match = /^thac listening on (http:\/\/\S+)$/m.exec(printed)
        if (match?.[1] !== undefined) resolve(match[1])
      })
    }
    child.on('close', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)))
  })
}
