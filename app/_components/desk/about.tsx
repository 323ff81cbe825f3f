'use client'
import { IconPhone } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type HomeRow, type DeskAbout, parsePhones } from '../../../engine/client.ts'
import { hrefOf } from '../home/home-link.ts'
import { StateChip } from '../state-chip.tsx'
import { WarningBadges } from '../warnings.tsx'
import { useFormat, useWorkplace } from '../workplace-context.tsx'
import classes from './desk.module.css'

type List = DeskAbout['lists'][number]

/** A row that can be put into the form. */
export interface Pick {
  readonly field: string
  readonly id: string
  readonly title: string
}

const mostKeys = 9

/** Rows of the lists that a field of the form takes, in the order of their keys. */
export const picksOf = (about: DeskAbout | null): readonly Pick[] => (about?.lists ?? []).flatMap(({ fills, rows }) => (fills === null ? [] : rows.map(({ id, label }) => ({ field: fills, id, title: label })))).slice(0, mostKeys)

interface Props {
  readonly about: DeskAbout
  readonly chosen: (field: string) => unknown
  readonly onPick: (pick: Pick) => void
}

/** Who one is talking to, at a glance: what to mind, how to reach them, what is going on with them. */
export function About({ about, chosen, onPick }: Props) {
  const { entity, id, label, phones, warnings, facts, lists } = about
  const { areaCode } = useWorkplace()
  const picks = picksOf(about)
  return (
    <>
      <div className={classes.aboutHead}>
        <Link className={classes.aboutName} href={`/${entity.name}/${id}`}>{label}</Link>
        <WarningBadges warnings={warnings} />
      </div>
      {phones.length > 0 && (
        <div className={classes.phones}>
          {phones.map((text) => {
            const first = parsePhones(text, areaCode).find(({ isIncomplete }) => !isIncomplete)
            return first ? <a key={text} className="link tabular" href={`tel:${first.normal}`}><IconPhone size={14} stroke={1.6} aria-hidden />{text}</a> : <span key={text}>{text}</span>
          })}
        </div>
      )}
      {facts.length > 0 && (
        <dl className={classes.facts}>
          {facts.map(({ title, value, color }) => <div key={title} data-color={color}><dt>{title}</dt><dd>{value}</dd></div>)}
        </dl>
      )}
      {lists.filter(({ rows }) => rows.length > 0).map((list) => <Linked key={list.id} list={list} picks={picks} chosen={chosen} onPick={onPick} />)}
    </>
  )
}

function Linked({ list: { title, rows, isMore, link, entity, fills }, picks, chosen, onPick }: Omit<Props, 'about'> & { readonly list: List; readonly picks: readonly Pick[] }) {
  const t = useTranslations('desk')
  return (
    <section className={classes.linked} aria-label={title}>
      <h3>{title}{isMore && <Link className="link" href={hrefOf(link)}>{t('all')}</Link>}</h3>
      <ul className={classes.linkedRows}>
        {rows.map((row) => {
          const at = picks.findIndex(({ id }) => id === row.id)
          const pick = picks[at]
          return (
            <li key={row.id}>
              {pick && <button type="button" className={classes.pick} aria-pressed={chosen(pick.field) === row.id} aria-keyshortcuts={`Alt+Shift+${at + 1}`} title={`Alt+Shift+${at + 1}`} onClick={() => onPick(pick)}>{t(chosen(pick.field) === row.id ? 'picked' : 'pick')}</button>}
              <Link className={classes.linkedName} href={`/${entity.name}/${row.id}`}>{row.label}</Link>
              {fills === null && <RowFacts row={row} states={entity.states} />}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function RowFacts({ row, states }: { readonly row: HomeRow; readonly states: List['entity']['states'] }) {
  const format = useFormat()
  const state = states.find(({ value }) => value === row.state)
  return (
    <>
      {state && <StateChip title={state.title} color={state.color} category={state.category} />}
      <span className={classes.when} suppressHydrationWarning>{format.ago(String(row.createdAt))}</span>
    </>
  )
}
