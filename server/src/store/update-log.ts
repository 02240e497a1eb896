import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createLogDesk } from './log-desk.ts'
import { openLogFile } from './log-file.ts'
import type { LogAnswer, LogRequest } from './log-messages.ts'
import type { StoredDocument, UpdateLog } from './ports.ts'

/** The log of `file` on a thread of its own where the built worker lies beside this build, else on this thread. */
export function openUpdateLog(file: string): UpdateLog {
  const worker = new URL('./log-worker.js', import.meta.url)
  return existsSync(fileURLToPath(worker)) ? threadedUpdateLog(file, worker) : inlineUpdateLog(file)
}

/** The log written by the thread whose built code is at `worker`. */
export function threadedUpdateLog(file: string, worker: URL): UpdateLog {
  const thread = new Worker(worker, { workerData: file })
  const log = client((request) => {
    // A view is cloned with the whole buffer under it, which may be a socket's; so a trimmed copy is handed over.
    if (request.type !== 'append') return thread.postMessage(request)
    const update = request.update.slice()
    thread.postMessage({ ...request, update }, [update.buffer])
  })
  thread.on('message', log.answered)
  thread.on('error', (error) => log.failed(error))
  thread.on('exit', () => log.failed(new Error('the log stopped')))
  return log
}

/** The log written on this thread, once a turn of the event loop. */
export function inlineUpdateLog(file: string): UpdateLog {
  let gathered: LogRequest[] = []
  const log = client((request) => {
    if (gathered.push(request) > 1) return
    setImmediate(() => {
      const requests = gathered
      gathered = []
      desk(requests)
    })
  })
  const desk = createLogDesk(openLogFile(file), log.answered)
  return log
}

interface Waiting { resolve(value: LogAnswer & { ok: true }): void; reject(error: Error): void }

/** Matches answers with the requests that wait for them. Once `failed`, every request is refused. */
function client(send: (request: LogRequest) => void): UpdateLog & { answered(answers: readonly LogAnswer[]): void; failed(error: Error): void } {
  const waiting = new Map<number, Waiting>()
  let next = 1
  let broken: Error | null = null

  function ask(make: (id: number) => LogRequest): Promise<LogAnswer & { ok: true }> {
    if (broken !== null) return Promise.reject(broken)
    const id = next++
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      send(make(id))
    })
  }

  return {
    // Each request type answers one type of value (log-messages.ts); the casts below say which.
    append: async (planId, update) => (await ask((id) => ({ id, type: 'append', planId, update }))).value as number,
    load: async (planId) => (await ask((id) => ({ id, type: 'load', planId }))).value as StoredDocument,
    last: async (planId) => (await ask((id) => ({ id, type: 'last', planId }))).value as number,
    compact: async (planId, seq, snapshot, stateVector) => (await ask((id) => ({ id, type: 'compact', planId, seq, snapshot, stateVector }))).value as boolean,
    async close() {
      await ask((id) => ({ id, type: 'close' }))
      broken = new Error('the log is closed')
    },
    answered(answers) {
      for (const answer of answers) {
        const one = waiting.get(answer.id)
        waiting.delete(answer.id)
        if (answer.ok) one?.resolve(answer)
        else one?.reject(new Error(answer.reason))
      }
    },
    failed(error) {
      broken ??= error
      for (const one of waiting.values()) one.reject(broken)
      waiting.clear()
    },
  }
}
