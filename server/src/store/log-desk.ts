import type { LogFile } from './log-file.ts'
import type { LogAnswer, LogRequest } from './log-messages.ts'

type Append = Extract<LogRequest, { type: 'append' }>

/**
 * Serves gathered requests against the file: runs of appends become one commit. `answer` gets the answers of one
 * commit or request together. A failed commit fails every append in it; the next requests are tried all the same.
 */
export function createLogDesk(file: LogFile, answer: (answers: readonly LogAnswer[]) => void): (requests: readonly LogRequest[]) => void {
  return (requests) => {
    let appends: Append[] = []
    for (const request of requests) {
      if (request.type === 'append') {
        appends.push(request)
        continue
      }
      commit(appends)
      appends = []
      answer([serve(request)])
    }
    commit(appends)
  }

  function commit(appends: readonly Append[]): void {
    if (appends.length === 0) return
    try {
      const seqs = file.append(appends)
      answer(appends.map(({ id }, i) => ({ id, ok: true, value: seqs[i] ?? 0 })))
    } catch (error) {
      answer(appends.map(({ id }) => ({ id, ok: false, reason: reasonOf(error) })))
    }
  }

  function serve(request: Exclude<LogRequest, Append>): LogAnswer {
    const { id } = request
    try {
      switch (request.type) {
        case 'load': return { id, ok: true, value: file.load(request.planId) }
        case 'last': return { id, ok: true, value: file.last(request.planId) }
        case 'compact': return { id, ok: true, value: file.compact(request.planId, request.seq, request.snapshot, request.stateVector) }
        case 'close':
          file.close()
          return { id, ok: true, value: null }
      }
    } catch (error) {
      return { id, ok: false, reason: reasonOf(error) }
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
