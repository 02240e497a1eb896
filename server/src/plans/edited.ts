import type { Plan } from '@thac/plan'
import { standing } from '@thac/plan'
import type { Database } from '../store/tables.ts'

/** Brings up to date what lists show of a draft that has been edited. */
export async function recordEdit(db: Database, planId: string, plan: Plan, edited: { readonly at: number; readonly by: string | null }): Promise<void> {
  const { kind, title, number } = plan.meta
  await db.updateTable('plan').set({
    // Any drafter may have written anything into the letterhead.
    kind: String(kind), title: String(title), number: number === null ? null : String(number), sections: standing(plan).length,
    editedAt: new Date(edited.at).toISOString(), ...(edited.by === null ? {} : { editedBy: edited.by }),
  }).where('id', '=', planId).execute()
}
