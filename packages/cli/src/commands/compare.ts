import { comparePlans } from '@thac/plan'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../command.ts'
import { readTerms } from './terms.ts'

/** `compare BASE CHILD [--terms T.json] [--json]`: how every section of CHILD stands to BASE. */
export const compare: Command = async (args, world) => {
  const { files, flags, options } = parseArguments(args, { flags: ['--json'], options: ['--terms'] })
  const [base, child] = files
  if (base === undefined || child === undefined || files.length > 2) throw new UsageError('compare needs BASE and CHILD')
  const terms = await readTerms(options.get('--terms'), world)
  const answer = comparePlans((await world.plan(base)).plan, (await world.plan(child)).plan, terms)
  if (flags.has('--json')) {
    world.print(JSON.stringify(answer, null, 2))
    return
  }
  for (const row of answer.sections) {
    const change = row.status === 'adapted' ? ` +${row.wordsAdded} -${row.wordsRemoved}` : ''
    world.print([row.status.padEnd(9), (row.path === '' ? (row.basePath ?? '') : row.path).padEnd(10), row.heading.slice(0, 60) + change, row.flags.join(' ')].join('  ').trimEnd())
  }
  world.print(Object.entries(answer.summary).map(([status, n]) => `${n} ${status}`).join(' · '))
}
