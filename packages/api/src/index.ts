export {
  Action, AdoptionPreview, Comment, CommentAnchor, Crumb, DemoAccount, LiveEvent, Me, Person, PlanDetail, PlanFile, PlanSummary, Problem, Proposal, Reply, Role, SectionState,
  SuperiorLink, Unit, UnitLevel, VersionSummary,
} from './entities.ts'
export type { Answer, Body, Call, CallName, Calls } from './calls.ts'
export { CALLS } from './calls.ts'
export { canDraftFor, unitPath } from './rights.ts'
export { CLOSE, MESSAGE_ACK, MESSAGE_EVENT, MESSAGE_REFUSED, SCHEMA_VERSION } from './wire.ts'
