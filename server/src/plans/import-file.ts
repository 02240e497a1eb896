import { PlanFile } from '@thac/api'
import { explainFileError, readFile } from '@thac/files'
import type { Plan, Recognition } from '@thac/plan'
import { recognise, standing, toPlanFile } from '@thac/plan'
import { firstUpdate } from '../collaboration/first-update.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import { ownText } from './own-text.ts'

/** A file as it was uploaded. */
export interface Upload { readonly name: string; readonly bytes: Uint8Array }

/** A file made into a document that can be kept under `planId`; the bytes are its first update. */
export interface ReadPlan {
  readonly kind: string
  readonly title: string
  readonly number: string | null
  readonly sections: number
  readonly first: Uint8Array
  readonly warnings: readonly unknown[]
}

interface Understood { readonly plan: Plan; readonly source: readonly string[]; readonly recognition: Omit<Recognition, 'plan'> | null }

/** What a file was understood to be, for review, as the JSON text of the answer to `previewImport`. */
export function previewFile(upload: Upload, newId: () => string): Outcome<Uint8Array> {
  const read = understand(upload, newId)
  if (!read.ok) return read
  const { plan, source, recognition } = read.value
  return done(new TextEncoder().encode(JSON.stringify({ name: upload.name, plan: PlanFile.parse(toPlanFile(plan)), source, recognition })))
}

/** A file as a plan to keep. */
export function readPlan(upload: Upload, planId: string, newId: () => string): Outcome<ReadPlan> {
  const read = understand(upload, newId)
  if (!read.ok) return read
  const { plan, recognition } = read.value
  const { kind, title, number } = plan.meta
  return done({ kind, title, number, sections: standing(plan).length, first: firstUpdate(planId, plan), warnings: recognition?.warnings ?? [] })
}

/** The plan in an uploaded file, with what had to be guessed; a plan file needs no guess. */
function understand({ name, bytes }: Upload, newId: () => string): Outcome<Understood> {
  const read = readFile(bytes, name)
  if (!read.ok) {
    return refused('unreadable-file', explainFileError(read.code, read.params, 'en'), { reason: read.code, params: read.params, detailVi: explainFileError(read.code, read.params, 'vi') })
  }
  if (read.kind === 'plan') return done({ plan: ownText(read.plan), source: [], recognition: null })
  const { plan, ...recognition } = recognise(read.lines, { newId, paragraphs: read.paragraphs, warnings: read.warnings })
  return done({ plan, source: read.lines.map(({ text }) => text), recognition })
}
