import { Button, Select } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconCheck, IconCircleCheck } from '@tabler/icons-react'
import type { SectionId } from '@thac/plan'
import type { ReactElement } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '../../../i18n/index.ts'
import { Kbd, SectionText } from '../../../ui/index.ts'
import { candidatesOf } from './desk.ts'
import type { Named } from './names.ts'
import type { PairingWork } from './useAdoption.ts'
import type { Pairing } from './usePairing.ts'
import classes from './Adopt.module.css'

export interface QuestionProps {
  readonly work: PairingWork
  readonly pairing: Pairing
  readonly theirs: ReadonlyMap<SectionId, Named>
  readonly mine: ReadonlyMap<SectionId, Named>
}

const KEYS = ['Y', '2', '3'] as const

/** One section of the superior's beside the section of one's own that it may be: yes, another, or none, a key each. */
export function Question({ work: { preview }, pairing, theirs, mine }: QuestionProps): ReactElement {
  const { t } = useTranslation('adopt')
  const { desk, inHand: base, open, give } = pairing
  const [looked, setLooked] = useState<SectionId | null>(null)
  const asked = base === null ? undefined : theirs.get(base)
  const candidates = base === null ? [] : candidatesOf(preview, desk, base)
  const now = base === null ? undefined : desk.pairs.get(base)
  const shown = mine.get(looked ?? now ?? candidates[0] ?? '')
  const put = (child: SectionId | undefined | null): void => {
    if (base !== null && child !== undefined) give(base, child)
  }
  useHotkeys([
    ['y', () => put(candidates[0])], ['1', () => put(candidates[0])], ['2', () => put(candidates[1])], ['3', () => put(candidates[2])], ['n', () => put(null)], ['0', () => put(null)],
    ['j', () => pairing.go(1)], ['k', () => pairing.go(-1)],
  ])
  if (base === null || asked === undefined) return <AllAnswered pairing={pairing} />
  const found = preview.pairs.find((pair) => pair.base === base)
  const isOpen = open.includes(base)
  return (
    <section className={classes.card} aria-label={t('question')}>
      <header className={classes.cardHead}>
        <h2>{isOpen ? t('ask') : t('change')}</h2>
        <p>
          {isOpen ? t('left', { n: number(open.length) }) : null}
          <span className={classes.keys}><Kbd>J</Kbd> <Kbd>K</Kbd> {t('walk')}</span>
          {isOpen && open.length > 1 ? <Button size="compact-xs" variant="subtle" onClick={pairing.agree}>{t('agreeAll')}</Button> : null}
        </p>
        {isOpen && found !== undefined ? <p className={classes.why}>{t(`by.${found.by}`)}</p> : null}
      </header>
      <div className={classes.texts}>
        <div>
          <h3>{t('theirs')}{asked.label === '' ? '' : ` · ${asked.label}`}</h3>
          <div className={classes.paper} lang="vi"><SectionText content={asked.section} /></div>
        </div>
        <div aria-live="polite">
          <h3>{t('mine')}{shown === undefined || shown.label === '' ? '' : ` · ${shown.label}`}</h3>
          <div className={classes.paper} lang="vi">{shown === undefined ? <p className={classes.none}>{t('nothingAlike')}</p> : <SectionText content={shown.section} />}</div>
        </div>
      </div>
      <footer className={classes.answers} role="group" aria-label={t('answers')}>
        {candidates.map((child, i) => {
          const named = mine.get(child)
          const alone = candidates.length === 1
          return (
            <Button
              key={child} variant={i === 0 && isOpen ? 'filled' : 'default'} className={classes.answer} onClick={() => put(child)} onMouseEnter={() => setLooked(child)} onMouseLeave={() => setLooked(null)}
              onFocus={() => setLooked(child)} onBlur={() => setLooked(null)} leftSection={!isOpen && child === now ? <IconCheck size={16} aria-label={t('chosen')} /> : undefined} rightSection={<Kbd>{KEYS[i] ?? ''}</Kbd>}
            >
              {alone && isOpen ? t('yes') : <span className={classes.answerName}>{i === 0 && isOpen ? t('yesThis') : ''}{named?.label} {named?.name || t('unnamed')}</span>}
            </Button>
          )
        })}
        <Button variant="default" className={classes.answer} leftSection={!isOpen && now === undefined ? <IconCheck size={16} aria-label={t('chosen')} /> : undefined} onClick={() => put(null)} rightSection={<Kbd>N</Kbd>}>{t('no')}</Button>
        <Select
          className={classes.other} size="xs" searchable aria-label={t('other')} placeholder={t('other')} value={null} nothingFoundMessage={t('nothingFound')} limit={80}
          data={[...mine.values()].filter(({ section }) => section.kind === asked.section.kind).map(({ section, label, name }) => ({ value: section.id, label: `${label} ${name || t('unnamed')}`.trim() }))}
          onChange={(child) => put(child ?? undefined)}
        />
      </footer>
    </section>
  )
}

function AllAnswered({ pairing }: { readonly pairing: Pairing }): ReactElement {
  const { t } = useTranslation('adopt')
  return (
    <section className={classes.card} data-done="" aria-label={t('question')}>
      <IconCircleCheck size={32} stroke={1.5} aria-hidden="true" />
      <h2>{t('allClear')}</h2>
      <p>{t('allClearHint')}</p>
      <Button onClick={pairing.send} loading={pairing.busy} rightSection={<Kbd>Ctrl ↵</Kbd>}>{t('accept')}</Button>
    </section>
  )
}
