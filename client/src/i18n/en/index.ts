import { admin } from './admin.ts'
import { adopt } from './adopt.ts'
import { cascade } from './cascade.ts'
import { common } from './common.ts'
import { signin } from './signin.ts'
import { library } from './library.ts'
import { editor } from './editor.ts'
import { importing } from './importing.ts'
import { outline } from './outline.ts'
import { review } from './review.ts'
import { upstream } from './upstream.ts'
import { versions } from './versions.ts'

/** Every namespace of texts, one a feature. */
export const en = {
  admin,
  adopt,
  cascade,
  common,
  signin,
  library,
  editor,
  importing,
  outline,
  review,
  upstream,
  versions,
} as const
