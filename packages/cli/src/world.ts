import { randomUUID } from 'node:crypto'
import { mkdir, readFile as readBytes, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { MAX_FILE_MB, explainFileError, readFile } from '@thac/files'
import { recognise } from '@thac/plan'
import type { World } from './command.ts'
import { InputError } from './command.ts'

/** The world as it is: the disk, from where the caller stands (npm moves the working directory and says so in INIT_CWD). */
export function realWorld(): World {
  const base = process.env['INIT_CWD'] ?? process.cwd()
  const at = (file: string): string => path.resolve(base, file)
  return {
    plan: async (file) => loadPlan(file, at(file)),
    json: async (file) => parseJson(file, await bytesOf(file, at(file))),
    write: async (file, content) => {
      try {
        await mkdir(path.dirname(at(file)), { recursive: true })
        await writeFile(at(file), content)
      } catch (error) {
        throw new InputError(`${file}: cannot be written (${codeOf(error)})`)
      }
    },
    print: (text) => {
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
  }
}

const loadPlan = async (file: string, full: string): ReturnType<World['plan']> => {
  const read = readFile(await bytesOf(file, full), path.basename(full))
  if (!read.ok) throw new InputError(`${file}: ${explainFileError(read.code, read.params, 'en')}`)
  if (read.kind === 'plan') return { plan: read.plan, recognition: null }
  const recognition = recognise(read.lines, { newId: () => randomUUID(), paragraphs: read.paragraphs, warnings: read.warnings })
  return { plan: recognition.plan, recognition }
}

async function bytesOf(file: string, full: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(full)
    if (size > MAX_FILE_MB * 1024 * 1024) throw new InputError(`${file}: ${explainFileError('too-large', { limit: MAX_FILE_MB }, 'en')}`)
    return await readBytes(full)
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${file}: ${REASONS[codeOf(error)] ?? `cannot be read (${codeOf(error)})`}`)
  }
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: 'no such file', EISDIR: 'is a directory', EACCES: 'may not be read' }

function parseJson(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new InputError(`${file}: not valid JSON`)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
}
