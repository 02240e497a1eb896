import { toDocx, toHtml, toMarkdown } from '@thac/files'
import type { Plan } from '@thac/plan'
import { toPlanFile } from '@thac/plan'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../command.ts'

const WRITERS: Readonly<Record<string, (plan: Plan) => string | Promise<Uint8Array>>> = {
  json: (plan) => `${JSON.stringify(toPlanFile(plan), null, 2)}\n`,
  md: toMarkdown,
  html: toHtml,
  docx: (plan) => toDocx(plan),
}
const PROFILES = ['nd30', 'hd36', 'hd05', 'plain']

/** `convert FILE --to json|md|html|docx -o OUT`: the plan in another form. */
export const convert: Command = async (args, world) => {
  const { files, options } = parseArguments(args, { options: ['--to', '-o', '--profile'] })
  const [file] = files
  const to = options.get('--to')
  const target = options.get('-o')
  const profile = options.get('--profile')
  if (file === undefined || files.length > 1 || to === undefined || target === undefined) throw new UsageError('convert needs FILE --to json|md|html|docx -o OUT')
  if (profile !== undefined && !PROFILES.includes(profile)) throw new UsageError(`unknown profile ${profile}; one of ${PROFILES.join(', ')}`)
  if (to === 'pdf') throw new UsageError('writing pdf is not available in this version; use docx, json, md or html')
  const write = WRITERS[to]
  if (write === undefined) throw new UsageError(`unknown format ${to}; one of json, md, html, docx`)
  const { plan } = await world.plan(file)
  await world.write(target, await write(plan))
}
