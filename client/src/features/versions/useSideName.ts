import { useTranslation } from 'react-i18next'
import type { Side } from './search.ts'

/** What people call a side: "Bản 2", "Bản đang soạn". */
export function useSideName(): (side: Side) => string {
  const { t } = useTranslation('versions')
  return (side) => (side === 'draft' ? t('draft') : t('version', { n: side }))
}
