'use client'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { periodLabel } from '../../_lib/periods.ts'
import { FieldValue, isNumeric } from '../field-value.tsx'
import { useFormat } from '../workplace-context.tsx'
import type { Column } from './columns.ts'
import type { Group } from './groups.ts'
import classes from './list.module.css'

/** What the rows of a group have in common, as the reader writes it. */
function GroupTitle({ group: { value, level } }: { readonly group: Group }): ReactNode {
  const t = useTranslations('table')
  const yesNo = useTranslations('list')
  const { locale } = useFormat()
  if (value === null || value === '') return <span className="muted">{t('noValue', { name: level.field.title })}</span>
  if (level.field.kind === 'boolean') return `${level.field.title}: ${yesNo(value === true ? 'yes' : 'no')}`
  return level.bucket && typeof value === 'string' ? periodLabel(value, level.bucket, locale) : <FieldValue field={level.field} value={value} />
}

interface HeadProps {
  readonly group: Group
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** Opens and closes a group: what its rows have in common, and how many they are. */
export function GroupHead({ group, isOpen, onToggle }: HeadProps) {
  const format = useFormat()
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <button type="button" className={classes.groupHead} style={{ paddingLeft: 16 + group.depth * 20 }} aria-expanded={isOpen} onClick={onToggle}>
      <Chevron size={14} stroke={1.8} aria-hidden />
      <GroupTitle group={group} />
      <span className={classes.groupCount}>{format.count(group.count)}</span>
    </button>
  )
}

/** The head of a group across the table, with what its rows add up to under each column. */
export function GroupRow({ columns, isCurrent, ...head }: HeadProps & { readonly columns: readonly Column[]; readonly isCurrent: boolean }) {
  const { group } = head
  // The title spans what has no sum of its own.
  const firstSum = columns.findIndex(({ field }) => group.sums[field.name] !== undefined)
  const span = firstSum <= 0 ? columns.length : firstSum
  return (
    <tr className={classes.group} data-depth={group.depth} data-current={isCurrent || undefined} aria-level={group.depth + 1}>
      <th scope="colgroup" colSpan={span + 1}><GroupHead {...head} /></th>
      {columns.slice(span).map(({ field }) => <td key={field.name} className={isNumeric(field) ? 'numeric' : undefined}><FieldValue field={field} value={group.sums[field.name] ?? null} /></td>)}
      <td aria-hidden />
    </tr>
  )
}
