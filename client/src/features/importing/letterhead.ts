import type { Reading } from './reading.ts'
import { withoutGuess } from './reading.ts'

/** The plan's title, corrected. */
export function retitle(reading: Reading, title: string): Reading {
  return title === reading.plan.meta.title ? reading : { ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, title } } }
}

/** Leaves the issuer blank where it was only guessed from the text. */
export function withoutIssuer(reading: Reading, guessId: number): Reading {
  return withoutGuess({ ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, issuer: null } } }, guessId)
}

/** Takes a recipient out of the group that it was counted with; its purpose is left open. */
export function withoutPurpose(reading: Reading, guessId: number, name: string): Reading {
  const recipients = reading.plan.meta.recipients.map((one) => (one.name === name ? { ...one, purpose: null } : one))
  return withoutGuess({ ...reading, plan: { ...reading.plan, meta: { ...reading.plan.meta, recipients } } }, guessId)
}
