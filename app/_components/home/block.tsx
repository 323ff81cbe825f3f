'use client'
import { IconArrowRight, IconReportAnalytics } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { HomeBlockView, HomeLink } from '../../../engine/client.ts'
import { Icon } from '../../_lib/icons.tsx'
import { FieldValue } from '../field-value.tsx'
import { DeskBlock } from '../desk/desk-block.tsx'
import { QueueBlock } from '../desk/queue-block.tsx'
import { PressButton } from '../notices/press-button.tsx'
import { useFormat } from '../workplace-context.tsx'
import { ChartBlock } from './chart-block.tsx'
import { DayBlock } from './day-block.tsx'
import classes from './home.module.css'
import { hrefOf } from './home-link.ts'
import { ListBlock } from './list-block.tsx'
import { SearchBlock } from './search-block.tsx'

type Of<K extends HomeBlockView['kind']> = Extract<HomeBlockView, { kind: K }>

/** One part of the home with its head. */
export function Block({ block }: { readonly block: HomeBlockView }) {
  switch (block.kind) {
    case 'list':
      return <Panel block={block} link={block.link} count={block.count} isMore={block.isMore}><ListBlock block={block} /></Panel>
    case 'figures':
      return <Panel block={block}><Figures block={block} /></Panel>
    case 'chart':
      return <Panel block={block} link={block.link}><ChartBlock block={block} /></Panel>
    case 'my-day':
      return <Panel block={block} count={block.items.length} isMore={block.isMore}><DayBlock block={block} /></Panel>
    case 'drafts':
      return block.drafts.length === 0 ? null : <Panel block={block}><Drafts block={block} /></Panel>
    case 'notifications':
      return <Panel block={block} all="/notifications"><Notifications block={block} /></Panel>
    case 'search':
      return <SearchBlock block={block} />
    case 'desk':
      return <DeskBlock block={block} />
    case 'queue':
      return <Panel block={block} link={block.link}><QueueBlock block={block} /></Panel>
    case 'reports':
      return <Panel block={block}><Reports block={block} /></Panel>
    default:
      return null
  }
}

interface PanelProps {
  readonly block: HomeBlockView
  readonly link?: HomeLink
  readonly all?: string
  readonly count?: number
  readonly isMore?: boolean
  readonly children: ReactNode
}

function Panel({ block: { id, title }, link, all, count, isMore, children }: PanelProps) {
  const t = useTranslations('home')
  const format = useFormat()
  const href = link ? hrefOf(link) : all
  return (
    <section className={classes.panel} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className={classes.panelHead}>
          <h2 id={id} className={classes.panelTitle}>{title}</h2>
          {count !== undefined && count > 0 && <span className={classes.panelCount}>{format.count(count)}{isMore && '+'}</span>}
          {href && <Link href={href} className={classes.all} aria-label={t('allOf', { name: title })}>{t('all')}<IconArrowRight size={14} aria-hidden /></Link>}
        </header>
      )}
      {children}
    </section>
  )
}

function Figures({ block: { figures } }: { readonly block: Of<'figures'> }) {
  const format = useFormat()
  return (
    <div className={classes.figures}>
      {figures.map(({ title, field, value, link }) => (
        <Link key={title} href={hrefOf(link)} className={classes.figure}>
          <span className={classes.figureTitle}>{title}</span>
          <span className={classes.figureValue}>{value === null ? '—' : field ? <FieldValue field={field} value={value} /> : format.count(Number(value))}</span>
        </Link>
      ))}
    </div>
  )
}

function Drafts({ block: { drafts } }: { readonly block: Of<'drafts'> }) {
  const t = useTranslations('home')
  const format = useFormat()
  return (
    <ul className={classes.rows}>
      {drafts.map(({ entity, icon, title, record, label, savedAt }) => (
        <li key={`${entity} ${record ?? ''}`}>
          <Link href={`/${entity}/${record ?? 'new'}`} className={classes.row}>
            <Icon name={icon} size={15} />
            <span className={classes.rowTitle}>{label ?? t('newDraft', { name: title })}</span>
            <span className={classes.rowAside} title={format.dateTime(savedAt)} suppressHydrationWarning>{format.ago(savedAt)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Notifications({ block: { entries } }: { readonly block: Of<'notifications'> }) {
  const t = useTranslations('home')
  const format = useFormat()
  if (entries.length === 0) return <p className={classes.empty}>{t('noNotifications')}</p>
  return (
    <ul className={classes.rows}>
      {entries.map(({ id, entity, record, title, body, at, isRead, press }) => (
        <li key={id} className={press === null ? undefined : classes.pressed}>
          <Link href={entity && record ? `/${entity}/${record}` : '/notifications'} className={classes.row} data-unread={!isRead || undefined}>
            <span className={classes.rowTitle}>{title}{body && <span className="muted"> · {body}</span>}</span>
            <span className={classes.rowAside} title={format.dateTime(at)} suppressHydrationWarning>{format.ago(at)}</span>
          </Link>
          {press !== null && <PressButton notice={{ id, press }} />}
        </li>
      ))}
    </ul>
  )
}

function Reports({ block: { reports } }: { readonly block: Of<'reports'> }) {
  return (
    <ul className={classes.rows}>
      {reports.map(({ name, title }) => (
        <li key={name}>
          <Link href={`/reports/${name}`} className={classes.row}>
            <IconReportAnalytics size={15} stroke={1.6} aria-hidden />
            <span className={classes.rowTitle}>{title}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
