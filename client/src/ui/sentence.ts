import type { TFunction } from 'i18next'
import { isProblem } from '../platform/api/index.ts'
import { language } from '../i18n/index.ts'
import { common } from '../i18n/vi/common.ts'

/** One sentence in the language on screen for something that failed: what happened, what is safe, what to do. */
export function sentenceOf(error: unknown, t: TFunction): string {
  if (!isProblem(error)) return t('problem.other')
  // The one problem with a reason in words of its own: why a file could not be read.
  const own = language() === 'vi' ? error.params['detailVi'] : error.detail
  if (error.code === 'unreadable-file' && typeof own === 'string') return own
  return isCode(error.code) ? t(`problem.${error.code}`) : t('problem.other')
}

function isCode(code: string): code is keyof typeof common.problem {
  return Object.hasOwn(common.problem, code)
}
