import { SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { language, setLanguage } from '../../i18n/index.ts'
import { useDemoAccounts } from '../../platform/api/index.ts'
import { Mark, ProblemNotice } from '../../ui/index.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { EmailForm } from './EmailForm.tsx'
import classes from './SignIn.module.css'

/** The first screen for those whom nobody knows yet. Signing in shows the address that was asked for. */
export function SignInScreen(): ReactElement {
  const { t } = useTranslation('signin')
  const { t: tc } = useTranslation()
  const demo = useDemoAccounts()
  const client = useQueryClient()
  const signedIn = (): void => void client.resetQueries()
  useEffect(() => {
    document.title = `${t('title')} · ${tc('product')}`
  }, [t, tc])
  return (
    <div className={classes.screen}>
      <main className={classes.box} id="main">
        <header className={classes.head}>
          <div className={classes.name}><Mark size={44} /><h1>{tc('product')}</h1></div>
          <p>{tc('tagline')}</p>
        </header>
        {demo.isError ? <ProblemNotice error={demo.error} onRetry={() => void demo.refetch()} /> : null}
        {demo.data === undefined || demo.data === null ? null : <DemoPeople accounts={demo.data} onDone={signedIn} />}
        {demo.isPending ? null : <EmailForm folded={demo.data !== null && demo.data !== undefined} onDone={signedIn} />}
      </main>
      <footer className={classes.foot}>
        <SegmentedControl
          size="xs" aria-label={tc('shell.language')} value={language()} onChange={(value) => void setLanguage(value === 'en' ? 'en' : 'vi')}
          data={[{ value: 'vi', label: tc('shell.vi') }, { value: 'en', label: tc('shell.en') }]}
        />
      </footer>
    </div>
  )
}
