import { ask } from './ask.ts'
import { ApiProblem, problemOf } from './problem.ts'

/** Signs in with e-mail and password. Throws ApiProblem `wrong-credentials` where they do not fit. */
export async function signIn(email: string, password: string): Promise<void> {
  const status = await post('/api/auth/sign-in/email', { email, password })
  if (status === 401 || status === 400 || status === 422) throw new ApiProblem(status, 'wrong-credentials', 'wrong e-mail or password')
  if (status > 299) throw problemOf(status, null)
}

/** Signs in as a demo person, by one click. */
export async function signInAs(accountId: string): Promise<void> {
  await ask('demoSignIn', { body: { accountId } })
}

export async function signOut(): Promise<void> {
  const status = await post('/api/auth/sign-out', {})
  if (status > 299 && status !== 401) throw problemOf(status, null)
}

/** better-auth's own calls are no part of the typed interface: only their status is looked at. */
async function post(path: string, body: unknown): Promise<number> {
  try {
    const response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return response.status
  } catch {
    throw new ApiProblem(0, 'unreachable', 'no answer')
  }
}
