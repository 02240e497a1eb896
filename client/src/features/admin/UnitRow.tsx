import { Badge, Button } from '@mantine/core'
import { IconArrowNarrowRight, IconBuildingBank, IconBuildingCommunity, IconChevronRight, IconHome, IconPlus, IconSchool } from '@tabler/icons-react'
import type { Unit } from '@thac/api'
import type { ReactElement } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnitLine } from './people.ts'
import classes from './Units.module.css'

export interface UnitRowProps {
  readonly line: UnitLine
  readonly onAdd: (parentId: string) => void
}

/** One unit; opened, how it is printed, the words it puts in, and its people. */
export function UnitRow({ line: { unit, depth, members, own, mayAdd }, onAdd }: UnitRowProps): ReactElement {
  const { t } = useTranslation('admin')
  const common = useTranslation().t
  const [open, setOpen] = useState(own)
  const id = useId()
  const Icon = ICONS[unit.level]
  const terms = Object.entries(unit.terms)
  return (
    <li className={classes.row} style={{ marginInlineStart: `min(${depth * 24}px, ${depth * 4}vw)` }}>
      <button type="button" className={classes.head} aria-expanded={open} aria-controls={id} aria-label={open ? t('fold', { unit: unit.shortName }) : t('unfold', { unit: unit.shortName })} onClick={() => setOpen(!open)}>
        <IconChevronRight className={classes.turn} size={16} aria-hidden="true" />
        <Icon size={18} stroke={1.6} aria-hidden="true" />
        <span className={classes.name}><b>{unit.shortName}</b><small>{unit.name}</small></span>
        {own ? <Badge variant="light" tt="none" size="sm">{t('mine')}</Badge> : null}
        <span className={classes.level}>{common(`level.${unit.level}`)}</span>
      </button>
      {open
        ? (
          <div id={id} className={classes.more}>
            <p className={classes.facts}><span>{t('code', { code: unit.code })}</span>{unit.place === '' ? null : <span>{t('place', { place: unit.place })}</span>}<span>{t('notation', { notation: unit.notation })}</span></p>
            <h3>{t('people')}</h3>
            {members.length === 0 ? <p className={classes.none}>{t('noPeople')}</p> : <ul className={classes.people}>{members.map((member) => <li key={member.id} data-self={member.self || undefined}><span>{member.name}</span><small>{common(`role.${member.role}`)}</small></li>)}</ul>}
            <h3>{t('terms')}</h3>
            {terms.length === 0
              ? <p className={classes.none}>{t('noTerms')}</p>
              : <ul className={classes.terms}>{terms.map(([from, to]) => <li key={from}><span>{from}</span><IconArrowNarrowRight size={15} role="img" aria-label={t('becomes')} /><span>{to}</span></li>)}</ul>}
            {mayAdd ? <Button variant="subtle" size="xs" leftSection={<IconPlus size={15} />} onClick={() => onAdd(unit.id)}>{t('addBelow', { unit: unit.shortName })}</Button> : null}
          </div>
        )
        : null}
    </li>
  )
}

const ICONS: Readonly<Record<Unit['level'], typeof IconHome>> = {
  national: IconBuildingBank, province: IconBuildingBank, district: IconBuildingCommunity, commune: IconHome, school: IconSchool, other: IconBuildingCommunity,
}
