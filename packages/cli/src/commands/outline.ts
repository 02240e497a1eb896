import type { Outline } from '@thac/plan'
import { outlineOf } from '@thac/plan'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../command.ts'

/** `outline FILE [--json]`: the structure of a plan, as a tree to read or as JSON. */
export const outline: Command = async (args, world) => {
  const { files, flags } = parseArguments(args, { flags: ['--json'] })
  const [file] = files
  if (file === undefined || files.length > 1) throw new UsageError('outline needs one FILE')
  const { plan, recognition } = await world.plan(file)
  const answer = outlineOf(plan, recognition === null ? {} : { warnings: recognition.warnings, demands: recognition })
  world.print(flags.has('--json') ? JSON.stringify(answer, null, 2) : asTree(answer))
}

function asTree(answer: Outline): string {
  const { meta } = answer
  const out = [`${meta.kind}  ${meta.title}`, `${meta.issuer ?? '—'}  ${meta.number ?? '—'}  ${meta.date ?? '—'}`, '']
  for (const section of answer.sections) {
    const blocks = section.paragraphs + section.items
    const heading = section.heading ?? `${section.text.split('\n', 1)[0]?.slice(0, 60) ?? ''}…`
    out.push(`${'  '.repeat(section.level - 1)}${section.label} ${heading}${blocks === 0 ? '' : `  (${blocks})`}`)
  }
  if (answer.warnings.length > 0) out.push('', ...answer.warnings.map((warning) => `${warning.line}: ${warning.message}`))
  return out.join('\n')
}
