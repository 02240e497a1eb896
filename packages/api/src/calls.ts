import { z } from 'zod'
import * as e from './entities.ts'

/**
 * Every call of the HTTP interface: method, path, what comes in, what goes out. The server parses with these, the
 * client asks with these, and the OpenAPI description is made from these.
 */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly body: I
  readonly answer: O
  readonly status: number
}

function call<I extends z.ZodType, O extends z.ZodType>(method: Call['method'], path: string, summary: string, body: I, answer: O, status = 200): Call<I, O> {
  return { method, path, summary, body, answer, status }
}

const none = z.undefined()
const Terms = z.record(z.string().min(1).max(200), z.string().max(200))
const Id = z.object({ id: z.string() })

export const CALLS = {
  health: call('GET', '/api/health', 'The server lives', none, z.object({ ok: z.literal(true) })),
  me: call('GET', '/api/me', 'Who is signed in; 401 if nobody', none, e.Me),
  demoAccounts: call('GET', '/api/demo/accounts', 'Demo people to sign in as; 404 outside a demo workspace', none, z.array(e.DemoAccount)),
  demoSignIn: call('POST', '/api/demo/sign-in', 'Sign in as a demo person (loopback only)', z.object({ accountId: z.string() }), z.object({ ok: z.literal(true) })),
  units: call('GET', '/api/units', 'The tree of units, parents before children', none, z.array(e.Unit)),
  createUnit: call('POST', '/api/units', 'Add a unit', z.object({
    name: z.string().min(1).max(300), shortName: z.string().min(1).max(100).optional(), code: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
    level: e.UnitLevel, parentId: z.string().nullable(), place: z.string().max(100).default(''), notation: z.string().max(20).default('UBND'), terms: Terms.default({}),
  }), e.Unit, 201),
  plans: call('GET', '/api/plans', 'Plans this person may read', none, z.array(e.PlanSummary)),
  createPlan: call('POST', '/api/plans', 'A new draft, empty or from a reviewed import', z.object({
    unitId: z.string(), title: z.string().min(1).max(1000), plan: e.PlanFile.optional(),
  }), Id, 201),
  /** multipart: `file`, `unitId`. */
  importPlan: call('POST', '/api/plans/import', 'Recognise a file into a new plan (multipart file, unitId)', none, Id.extend({ warnings: z.array(z.unknown()) }), 201),
  /** multipart: `file`. */
  previewImport: call('POST', '/api/import/preview', 'Recognise a file without keeping anything (multipart file)', none, z.object({
    name: z.string(), plan: e.PlanFile, source: z.array(z.string()), recognition: z.unknown(),
  })),
  plan: call('GET', '/api/plans/:id', 'One plan', none, e.PlanDetail),
  outline: call('GET', '/api/plans/:id/outline', 'The live draft as `outline --json`', none, z.looseObject({})),
  versions: call('GET', '/api/plans/:id/versions', 'Issued versions, newest first', none, z.array(e.VersionSummary)),
  issue: call('POST', '/api/plans/:id/versions', 'Issue the draft as the next version', z.object({
    number: z.string().max(60).nullable().optional(), date: z.iso.date().nullable().optional(), note: z.string().max(2000).optional(),
  }), e.VersionSummary, 201),
  version: call('GET', '/api/plans/:id/versions/:n', 'One issued version, whole', none, z.object({ summary: e.VersionSummary, plan: e.PlanFile })),
  draft: call('GET', '/api/plans/:id/draft', 'The live draft as a plan file', none, e.PlanFile),
  fork: call('POST', '/api/plans/:id/forks', 'Fork the newest version for a unit', z.object({ unitId: z.string(), terms: Terms.optional() }), Id, 201),
  previewAdoption: call('POST', '/api/plans/:id/adoptions/preview', 'Pair a draft with the newest version, section by section; nothing is kept', z.object({
    unitId: z.string(), plan: e.PlanFile, terms: Terms.optional(),
  }), e.AdoptionPreview),
  /** `version` is the one that was previewed; `pairs` name sections of it and of `plan`. What is in no pair is the unit's own, or left out. */
  adopt: call('POST', '/api/plans/:id/adoptions', "Keep a unit's own draft as its plan under this one", z.object({
    unitId: z.string(), title: z.string().min(1).max(1000), plan: e.PlanFile, version: z.number().int().positive(),
    pairs: z.array(z.object({ base: z.string(), child: z.string() })).max(20_000), terms: Terms.optional(),
  }), Id, 201),
  /** What the client computes the live divergence from. `bases` maps a section's base hash to its SectionContent. */
  superior: call('GET', '/api/plans/:id/superior', "The superior's texts this plan stands against; 404 for a plan without one", none, z.object({
    link: e.SuperiorLink, terms: z.record(z.string(), z.string()), adopted: e.PlanFile, newest: e.PlanFile, bases: z.record(z.string(), z.unknown()),
  })),
  divergence: call('GET', '/api/plans/:id/divergence', 'Every section against its base', none, z.looseObject({ sections: z.array(z.looseObject({})), summary: z.record(z.string(), z.number()) })),
  proposals: call('GET', '/api/plans/:id/proposals', 'Changes waiting for a verdict', none, z.array(e.Proposal)),
  verdict: call('POST', '/api/proposals/:id/verdict', 'Decide one change', z.object({
    verdict: z.enum(['take', 'keep', 'edit', 'later']), text: z.unknown().optional(), from: z.unknown().optional(), reason: z.string().max(2000).optional(),
  }), e.Proposal),
  /** `n` is a version or `draft`. In `plan` every text node has a mark `author` {level, term?} or, where it was taken out, `author-removed` {level}; 0 is the highest of `levels`. */
  authorship: call('GET', '/api/plans/:id/authorship/:n', 'Which level of the cascade wrote which words', none, z.object({
    levels: z.array(z.object({ planId: z.string(), unitId: z.string(), unitName: z.string() })), words: z.array(z.number().int()), plan: e.PlanFile,
  })),
  rollup: call('GET', '/api/plans/:id/rollup', 'Sections by subordinate units, all levels below', none, z.object({
    sections: z.array(z.object({ id: z.string(), path: z.string(), heading: z.string() })),
    units: z.array(z.object({ planId: z.string(), unitId: z.string(), unitName: z.string(), depth: z.number().int(), adopted: z.number().int(), cells: z.record(z.string(), e.SectionState), local: z.number().int() })),
  })),
  comments: call('GET', '/api/plans/:id/comments', 'Comments with their replies, oldest first', none, z.array(e.Comment)),
  comment: call('POST', '/api/plans/:id/comments', 'Comment on the plan, a section or a passage', z.object({
    sectionId: z.string().nullable().default(null), anchor: e.CommentAnchor.nullable().default(null), body: z.string().trim().min(1).max(10000),
  }), e.Comment, 201),
  reply: call('POST', '/api/comments/:id/replies', 'Answer a comment', z.object({ body: z.string().trim().min(1).max(10000) }), e.Comment, 201),
  patchComment: call('PATCH', '/api/comments/:id', 'Resolve, reopen or correct a comment', z.object({ resolved: z.boolean().optional(), body: z.string().trim().min(1).max(10000).optional() }), e.Comment),
} as const

export type Calls = typeof CALLS
export type CallName = keyof Calls
export type Body<N extends CallName> = z.input<Calls[N]['body']>
export type Answer<N extends CallName> = z.output<Calls[N]['answer']>
