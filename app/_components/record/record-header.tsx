'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '../../_lib/icons.tsx'
import { PageHeader } from '../page-header.tsx'
import { StateChip } from '../state-chip.tsx'
import { WarningBadges } from '../warnings.tsx'
import { useFormat } from '../workplace-context.tsx'
import { ClockChips } from './clock-chips.tsx'
import { EventButtons } from './event-buttons.tsx'
import { Neighbours } from './neighbours.tsx'
import { PrintMenu } from './print-menu.tsx'
import classes from './record.module.css'
import type { RecordFormState } from './use-record-form.ts'

/** Who or what this is, in which state and since when, and what can be done now. */
export function RecordHeader({ form }: { readonly form: RecordFormState }) {
  const t = useTranslations('record')
  const format = useFormat()
  const { base } = form
  const number = base.number === null ? null : `${base.numberPrefix}${base.number}`
  const label = base.id === null ? t('new', { name: base.entity.title }) : base.label
  // How long ago something ended says nothing about the work that is left.
  const isOver = base.state !== null && ['done', 'cancelled'].includes(base.state.category)
  const title = (
    <span className={classes.headTitle}>
      <Link href={`/${base.entity.name}`} className={classes.crumb}>{base.entity.pluralTitle}</Link>
      <span className={classes.headLabel}>
        {number && !label.includes(number) && <span className="tabular">{number} </span>}
        {label}
      </span>
    </span>
  )
  return (
    <PageHeader
      icon={<Icon name={base.entity.icon} size={18} />}
      title={title}
      badge={
        base.state && base.id !== null && (
          <StateChip title={base.state.title} color={base.state.color} category={base.state.category} after={base.state.since && !isOver && <span className={classes.since} title={format.dateTime(base.state.since)} suppressHydrationWarning>{format.span(base.state.since)}</span>} />
        )
      }
      note={
        <span className={classes.notes}>
          <WarningBadges warnings={base.warnings} />
          <ClockChips clocks={base.clocks} />
          {base.id !== null && base.facts.map((fact) => <span key={fact.title} className={classes.fact} data-color={fact.color} title={fact.value === '' ? fact.title : `${fact.title}: ${fact.value}`}>{fact.value === '' ? fact.title : `${fact.title}: ${fact.value}`}</span>)}
          {base.id !== null && <span className={classes.version} title={t('versionHint')}>v{base.version}</span>}
        </span>
      }
    >
      {base.id !== null && <Neighbours entity={base.entity.name} id={base.id} />}
      {base.id !== null && <PrintMenu view={base} hasUnsaved={form.hasUnsaved} />}
      {base.id !== null && <EventButtons form={form} />}
    </PageHeader>
  )
}
