/** The thread that reads uploaded files and pairs drafts, so that a long one delays no keystroke. Its exports are the tasks of import-reader.ts. */
import type { AdoptionPairs } from '@thac/plan'
import type { AdoptTask, AdoptedDocument, PairTask } from '../cascade/adoption-work.ts'
import { adoptWork, pairWork } from '../cascade/adoption-work.ts'
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

export function pairs(task: PairTask): Outcome<AdoptionPairs> {
  return pairWork(task)
}

export function adopted(task: AdoptTask): Outcome<AdoptedDocument> {
  return adoptWork(task, newId)
}
