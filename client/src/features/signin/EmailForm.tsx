import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '../../platform/api/index.ts'
import { ProblemNotice } from '../../ui/index.ts'
import classes from './SignIn.module.css'

export interface EmailFormProps {
  /** Only a button at first, where there is a quicker way in. */
  readonly folded: boolean
  readonly onDone: () => void
}

/** E-mail address and password. */
export function EmailForm({ folded, onDone }: EmailFormProps): ReactElement {
  const { t } = useTranslation('signin')
  const [opened, setOpened] = useState(!folded)
  const entry = useMutation({ mutationFn: ({ email, password }: { email: string; password: string }) => signIn(email, password), onSuccess: onDone })
  if (!opened) return <Button variant="subtle" className={classes.other} onClick={() => setOpened(true)}>{t('orEmail')}</Button>
  return (
    <form
      className={classes.form} aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        entry.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
      }}
    >
      {entry.isError ? <ProblemNotice error={entry.error} /> : null}
      <TextInput name="email" type="email" label={t('email')} autoComplete="username" required autoFocus withAsterisk={false} />
      <PasswordInput name="password" label={t('password')} autoComplete="current-password" required withAsterisk={false} />
      <Button type="submit" loading={entry.isPending}>{t('submit')}</Button>
    </form>
  )
}
