import { signOut } from '../platform/api/index.ts'

/** Signs out, leaves nothing of the plans on this computer, and begins afresh: no state of the person left may linger. */
export async function leave(): Promise<void> {
  await signOut()
  const { clearJournals } = await import('../platform/sync/index.ts')
  await clearJournals()
  window.location.assign('/')
}
