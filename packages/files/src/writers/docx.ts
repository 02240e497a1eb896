import type { Plan } from '@thac/plan'
import type { DocxLayout } from './docx/layout.ts'
import { A4 } from './docx/layout.ts'

/**
 * A plan as a Word file on A4. Sections are numbered by Word itself wherever Word would print the plan's own label, else the label
 * is text. What writes it is loaded only here, so that reading does not pay for it.
 */
export async function toDocx(plan: Plan, layout: DocxLayout = A4): Promise<Uint8Array> {
  const { writeDocx } = await import('./docx/write-docx.ts')
  return writeDocx(plan, layout)
}
