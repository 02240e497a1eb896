import { run } from './index.ts'
import { realWorld } from './world.ts'

/** What a call of the command printed, and its exit code; for tests. */
export interface Called {
  readonly code: number
  readonly out: string
  readonly err: readonly string[]
}

/** Calls the command as a shell would, in this process. */
export async function thac(...words: readonly string[]): Promise<Called> {
  const out: string[] = []
  const err: string[] = []
  const code = await run(words, { ...realWorld(), print: (text) => void out.push(text) }, (line) => void err.push(line))
  return { code, out: out.join('\n'), err }
}
