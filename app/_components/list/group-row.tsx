'use client'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FieldView } from '../../../engine/client.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import { useFormat } from '../workplace-context.tsx'
import type { Column } from './columns.ts'
import type { Group } from './groups.ts'
import classes from './list.module.css'

/** What the rows of a group have in common, as the reader writes it. */
export function GroupTitle({ group, field }: { readonly group: Group; readonly field: FieldView }): ReactNode {
  const t = useTranslations('table')
  const { locale } = useFormat()
  const { value, bucket } = group
  if (value === null || value === '') return <span className="muted">{t('noValue')}</span>
  if (!bucket || typeof value !== 'string') return <FieldValue field={field} value={value} />
  return periodText(value, bucket, locale)
}

function periodText(day: string, bucket: NonNullable<Group['bucket']>, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const text = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: 'UTC', ...options }).format(date)
  if (bucket === 'year') return String(date.getUTCFullYear())
  if (bucket === 'quarter') return `${['I', 'II', 'III', 'IV'][Math.floor(date.getUTCMonth() / 3)]} · ${date.getUTCFullYear()}`
  if (bucket === 'month') return text({ month: 'long', year: 'numeric' })
  return text({ dateStyle: 'medium' })
}

interface Props {
  readonly group: Group
  readonly isOpen: boolean
  readonly isCurrent: boolean
  readonly columns: readonly Column[]
  readonly groupField: FieldView | null
  readonly onToggle: () => void
}

/** The head of a group: what its rows have in common, how many they are, what they add up to. */
export function GroupRow({ group, isOpen, isCurrent, columns, groupField, onToggle }: Props) {
  const format = useFormat()
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  // The title spans what has no sum of its own.
  const firstSum = columns.findIndex(({ field }) => group.sums[field.name] !== undefined)
  const span = firstSum <= 0 ? columns.length : firstSum
  return (
    <tr className={classes.group} data-current={isCurrent || undefined}>
      <th scope="colgroup" colSpan={span + 1}>
        <button type="button" aria-expanded={isOpen} onClick={onToggle}>
          <Chevron size={14} stroke={1.8} aria-hidden />
          {groupField && <GroupTitle group={group} field={groupField} />}
          <span className={classes.groupCount}>{format.count(group.count)}</span>
        </button>
      </th>
      {columns.slice(span).map(({ field }) => <td key={field.name} className={isNumeric(field) ? 'numeric' : undefined}><FieldValue field={field} value={group.sums[field.name] ?? null} /></td>)}
      <td aria-hidden />
    </tr>
  )
}
