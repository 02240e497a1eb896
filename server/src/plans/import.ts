import type { Actor } from '../access/can.ts'
import { canDraftFor } from '../access/can.ts'
import type { Outcome } from '../outcome.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { keepDocument } from './create.ts'
import type { Upload } from './import-file.ts'

/** What a file was understood to be, for review; nothing is kept. The answer's JSON text, written on the reader's thread. */
export function previewImport(ws: Workspace, upload: Upload): Promise<Outcome<Uint8Array>> {
  return ws.reader.preview(upload)
}

export async function importPlan(ws: Workspace, actor: Actor, upload: Upload, unitId: string): Promise<Outcome<{ id: string; warnings: unknown[] }>> {
  const path = ws.units.pathOf(unitId)
  if (path === null) return refused('invalid', 'There is no such unit.', { issues: [{ path: ['unitId'], message: 'unknown unit' }] })
  if (!canDraftFor(actor, path)) return refused('forbidden')
  const id = ws.newId()
  const read = await ws.reader.plan(upload, id)
  if (!read.ok) return read
  const { warnings, ...document } = read.value
  await keepDocument(ws, actor.userId, unitId, document, null, id)
  return done({ id, warnings: [...warnings] })
}
