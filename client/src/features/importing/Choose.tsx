import { Dropzone } from '@mantine/dropzone'
import '@mantine/dropzone/styles.css'
import { IconFileImport } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/index.ts'
import classes from './Choose.module.css'

export interface ChooseProps {
  /** Why the file before this one could not be read; null before the first. */
  readonly error: unknown
  readonly onFile: (file: File) => void
}

/** Where a file is dropped or chosen. Any file may be tried: the server says what it cannot read, and why. */
export function Choose({ error, onFile }: ChooseProps): ReactElement {
  const { t } = useTranslation('importing')
  return (
    <div className={classes.choose}>
      <p className={classes.lead}>{t('lead')}</p>
      {error === null ? null : <ProblemNotice error={error} />}
      <Dropzone
        multiple={false} className={classes.zone} inputProps={{ 'aria-label': t('pick') }}
        onDrop={(files) => {
          const [file] = files
          if (file !== undefined) onFile(file)
        }}
      >
        <div className={classes.inside}>
          <IconFileImport size={36} stroke={1.5} aria-hidden="true" />
          <p className={classes.drop}>{t('drop')}</p>
          <p className={classes.pick}>{t('pick')}</p>
        </div>
      </Dropzone>
      <p className={classes.kinds}>{t('kinds')}</p>
    </div>
  )
}
