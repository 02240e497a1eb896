import { useTranslation } from 'react-i18next'
import { number } from '../../i18n/index.ts'
import type { Changes } from './changes.ts'

/** How many sections were changed, added, removed and moved, in words; what did not happen is not said. */
export function useChangeWords(): (counts: Changes['counts']) => string {
  const { t } = useTranslation('versions')
  return (counts) => KINDS.flatMap((kind) => (counts[kind] === 0 ? [] : t(`counts.${kind}`, { n: number(counts[kind]) }))).join(', ')
}

const KINDS = ['changed', 'added', 'removed', 'moved'] as const
