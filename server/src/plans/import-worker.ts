/** The thread that reads uploaded files, so that a long one delays no keystroke. Its exports are the tasks of import-reader.ts. */
import type { Outcome } from '../outcome.ts'
import { newId } from '../new-id.ts'
import type { ReadPlan, Upload } from './import-file.ts'
import { previewFile, readPlan } from './import-file.ts'

export function preview(upload: Upload): Outcome<Uint8Array> {
  return previewFile(upload, newId)
}

export function plan({ planId, ...upload }: Upload & { readonly planId: string }): Outcome<ReadPlan> {
  return readPlan(upload, planId, newId)
}
