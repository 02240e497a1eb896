import type { PlanFile } from '@thac/api'
import { PlanFile as PlanFileSchema } from '@thac/api'
import type { Plan, Recognition } from '@thac/plan'
import { recognise, toPlanFile } from '@thac/plan'
import type { Actor } from '../access/can.ts'
import { canDraftFor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { keepPlan, ownText } from './create.ts'

/** A file as it was uploaded. */
export interface Upload { readonly name: string; readonly bytes: Uint8Array }

/** What a file was understood to be, for review; nothing is kept. */
export interface Preview { readonly name: string; readonly plan: PlanFile; readonly source: string[]; readonly recognition: unknown }

interface Understood { readonly plan: Plan; readonly source: string[]; readonly recognition: Omit<Recognition, 'plan'> | null }

/** Largest text that is recognised while others wait, in characters: some 2,000 pages. */
const LONGEST_TEXT = 6_000_000

export async function previewImport(ws: Workspace, upload: Upload): Promise<Outcome<Preview>> {
  const read = await understand(ws, upload)
  if (!read.ok) return read
  const { plan, source, recognition } = read.value
  return done({ name: upload.name, plan: PlanFileSchema.parse(toPlanFile(plan)), source, recognition })
}

export async function importPlan(ws: Workspace, actor: Actor, upload: Upload, unitId: string): Promise<Outcome<{ id: string; warnings: unknown[] }>> {
  const path = ws.units.pathOf(unitId)
  if (path === null) return refused('invalid', 'There is no such unit.', { issues: [{ path: ['unitId'], message: 'unknown unit' }] })
  if (!canDraftFor(actor, path)) return refused('forbidden')
  const read = await understand(ws, upload)
  if (!read.ok) return read
  const { id } = await keepPlan(ws, actor.userId, unitId, read.value.plan)
  return done({ id, warnings: [...(read.value.recognition?.warnings ?? [])] })
}

/** The plan in an uploaded file, with what had to be guessed; a plan file needs no guess. */
async function understand(ws: Workspace, { name, bytes }: Upload): Promise<Outcome<Understood>> {
  // Readers of five formats: loaded when the first file comes.
  const { explainFileError, readFile } = await import('@thac/files')
  const read = readFile(bytes, name)
  if (!read.ok) {
    return refused('unreadable-file', explainFileError(read.code, read.params, 'en'), { reason: read.code, params: read.params, detailVi: explainFileError(read.code, read.params, 'vi') })
  }
  if (read.kind === 'plan') return done({ plan: ownText(read.plan), source: [], recognition: null })
  const length = read.lines.reduce((sum, line) => sum + line.text.length, 0)
  if (length > LONGEST_TEXT) return refused('too-large', 'The text is too long to be taken in at once.')
  const { plan, ...recognition } = recognise(read.lines, { newId: ws.newId, paragraphs: read.paragraphs, warnings: read.warnings })
  return done({ plan, source: read.lines.map(({ text }) => text), recognition })
}
