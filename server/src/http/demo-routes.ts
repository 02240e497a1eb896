import type { DemoAccount } from '@thac/demo'
import { demoAccounts } from '@thac/demo'
import type { Request } from 'express'
import type { Sessions } from '../access/sessions.ts'
import { done, refused } from '../outcome.ts'
import type { Workspace } from '../workspace.ts'
import { isLoopbackName } from './origin.ts'
import type { Serve } from './serve.ts'

/** Signing in as a demo person without a password: for a browser on this machine, in a demo workspace, and no other. */
export function serveDemo(serve: Serve, ws: Workspace, sessions: Sessions, isDemo: boolean): void {
  serve.open('demoAccounts', async ({ request }) => {
    if (!isDemo || !isLocal(request)) return refused('not-found')
    return done(demoAccounts().flatMap((account) => cardOf(ws, account)))
  })
  serve.open('demoSignIn', async ({ body, request, response }) => {
    if (!isDemo || !isLocal(request)) return refused('not-found')
    const account = demoAccounts().find(({ id }) => id === body.accountId)
    if (account === undefined) return refused('not-found')
    const cookies = await sessions.signIn(account.email, account.password, request.headers)
    if (cookies === null) return refused('not-found')
    for (const cookie of cookies) response.append('Set-Cookie', cookie)
    return done({ ok: true as const })
  })
}

function cardOf(ws: Workspace, { id, name, role, unit }: DemoAccount): { id: string; name: string; role: DemoAccount['role']; unitId: string; unitName: string; unitLevel: ReturnType<Workspace['units']['all']>[number]['level'] }[] {
  const found = ws.units.all().find(({ code }) => code === unit)
  return found === undefined ? [] : [{ id, name, role, unitId: found.id, unitName: found.shortName, unitLevel: found.level }]
}

/** True where the request names this machine, and not a name that a proxy in front serves to others. */
function isLocal(request: Request): boolean {
  return isLoopbackName(request.hostname)
}
