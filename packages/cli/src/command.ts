import type { Plan, Recognition } from '@thac/plan'

/** What a command may use of the world. Paths are as the caller typed them; answers of reading are data or a message. */
export interface World {
  /** The plan in a file, with what was recognised where it was no plan file; throws InputError. */
  readonly plan: (file: string) => Promise<{ readonly plan: Plan; readonly recognition: Recognition | null }>
  /** Parsed JSON of a file; throws InputError. */
  readonly json: (file: string) => Promise<unknown>
  readonly write: (file: string, content: string | Uint8Array) => Promise<void>
  readonly print: (text: string) => void
}

/** Runs with the words after the command's name. Throws UsageError (exit 1) or InputError (exit 2). */
export type Command = (args: readonly string[], world: World) => Promise<void>

/** The command was called wrongly, or asks for what does not exist yet: exit 1. */
export class UsageError extends Error {}

/** A file cannot be read: exit 2. The message names the file and the reason. */
export class InputError extends Error {}
