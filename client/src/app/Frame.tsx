import { Skeleton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Outlet } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SignInScreen } from '../features/signin/index.ts'
import { useMe } from '../platform/api/index.ts'
import { ProblemNotice, ShellContext } from '../ui/index.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { Palette } from './Palette.tsx'
import classes from './Frame.module.css'

/** Around every screen: whoever is not signed in signs in here, at the address they asked for. */
export function Frame(): ReactElement {
  const me = useMe()
  const { t } = useTranslation()
  // Texts of a language that was just chosen come with this render.
  if (me.data === undefined) return me.isError ? <div className={classes.alone}><ProblemNotice error={me.error} onRetry={() => void me.refetch()} /></div> : <Waiting label={t('loading')} />
  if (me.data === null) return <SignInScreen />
  return <SignedIn />
}

function SignedIn(): ReactElement {
  const { t } = useTranslation()
  const [help, { open, close }] = useDisclosure(false)
  useHotkeys([['shift+?', open], ['?', open]])
  const shell = useMemo(() => ({ openSearch: spotlight.open, account: <AccountMenu onHelp={open} /> }), [open])
  return (
    <ShellContext value={shell}>
      <Suspense fallback={<Waiting label={t('loading')} />}><Outlet /></Suspense>
      <Palette onHelp={open} />
      <KeyboardHelp opened={help} onClose={close} />
    </ShellContext>
  )
}

function Waiting({ label }: { readonly label: string }): ReactElement {
  return (
    <div aria-busy="true" aria-label={label}>
      <div className={classes.bar}><Skeleton height={26} width={26} /><Skeleton height={14} width={240} /></div>
      <div className={classes.alone}><Skeleton height={28} width="45%" mb={24} /><Skeleton height={88} mb={16} /><Skeleton height={88} /></div>
    </div>
  )
}
