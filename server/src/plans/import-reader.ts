import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Tinypool } from 'tinypool'
import type { AdoptionPairs } from '@thac/plan'
import type { AdoptTask, AdoptedDocument, PairTask } from '../cascade/adoption-work.ts'
import { adoptWork, pairWork } from '../cascade/adoption-work.ts'
import { newId } from '../new-id.ts'
import type { Outcome, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { ReadPlan, Upload } from './import-file.ts'

/** Reads uploaded files and does other long work on whole plans. What a file is at fault for is a refusal with one sentence. */
export interface ImportReader {
  /** What the file was understood to be, as the JSON text of the answer to `previewImport`. */
  readonly preview: (upload: Upload) => Promise<Outcome<Uint8Array>>
  /** The file as a document to keep under `planId`. */
  readonly plan: (upload: Upload, planId: string) => Promise<Outcome<ReadPlan>>
  /** Which section of a draft is which of a superior's plan. */
  readonly pairs: (task: PairTask) => Promise<Outcome<AdoptionPairs>>
  /** A draft as the child of a superior's plan, as a document to keep. */
  readonly adopted: (task: AdoptTask) => Promise<Outcome<AdoptedDocument>>
  readonly close: () => Promise<void>
}

/** What reading one file may take, and how many may be read or wait. */
export interface ReadingLimits {
  /** From the upload to the answer, waiting included; then the thread is ended. */
  readonly seconds: number
  /** Of one thread's heap. */
  readonly megabytes: number
  readonly threads: number
  readonly waiting: number
}

export const READING_LIMITS: ReadingLimits = { seconds: 30, megabytes: 1024, threads: 2, waiting: 20 }

/** New objects die young here: a small nursery costs no time and keeps the peak low. */
const NURSERY_MB = 16

/** Reads on threads where the built worker lies beside this build, else on this thread. */
export function openImportReader(): ImportReader {
  const worker = new URL('./import-worker.js', import.meta.url)
  return existsSync(fileURLToPath(worker)) ? threadedImportReader(worker) : inlineImportReader()
}

/** Reads on threads that run the built code at `worker`; the first one starts with the first file. */
export function threadedImportReader(worker: URL, limits: ReadingLimits = READING_LIMITS): ImportReader {
  let pool: Tinypool | null = null

  function read<T>(name: string, task: Upload & { readonly planId?: string }): Promise<Outcome<T>> {
    // A view is cloned with the whole buffer under it, which may be a request's; so a trimmed copy is handed over.
    const bytes = task.bytes.slice()
    return run(name, { ...task, bytes }, [bytes.buffer])
  }

  async function run<T>(name: string, task: unknown, transferList: ArrayBuffer[] = []): Promise<Outcome<T>> {
    pool ??= new Tinypool({
      filename: worker.href, minThreads: 1, maxThreads: limits.threads, maxQueue: limits.waiting, concurrentTasksPerWorker: 1,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: NURSERY_MB },
    })
    if (pool.queueSize >= limits.waiting) return refused('too-many-requests', 'Too many files are being read at the moment. Try again in a minute.')
    const late = AbortSignal.timeout(limits.seconds * 1000)
    try {
      // The worker's exports answer outcomes (import-worker.ts).
      return (await pool.run(task, { name, signal: late, transferList })) as Outcome<T>
    } catch (error) {
      if (late.aborted) return tooMuch('too-slow', limits)
      if (isOutOfMemory(error)) return tooMuch('too-heavy', limits)
      throw error
    }
  }

  return {
    preview: (upload) => read('preview', upload),
    plan: (upload, planId) => read('plan', { ...upload, planId }),
    pairs: (task) => run('pairs', task),
    adopted: (task) => run('adopted', task),
    close: async () => { await pool?.destroy() },
  }
}

/** Reads on this thread, which does nothing else meanwhile: for tests, and where the server runs from its source. */
export function inlineImportReader(): ImportReader {
  // Readers of five formats: loaded when the first file comes.
  return {
    preview: async (upload) => (await import('./import-file.ts')).previewFile(upload, newId),
    plan: async (upload, planId) => (await import('./import-file.ts')).readPlan(upload, planId, newId),
    pairs: async (task) => pairWork(task),
    adopted: async (task) => adoptWork(task, newId),
    close: async () => undefined,
  }
}

const SENTENCES = {
  'too-slow': {
    en: 'Reading the file took more than {seconds} seconds and was stopped; split the file, or try again later.',
    vi: 'Đọc tệp quá {seconds} giây nên đã dừng; hãy chia nhỏ tệp hoặc thử lại sau.',
  },
  'too-heavy': {
    en: 'Reading the file took too much memory and was stopped; split the file.',
    vi: 'Đọc tệp tốn quá nhiều bộ nhớ nên đã dừng; hãy chia nhỏ tệp.',
  },
} as const

function tooMuch(reason: keyof typeof SENTENCES, { seconds }: ReadingLimits): Refusal {
  const say = (language: 'en' | 'vi'): string => SENTENCES[reason][language].replace('{seconds}', String(seconds))
  return refused('unreadable-file', say('en'), { reason, params: { seconds }, detailVi: say('vi') })
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
