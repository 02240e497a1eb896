import { DEMO_ROLES, demoAccount } from '@thac/demo'
import { parseArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { UsageError } from '../command.ts'

/** `demo-account ROLE [--unit CODE]`: e-mail, password and unit of a demo person. */
export const demoAccountCommand: Command = async (args, world) => {
  const { files, options } = parseArguments(args, { options: ['--unit'] })
  const role = DEMO_ROLES.find((one) => one === files[0])
  if (role === undefined || files.length > 1) throw new UsageError(`demo-account needs one of ${DEMO_ROLES.join(', ')}`)
  const unit = options.get('--unit')
  const account = demoAccount(role, unit)
  if (account === null) throw new UsageError(`no demo ${role} in unit ${unit ?? ''}`)
  const { email, password, unit: code } = account
  world.print(JSON.stringify({ email, password, unit: code }))
}
