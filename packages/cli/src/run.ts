import type { Command, World } from './command.ts'
import { InputError, UsageError } from './command.ts'
import { compare } from './commands/compare.ts'
import { convert } from './commands/convert.ts'
import { demoAccountCommand } from './commands/demo-account.ts'
import { merge } from './commands/merge.ts'
import { outline } from './commands/outline.ts'

const COMMANDS: Readonly<Record<string, Command>> = { outline, convert, compare, merge, 'demo-account': demoAccountCommand }

const USAGE = `usage: thac COMMAND …
  outline FILE [--json]
  convert FILE --to json|md|html|docx -o OUT
  compare BASE CHILD [--terms T.json] --json
  merge BASE UPSTREAM CHILD [--terms T.json] --json
  demo-account drafter|reviewer|approver|reader|admin [--unit CODE]`

/** Runs one command. Answers the exit code: 0 done, 1 wrong usage, 2 unreadable input; one line on stderr says why. */
export async function run(words: readonly string[], world: World, complain: (line: string) => void): Promise<0 | 1 | 2> {
  const [name, ...args] = words
  if (name === undefined || name === '--help' || name === 'help') {
    world.print(USAGE)
    return name === undefined ? 1 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (command === undefined) throw new UsageError(`unknown command ${name}; try: thac help`)
    await command(args, world)
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error
    complain(`thac: ${error.message.replace(/\s+/g, ' ')}`)
    return error instanceof UsageError ? 1 : 2
  }
}
