import { done, refused } from '../outcome.ts'
import { adoptDraft, previewAdoption } from '../cascade/adopt.ts'
import { readAuthorship } from '../cascade/authorship.ts'
import { readDivergence } from '../cascade/divergence.ts'
import { forkPlan } from '../cascade/fork.ts'
import { listProposals } from '../cascade/proposals.ts'
import { readRollup } from '../cascade/rollup.ts'
import { readSuperior } from '../cascade/superior.ts'
import { decide } from '../cascade/verdict.ts'
import { createPlan } from '../plans/create.ts'
import { planDetail } from '../plans/detail.ts'
import { readDraft, readOutline } from '../plans/draft.ts'
import { importPlan, previewImport } from '../plans/import.ts'
import { issueVersion } from '../plans/issue.ts'
import { listPlans } from '../plans/list.ts'
import { listVersions, readVersion } from '../plans/versions.ts'
import { addComment } from '../review/comment.ts'
import { listComments } from '../review/list.ts'
import { patchComment } from '../review/patch.ts'
import { addReply } from '../review/reply.ts'
import { createUnit } from '../units/create.ts'
import type { Workspace } from '../workspace.ts'
import type { Serve } from './serve.ts'
import { JsonText } from './send.ts'
import { fieldOf, uploadOf } from './upload.ts'

/** Every call on plans, units and comments. */
export function serveWorkspace(serve: Serve, ws: Workspace, isDemo: boolean): void {
  serve.open('health', async () => done({ ok: true as const }))
  serve.signedIn('me', async ({ session, actor }) => done({
    user: { ...session.person, email: session.email }, memberships: actor.memberships.map(({ path, role }) => ({ unitId: path[0], role })), demo: isDemo,
  }))

  serve.signedIn('units', async () => done([...ws.units.all()]))
  serve.signedIn('createUnit', async ({ actor, body }) => createUnit(ws, actor, body))

  serve.signedIn('plans', async ({ actor }) => done(await listPlans(ws, actor)))
  serve.signedIn('createPlan', async ({ actor, body }) => createPlan(ws, actor, body))
  serve.signedIn('importPlan', async ({ actor, request }) => {
    const upload = uploadOf(request)
    return upload.ok ? importPlan(ws, actor, upload.value, fieldOf(request, 'unitId')) : upload
  })
  serve.signedIn('previewImport', async ({ request }) => {
    const upload = uploadOf(request)
    if (!upload.ok) return upload
    const preview = await previewImport(ws, upload.value)
    return preview.ok ? done(new JsonText(preview.value)) : preview
  })
  serve.signedIn('plan', async ({ actor, params }) => planDetail(ws, actor, idOf(params)))
  serve.signedIn('outline', async ({ actor, params }) => readOutline(ws, actor, idOf(params)))
  serve.signedIn('draft', async ({ actor, params }) => readDraft(ws, actor, idOf(params)))

  serve.signedIn('versions', async ({ actor, params }) => listVersions(ws, actor, idOf(params)))
  serve.signedIn('issue', async ({ actor, params, body }) => issueVersion(ws, actor, idOf(params), body))
  serve.signedIn('version', async ({ actor, params }) => {
    const n = versionOf(params)
    return n === null ? refused('not-found') : readVersion(ws, actor, idOf(params), n)
  })

  serve.signedIn('fork', async ({ actor, params, body }) => forkPlan(ws, actor, idOf(params), body))
  serve.signedIn('previewAdoption', async ({ actor, params, body }) => previewAdoption(ws, actor, idOf(params), body))
  serve.signedIn('adopt', async ({ actor, params, body }) => adoptDraft(ws, actor, idOf(params), body))
  serve.signedIn('superior', async ({ actor, params }) => readSuperior(ws, actor, idOf(params)))
  serve.signedIn('divergence', async ({ actor, params }) => readDivergence(ws, actor, idOf(params)))
  serve.signedIn('proposals', async ({ actor, params }) => listProposals(ws, actor, idOf(params)))
  serve.signedIn('verdict', async ({ actor, params, body }) => decide(ws, actor, idOf(params), body))
  serve.signedIn('authorship', async ({ actor, params }) => {
    const n = params['n'] === 'draft' ? 'draft' : versionOf(params)
    return n === null ? refused('not-found') : readAuthorship(ws, actor, idOf(params), n)
  })
  serve.signedIn('rollup', async ({ actor, params }) => readRollup(ws, actor, idOf(params)))

  serve.signedIn('comments', async ({ actor, params }) => listComments(ws, actor, idOf(params)))
  serve.signedIn('comment', async ({ actor, params, body }) => addComment(ws, actor, idOf(params), body))
  serve.signedIn('reply', async ({ actor, params, body }) => addReply(ws, actor, idOf(params), body.body))
  serve.signedIn('patchComment', async ({ actor, params, body }) => patchComment(ws, actor, idOf(params), body))
}

function versionOf(params: Readonly<Record<string, string>>): number | null {
  const n = Number(params['n'])
  return Number.isSafeInteger(n) && n > 0 ? n : null
}

function idOf(params: Readonly<Record<string, string>>): string {
  return params['id'] ?? ''
}
