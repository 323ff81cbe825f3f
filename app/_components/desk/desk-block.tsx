'use client'
import { ActionIcon } from '@mantine/core'
import { IconCheck, IconPlus, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { HomeBlockView } from '../../../engine/client.ts'
import type { Registered } from '../../_lib/documents.ts'
import { useAltKeys, useShortcuts } from '../../_lib/use-shortcuts.ts'
import classes from './desk.module.css'
import { focusSheet, DeskSheet, idOf } from './desk-sheet.tsx'
import { useSheets } from './use-sheets.ts'

/** A form that is filled in and sent again and again, by keyboard alone; several may be half filled at once. */
export function DeskBlock({ block }: { readonly block: Extract<HomeBlockView, { kind: 'desk' }> }) {
  const t = useTranslations('desk')
  const { id, title, desk } = block
  const sheets = useSheets(id, Object.keys(desk.drafts))
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const [done, setDone] = useState<Registered['record'] | undefined>(undefined)
  const { active } = sheets
  const focus = useRef(false)
  const place = idOf(id, active)
  const round = sheets.roundOf(active)
  /** Where the next sheet stands the cursor goes there. */
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sheet that comes to the fore
  useEffect(() => {
    if (focus.current) focusSheet(place)
    focus.current = false
  }, [place, round])
  const go = (step: () => void) => {
    focus.current = true
    step()
  }
  const isIn = () => document.activeElement?.closest(`[data-sheet="${place}"]`) !== null && document.activeElement !== null
  const come = () => (isIn() && sheets.shown.length > 1 ? go(sheets.next) : focusSheet(place))
  useShortcuts({ KeyI: come })
  useAltKeys({ KeyI: come, KeyN: () => !sheets.isFull && go(sheets.begin) })
  const { entity } = desk.record
  return (
    <section className={classes.panel} aria-labelledby={`${id}-title`}>
      <header className={classes.head}>
        <h2 id={`${id}-title`} title="I · Alt+I">{title}</h2>
        <kbd className={classes.key} aria-hidden>I</kbd>
        {sheets.shown.length > 1 && (
          <div className={classes.tabs} role="tablist" aria-label={title}>
            {sheets.shown.map((sheet, i) => (
              <span key={sheet} className={classes.tab} data-active={sheet === active || undefined}>
                <button type="button" role="tab" aria-selected={sheet === active} onClick={() => go(() => sheets.choose(sheet))}>{names[sheet] || t('sheet', { number: i + 1 })}</button>
              </span>
            ))}
          </div>
        )}
        <ActionIcon size={26} disabled={sheets.isFull} aria-label={t('another')} title={`${t('another')} · Alt+N`} aria-keyshortcuts="Alt+N" onClick={() => go(sheets.begin)}><IconPlus size={15} aria-hidden /></ActionIcon>
        <span className={classes.gap} />
        <span className={classes.done} role="status">
          {done !== undefined && (
            <>
              <IconCheck size={15} stroke={2} aria-hidden />
              {t('done', { name: done ? (done.number === undefined || done.number === null ? done.label : `${entity.title} № ${done.number}`) : entity.title })}
              {done && <Link className="link" href={`/${entity.name}/${done.id}`}>{t('open')}</Link>}
              <ActionIcon size={22} aria-label={t('close')} onClick={() => setDone(undefined)}><IconX size={13} aria-hidden /></ActionIcon>
            </>
          )}
        </span>
      </header>
      {sheets.shown.map((sheet) => (
        <DeskSheet
          key={`${sheet} ${sheets.roundOf(sheet)}`}
          block={id}
          sheet={sheet}
          view={desk}
          isFresh={sheets.roundOf(sheet) > 0}
          isActive={sheet === active}
          onNamed={(name) => setNames((known) => ({ ...known, [sheet]: name }))}
          onClear={() => go(() => sheets.end(sheet))}
          onDone={(record) => {
            setDone(record)
            go(() => sheets.end(sheet))
          }}
        />
      ))}
    </section>
  )
}
