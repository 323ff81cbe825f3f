'use client'
import { VisuallyHidden } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BoardView, ListView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { FieldValue } from '../field-value.tsx'
import { useFormat } from '../workplace-context.tsx'
import classes from './board.module.css'

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

/** What stands on a card: the record's label, its fields, how long it has been in its state. */
export function CardFace({ list, view, row, menu }: { readonly list: ListView; readonly view: BoardView; readonly row: ListRow; readonly menu?: ReactNode }) {
  const t = useTranslations('board')
  const format = useFormat()
  const fields = view.card.filter(({ name }) => !isEmpty(row[name]))
  const since = typeof row.stateSince === 'string' ? row.stateSince : null
  return (
    <>
      <div className={classes.cardHead}>
        <Link href={`/${list.entity.name}/${row.id}`} className={classes.cardTitle} prefetch={false} draggable={false}>{row.label}</Link>
        {menu}
      </div>
      {(fields.length > 0 || since) && (
        <dl className={classes.fields}>
          {fields.map((field) => (
            <div key={field.name} title={field.title}>
              <dt><VisuallyHidden>{field.title}</VisuallyHidden></dt>
              <dd><FieldValue field={field} value={row[field.name]} /></dd>
            </div>
          ))}
          {since && (
            <div className={classes.since} title={t('inStateSince', { at: format.dateTime(since) })}>
              <dt><IconClock size={13} stroke={1.6} aria-hidden /><VisuallyHidden>{t('inState')}</VisuallyHidden></dt>
              <dd suppressHydrationWarning>{format.span(since)}</dd>
            </div>
          )}
        </dl>
      )}
    </>
  )
}
