import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconBuilding, IconKeyboard, IconLogout } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { language, setLanguage } from '../i18n/index.ts'
import { useMe, useUnits } from '../platform/api/index.ts'
import { Avatar } from '../ui/index.ts'
import { leave } from './leave.ts'
import classes from './Frame.module.css'

/** Who is signed in and for which unit; language, appearance, units, help, sign-out. */
export function AccountMenu({ onHelp }: { readonly onHelp: () => void }): ReactElement | null {
  const { t } = useTranslation()
  const me = useMe()
  const units = useUnits()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const out = useMutation({ mutationFn: leave })
  if (me.data === undefined || me.data === null) return null
  const { user, memberships } = me.data
  const posts = memberships.map(({ unitId, role }) => `${t(`role.${role}`)}, ${units.data?.find((unit) => unit.id === unitId)?.shortName ?? ''}`)
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target><UnstyledButton className={classes.account} aria-label={t('shell.account', { name: user.name })}><Avatar person={user} size={30} hint={false} /></UnstyledButton></Menu.Target>
      <Menu.Dropdown>
        <div className={classes.choice}>
          <strong>{user.name}</strong>
          {posts.map((post) => <div key={post} className={classes.email}>{post}</div>)}
        </div>
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        <div className={classes.choice}>
          <SegmentedControl
            size="xs" fullWidth aria-label={t('shell.language')} value={language()} onChange={(value) => void setLanguage(value === 'en' ? 'en' : 'vi')}
            data={[{ value: 'vi', label: t('shell.vi') }, { value: 'en', label: t('shell.en') }]}
          />
        </div>
        <Menu.Label>{t('shell.scheme')}</Menu.Label>
        <div className={classes.choice}>
          <SegmentedControl
            size="xs" fullWidth aria-label={t('shell.scheme')} value={colorScheme} onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
            data={[{ value: 'light', label: t('shell.light') }, { value: 'dark', label: t('shell.dark') }, { value: 'auto', label: t('shell.auto') }]}
          />
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/units" leftSection={<IconBuilding size={16} />}>{t('shell.units')}</Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={onHelp}>{t('shell.keyboard')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => out.mutate()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
