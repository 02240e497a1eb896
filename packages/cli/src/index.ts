export type { Command, World } from './command.ts'
export { InputError, UsageError } from './command.ts'
export { run } from './run.ts'
