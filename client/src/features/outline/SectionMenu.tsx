import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCornerDownRight, IconDots, IconIndentDecrease, IconIndentIncrease, IconLink, IconMessagePlus, IconRowInsertBottom, IconTextWrap, IconTrash } from '@tabler/icons-react'
import type { Section } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../../platform/sync/index.ts'
import { look } from '../../platform/sync/index.ts'
import classes from './Outline.module.css'

export interface SectionMenuProps {
  readonly desk: Desk
  readonly section: Section
}

/** What can be done with one section. The menu itself is made when it is first asked for: an outline has a thousand lines. */
export function SectionMenu({ desk, section }: SectionMenuProps): ReactElement {
  const { t } = useTranslation('outline')
  const [asked, setAsked] = useState(false)
  if (asked) return <OpenMenu desk={desk} section={section} />
  return <button type="button" className={classes.more} tabIndex={-1} aria-label={t('menu')} aria-haspopup="menu" onClick={(event) => { event.stopPropagation(); setAsked(true) }}><IconDots size={16} /></button>
}

function OpenMenu({ desk, section }: SectionMenuProps): ReactElement {
  const { t } = useTranslation('outline')
  const { actions } = desk
  const { id } = section
  return (
    <Menu defaultOpened position="bottom-end" shadow="md" width={230} withinPortal>
      <Menu.Target>
        <button type="button" className={classes.more} tabIndex={-1} aria-label={t('menu')} onClick={(event) => event.stopPropagation()}><IconDots size={16} /></button>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {desk.mayComment ? <Menu.Item leftSection={<IconMessagePlus size={16} />} onClick={() => look(desk, { section: id, tab: 'comments', panelOpen: true, composing: { sectionId: id, anchor: null } })}>{t('comment')}</Menu.Item> : null}
        {desk.mayEdit
          ? (
            <>
              <Menu.Item leftSection={<IconRowInsertBottom size={16} />} onClick={() => actions.addAfter(id)}>{t('addAfter')}</Menu.Item>
              {section.kind === 'body'
                ? (
                  <>
                    <Menu.Item leftSection={<IconCornerDownRight size={16} />} onClick={() => actions.addBelow(id)}>{t('addBelow')}</Menu.Item>
                    <Menu.Item leftSection={<IconTextWrap size={16} />} onClick={() => actions.setRunIn(id, !section.runIn)}>{section.runIn ? t('ownLine') : t('runIn')}</Menu.Item>
                    <Menu.Divider />
                    <Menu.Item leftSection={<IconIndentDecrease size={16} />} rightSection={<kbd>Alt ←</kbd>} onClick={() => actions.promote(id)}>{t('promote')}</Menu.Item>
                    <Menu.Item leftSection={<IconIndentIncrease size={16} />} rightSection={<kbd>Alt →</kbd>} onClick={() => actions.demote(id)}>{t('demote')}</Menu.Item>
                    <Menu.Item leftSection={<IconArrowUp size={16} />} rightSection={<kbd>Alt ↑</kbd>} onClick={() => actions.moveBy(id, -1)}>{t('moveUp')}</Menu.Item>
                    <Menu.Item leftSection={<IconArrowDown size={16} />} rightSection={<kbd>Alt ↓</kbd>} onClick={() => actions.moveBy(id, 1)}>{t('moveDown')}</Menu.Item>
                  </>
                )
                : null}
              <Menu.Divider />
            </>
          )
          : null}
        <Menu.Item leftSection={<IconLink size={16} />} onClick={() => actions.copyLink(id)}>{t('copyLink')}</Menu.Item>
        {desk.mayEdit ? <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => actions.remove(id)}>{t('remove')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  )
}
