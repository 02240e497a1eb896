import { z } from 'zod'

export const Role = z.enum(['admin', 'drafter', 'reviewer', 'approver', 'reader'])
export type Role = z.infer<typeof Role>

/** What a person may do with one plan; the answer of `can` as a list. */
export const Action = z.enum(['read', 'edit', 'comment', 'resolve', 'issue', 'fork', 'decide', 'manage'])
export type Action = z.infer<typeof Action>

export const UnitLevel = z.enum(['national', 'province', 'district', 'commune', 'school', 'other'])

export const Unit = z.object({
  id: z.string(),
  code: z.string(),
  /** Full name as in a letterhead, e.g. "Ủy ban nhân dân huyện Sơn Hạ". */
  name: z.string(),
  /** As people say it, e.g. "Huyện Sơn Hạ". */
  shortName: z.string(),
  level: UnitLevel,
  parentId: z.string().nullable(),
  /** Place printed before the date, e.g. "Sơn Hạ". */
  place: z.string(),
  /** Suffix of document numbers, e.g. "UBND". */
  notation: z.string(),
  /** Substitutions a fork for this unit starts from, e.g. {"tỉnh Lam Giang": "huyện Sơn Hạ"}. */
  terms: z.record(z.string(), z.string()),
})
export type Unit = z.infer<typeof Unit>

export const Person = z.object({ id: z.string(), name: z.string(), color: z.string() })
export type Person = z.infer<typeof Person>

export const Me = z.object({
  user: Person.extend({ email: z.string() }),
  memberships: z.array(z.object({ unitId: z.string(), role: Role })),
  demo: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const DemoAccount = z.object({ id: z.string(), name: z.string(), role: Role, unitId: z.string(), unitName: z.string(), unitLevel: UnitLevel })
export type DemoAccount = z.infer<typeof DemoAccount>

/** States of DESIGN's divergence, as counted and shown. */
export const SectionState = z.enum([
  'identical', 'update-available', 'adapted', 'diverged', 'conflict', 'converged', 'omitted', 'new-from-superior', 'withdrawn', 'local',
])
export type SectionState = z.infer<typeof SectionState>

export const VersionSummary = z.object({
  n: z.number().int().positive(),
  number: z.string().nullable(),
  date: z.string().nullable(),
  title: z.string(),
  note: z.string(),
  issuedAt: z.string(),
  issuedBy: Person,
  /** Merkle hash of the frozen plan. */
  hash: z.string(),
})
export type VersionSummary = z.infer<typeof VersionSummary>

export const SuperiorLink = z.object({
  planId: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  title: z.string(),
  /** Version last reconciled with as a whole (forked from, or fully decided). */
  adopted: z.number().int(),
  newest: z.number().int(),
})
export type SuperiorLink = z.infer<typeof SuperiorLink>

export const PlanSummary = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  /** The newest issued version, 0 for none. */
  version: z.number().int(),
  superior: SuperiorLink.nullable(),
  /** Sections per state against the superior; empty for a plan without one. */
  states: z.partialRecord(SectionState, z.number().int()),
  sections: z.number().int(),
  openComments: z.number().int(),
  /** Sections with a newer text from the superior that wait for a verdict. */
  waiting: z.number().int(),
  editedAt: z.string(),
  editedBy: z.string().nullable(),
  can: z.array(Action),
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const Crumb = z.object({ planId: z.string(), unitName: z.string(), title: z.string(), version: z.number().int() })

export const PlanDetail = PlanSummary.extend({
  /** From the root of the cascade down to this plan's superior. */
  lineage: z.array(Crumb),
  versions: z.array(VersionSummary),
  /** Declared substitutions of this fork. */
  terms: z.record(z.string(), z.string()),
  /** Plans forked from this one. */
  subordinates: z.array(z.object({ planId: z.string(), unitId: z.string(), unitName: z.string(), adopted: z.number().int(), version: z.number().int(), states: z.partialRecord(SectionState, z.number().int()) })),
})
export type PlanDetail = z.infer<typeof PlanDetail>

/** A plan file (CONTRACT.md); checked in depth by `parsePlanFile` of @thac/plan. */
export const PlanFile = z.looseObject({ format: z.literal('thac-plan'), version: z.literal(1), meta: z.looseObject({}), sections: z.array(z.looseObject({ id: z.string() })) })
export type PlanFile = z.infer<typeof PlanFile>

/** Where a comment sits: a passage by Yjs relative positions (JSON), found again by its words where these are lost. */
export const CommentAnchor = z.object({
  start: z.unknown(), end: z.unknown(),
  quote: z.string().max(2000), prefix: z.string().max(100), suffix: z.string().max(100),
})
export type CommentAnchor = z.infer<typeof CommentAnchor>

export const Reply = z.object({ id: z.string(), author: Person, unitName: z.string(), body: z.string(), createdAt: z.string() })
export const Comment = z.object({
  id: z.string(),
  planId: z.string(),
  /** null: a remark on the whole plan. */
  sectionId: z.string().nullable(),
  anchor: CommentAnchor.nullable(),
  author: Person,
  unitName: z.string(),
  body: z.string(),
  createdAt: z.string(),
  resolved: z.object({ by: Person, at: z.string() }).nullable(),
  replies: z.array(Reply),
})
export type Comment = z.infer<typeof Comment>

/** One section's newer text from the superior, waiting for a verdict. Texts are SectionContent of @thac/plan. */
export const Proposal = z.object({
  id: z.string(),
  kind: z.literal('upstream'),
  planId: z.string(),
  sectionId: z.string(),
  state: SectionState,
  /** Version of the superior that brought it. */
  version: z.number().int(),
  heading: z.string(),
  path: z.string(),
  /** base and theirs have this plan's terms put in; null where that side has no such section. */
  base: z.unknown().nullable(),
  theirs: z.unknown().nullable(),
  mine: z.unknown().nullable(),
  merged: z.unknown().nullable(),
  conflicts: z.array(z.object({ kind: z.string(), base: z.string(), upstream: z.string(), child: z.string() })),
  review: z.array(z.string()),
  verdict: z.enum(['take', 'keep', 'edit', 'later']).nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** Pushed on open sync sockets, so that a list on screen is asked for again. */
export const LiveEvent = z.object({ type: z.enum(['comments', 'versions', 'superior', 'plan', 'rights']), planId: z.string() })
export type LiveEvent = z.infer<typeof LiveEvent>

const Surely = z.number().min(0).max(1)

/** Which section of a draft is which of a superior's plan, as far as can be told. Ids are those of the two plan files. */
export const AdoptionPreview = z.object({
  /** The superior's version that was looked at: its newest. */
  version: z.number().int().positive(),
  superior: PlanFile,
  /** The substitutions that were put into the superior's text before, and that the plan would declare. */
  terms: z.record(z.string(), z.string()),
  pairs: z.array(z.object({
    base: z.string(), child: z.string(), by: z.enum(['heading', 'title-alike', 'content']), confidence: Surely,
    /** To be asked. */
    doubtful: z.boolean(),
    /** The next best sections of the draft, best first. */
    alternatives: z.array(z.object({ child: z.string(), confidence: Surely })),
  })),
  unpairedBase: z.array(z.string()),
  unpairedChild: z.array(z.string()),
})
export type AdoptionPreview = z.infer<typeof AdoptionPreview>

/** RFC 9457. */
export const Problem = z.looseObject({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string().optional(), code: z.string() })
export type Problem = z.infer<typeof Problem>
