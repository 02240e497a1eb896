import { mergePlans } from '@thac/plan'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../command.ts'
import { readTerms } from './terms.ts'

/** `merge BASE UPSTREAM CHILD [--terms T.json] [--json]`: takes what UPSTREAM changed since BASE into CHILD. */
export const merge: Command = async (args, world) => {
  const { files, flags, options } = parseArguments(args, { flags: ['--json'], options: ['--terms'] })
  const [base, upstream, child] = files
  if (base === undefined || upstream === undefined || child === undefined || files.length > 3) throw new UsageError('merge needs BASE, UPSTREAM and CHILD')
  const terms = await readTerms(options.get('--terms'), world)
  const answer = mergePlans((await world.plan(base)).plan, (await world.plan(upstream)).plan, (await world.plan(child)).plan, terms)
  if (flags.has('--json')) {
    world.print(JSON.stringify(answer, null, 2))
    return
  }
  for (const { section, kind, base: was, upstream: theirs, child: mine } of answer.conflicts) {
    world.print(`${kind}  ${section}\n  base      ${was}\n  upstream  ${theirs}\n  child     ${mine}`)
  }
  world.print(`${answer.applied.length} sections changed · ${answer.conflicts.length} conflicts · ${answer.review.length} to review`)
}
