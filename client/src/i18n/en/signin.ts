import type { Mirror } from '../mirror.ts'
import type { signin as vi } from '../vi/signin.ts'

export const signin: Mirror<typeof vi> = {
  title: 'Sign in',
  chooseDemo: 'Choose a person to try it as',
  demoNote: 'A trial workspace on this computer: the province and its units are invented.',
  orEmail: 'Or sign in with an e-mail address',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  signInAs: '{{name}}, {{role}}, {{unit}}',
  rest_one: '{{count}} more unit',
  rest_other: '{{count}} more units',
  does: {
    drafter: 'writes and changes plans', reviewer: 'reads and comments', approver: 'approves and issues', reader: 'only reads', admin: 'manages the unit, may do everything',
  },
}
