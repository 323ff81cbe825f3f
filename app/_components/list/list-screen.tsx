'use client'
import { ActionIcon, Button } from '@mantine/core'
import { IconLayoutSidebarRight, IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { ListView, SavedViewView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListPage } from '../../_lib/documents.ts'
import { Icon } from '../../_lib/icons.tsx'
import type { ListArguments } from '../../_lib/list-filter.ts'
import type { OwnList, PreviewState } from '../../_lib/list-own.ts'
import { type ListState, listQuery } from '../../_lib/list-state.ts'
import { useShortcuts } from '../../_lib/use-shortcuts.ts'
import { PageHeader } from '../page-header.tsx'
import { Problem } from '../problem.tsx'
import { columnsOf } from './columns.ts'
import { levelsOf, summableOf } from './groups.ts'
import { layoutsOf } from './layout-switch.tsx'
import { layouts } from './layouts.ts'
import { ListBar } from './list-bar.tsx'
import { ListBody } from './list-body.tsx'
import classes from './list.module.css'
import { RowCount } from './row-count.tsx'
import { SearchBox } from './search-box.tsx'
import { useGroups } from './use-groups.ts'
import { useOwnList } from './use-own-list.ts'
import { useRowSource } from './use-row-source.ts'

interface Props {
  readonly list: ListView
  readonly state: ListState
  /** Which records and in which order, as the API is asked. */
  readonly args: ListArguments
  readonly own: OwnList
  readonly savedViews: readonly SavedViewView[]
  readonly preview: PreviewState
  readonly page: ListPage['page'] | null
  readonly refusal: Refusal | null
  /** Labels of the records that filters name, by id. */
  readonly labels: Readonly<Record<string, string>>
}

/** Records of an entity in one of several layouts: everything that decides what it shows is in the URL. */
export function ListScreen({ list, state, args, own: givenOwn, savedViews, preview: givenPreview, page, refusal, labels }: Props) {
  const t = useTranslations('list')
  const tt = useTranslations('table')
  const router = useRouter()
  const [isLoading, startLoading] = useTransition()
  const base = `/${list.entity.name}`
  const go = (change: Partial<ListState>) => startLoading(() => router.replace(`${base}${listQuery({ ...state, ...change })}`, { scroll: false }))
  const { own, preview, changeOwn, changePreview } = useOwnList(list.entity.name, givenOwn, givenPreview)
  const columns = columnsOf(list, state.columns ?? own.columns)
  const layout = layoutsOf(list).includes(state.layout) ? state.layout : 'table'
  const fields = columns.map(({ field }) => field)
  const source = useRowSource(list, args, fields, page)
  const levels = layout === 'table' ? levelsOf(list, state.groups) : []
  const groups = useGroups({ list, args, levels, summed: summableOf(fields), columns: fields, turn: source.turn })
  const Layout = layout === 'table' ? null : layouts[layout]
  useShortcuts({ ...(list.mayCreate ? { KeyN: () => router.push(`${base}/new`) } : {}), ...(layout === 'table' ? { KeyP: () => changePreview({ isOpen: !preview.isOpen }) } : {}) })
  const frame = { list, state, args, own, columns, source, levels, groups, go, onOwn: changeOwn }
  return (
    <>
      <PageHeader icon={<Icon name={list.entity.icon} size={18} />} title={list.entity.pluralTitle} note={<RowCount source={source} />}>
        <SearchBox value={state.search} onSearch={(search) => go({ search })} />
        {layout === 'table' && <ActionIcon variant={preview.isOpen ? 'light' : 'subtle'} className={classes.wide ?? ''} size={30} aria-pressed={preview.isOpen} aria-label={tt('preview')} aria-keyshortcuts="P" title={tt('previewKey')} onClick={() => changePreview({ isOpen: !preview.isOpen })}><IconLayoutSidebarRight size={17} stroke={1.6} aria-hidden /></ActionIcon>}
        {list.mayCreate && <Button component={Link} href={`${base}/new`} leftSection={<IconPlus size={15} aria-hidden />} className={classes.create} aria-keyshortcuts="N">{t('new')}</Button>}
      </PageHeader>
      <ListBar {...frame} views={savedViews} labels={labels} layout={layout} />
      {refusal && <Problem refusal={refusal} />}
      {Layout ? (
        <div className={classes.body} aria-busy={isLoading} data-loading={isLoading || undefined}><Layout list={list} state={state} go={go} filter={args.filter} search={state.search} /></div>
      ) : (
        <ListBody {...frame} page={page} isLoading={isLoading} preview={preview} onPreview={changePreview} />
      )}
    </>
  )
}
