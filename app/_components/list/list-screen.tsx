'use client'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconEyeOff, IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import type { JsonObject, ListView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListPage } from '../../_lib/documents.ts'
import { Icon } from '../../_lib/icons.tsx'
import { type ListState, listQuery, type Order } from '../../_lib/list-state.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { useFormat } from '../workplace-context.tsx'
import { FilterChips } from './filter-chips.tsx'
import { LayoutSwitch, layoutsOf } from './layout-switch.tsx'
import { layouts } from './layouts.ts'
import classes from './list.module.css'
import { Pager } from './pager.tsx'
import { RecordTable } from './record-table.tsx'
import { useLayer } from './use-layer.ts'
import { ViewTabs } from './view-tabs.tsx'

interface Props {
  readonly list: ListView
  readonly state: ListState
  readonly page: ListPage['page'] | null
  readonly refusal: Refusal | null
  /** Labels of the records that filters name, by id. */
  readonly labels: Readonly<Record<string, string>>
  /** View, chips and conditions as one. */
  readonly filter: JsonObject | null
}

/** The view's own order as the head of its column shows it. */
function ownOrder(list: ListView): Order | null {
  const first = list.orderBy[0]
  const column = list.columns.find(({ graphqlName }) => graphqlName === first?.field)
  return first && column ? { field: column.name, direction: first.direction } : null
}

/** A list of records: everything that decides what it shows is in the URL. */
export function ListScreen({ list, state, page, refusal, labels, filter }: Props) {
  const t = useTranslations('list')
  const format = useFormat()
  const router = useRouter()
  const [isLoading, startLoading] = useTransition()
  const base = `/${list.entity.name}`
  const go = (change: Partial<ListState>) => startLoading(() => router.replace(`${base}${listQuery({ ...state, cursor: null, ...change })}`, { scroll: false }))
  const { layer, refusal: layerRefusal } = useLayer(list, state, page)
  const isFiltered = state.search !== '' || Object.keys(state.chips).length > 0 || state.filter !== null
  const layout = layoutsOf(list).includes(state.layout) ? state.layout : 'table'
  const Layout = layout === 'table' ? null : layouts[layout]
  useShortcuts(list.mayCreate ? { KeyN: () => router.push(`${base}/new`) } : {})

  return (
    <>
      <PageHeader icon={<Icon name={list.entity.icon} size={18} />} title={list.entity.pluralTitle} note={page && <span className="tabular">{format.count(page.totalCount)}</span>}>
        <SearchBox value={state.search} onSearch={(search) => go({ search })} />
        {list.mayCreate && <Button component={Link} href={`${base}/new`} leftSection={<IconPlus size={15} aria-hidden />} className={classes.create} aria-keyshortcuts="N">{t('new')}</Button>}
      </PageHeader>
      <div className={classes.bar}>
        {list.views.length > 0 && <ViewTabs views={list.views} current={state.view} onChoose={(view) => go({ view })} />}
        <FilterChips list={list} state={state} labels={labels} onChange={(chips) => go({ chips })} onDropFilter={() => go({ filter: null })} />
        <LayoutSwitch list={list} current={layout} onChoose={(next) => go({ layout: next })} />
        {list.layer && <button type="button" className={classes.view} aria-pressed={state.hidden} onClick={() => go({ hidden: !state.hidden })}><IconEyeOff size={14} stroke={1.6} aria-hidden /> {t('hiddenHere')}</button>}
      </div>
      <div className={classes.body} aria-busy={isLoading} data-loading={isLoading || undefined}>
        {refusal && <Problem refusal={refusal} />}
        {layerRefusal && <Problem refusal={layerRefusal} />}
        {Layout && <Layout list={list} state={state} go={go} filter={filter} search={state.search} />}
        {!Layout && page && page.nodes.length > 0 && <RecordTable list={list} rows={page.nodes} order={state.order ?? (list.layer ? null : ownOrder(list))} onOrder={(order) => go({ order })} layer={layer} />}
        {!Layout && page && page.nodes.length === 0 && (
          <div className={classes.empty}>
            <p>{state.hidden && !isFiltered && !state.view ? t('nothingHidden') : isFiltered || state.view ? t('nothingFound') : t('empty', { name: list.entity.pluralTitle })}</p>
            {isFiltered && <Button variant="default" onClick={() => go({ search: '', chips: {}, filter: null })}>{t('clear')}</Button>}
            {!isFiltered && !state.hidden && list.mayCreate && <Button component={Link} href={`${base}/new`}>{t('createFirst')}</Button>}
          </div>
        )}
      </div>
      {!Layout && page && <Pager page={page} size={state.size} onMove={(cursor) => go({ cursor })} onSize={(size) => go({ size })} />}
    </>
  )
}

function SearchBox({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const t = useTranslations('list')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const searchLater = useDebouncedCallback(onSearch, 250)
  useEffect(() => {
    if (document.activeElement !== input.current) setText(value)
  }, [value])
  useShortcuts({ Slash: () => input.current?.focus() })
  const type = (next: string) => {
    setText(next)
    searchLater(next)
  }
  return (
    <TextInput
      ref={input}
      className={classes.search}
      type="text"
      role="searchbox"
      aria-label={t('search')}
      placeholder={t('searchHint')}
      leftSection={<IconSearch size={15} stroke={1.6} aria-hidden />}
      rightSection={text && <ActionIcon size={22} aria-label={t('clearSearch')} onClick={() => type('')}><IconX size={14} aria-hidden /></ActionIcon>}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
        if (event.key === 'Enter') onSearch(text)
      }}
    />
  )
}
