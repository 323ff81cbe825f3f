'use client'
import { Drawer, VisuallyHidden } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconEyeOff } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ExportFormat, ListLayout, ListView, SavedViewView } from '../../../engine/client.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import type { OwnList } from '../../_lib/list-own.ts'
import type { ListState } from '../../_lib/list-state.ts'
import { useCommands } from '../../_lib/use-commands.ts'
import { ImportLink } from '../import/import-link.tsx'
import { ExportMenu } from '../jobs/export-menu.tsx'
import { useExport } from '../jobs/use-export.ts'
import { type Column, columnStates } from './columns.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { FilterChips } from './filter-chips.tsx'
import { GroupMenu } from './group-menu.tsx'
import type { GroupTree } from './group-tree.ts'
import type { Level } from './groups.ts'
import { LayoutSwitch } from './layout-switch.tsx'
import classes from './list.module.css'
import { ViewTabs } from './view-tabs.tsx'

interface Props {
  readonly list: ListView
  readonly state: ListState
  readonly args: ListArguments
  readonly own: OwnList
  readonly columns: readonly Column[]
  readonly views: readonly SavedViewView[]
  readonly labels: Readonly<Record<string, string>>
  readonly layout: ListLayout
  readonly levels: readonly Level[]
  readonly groups: GroupTree | null
  readonly go: (change: Partial<ListState>) => void
  readonly onOwn: (change: Partial<OwnList>) => void
}

const exportFormats: readonly ExportFormat[] = ['xlsx', 'csv']

/** How columns are kept: in the view somebody saved, by the URL; else for the reader alone. */
export function keepColumns(state: ListState, go: Props['go'], onOwn: Props['onOwn'], columns: readonly Column[] | null): void {
  const states = columns && columnStates(columns)
  if (state.saved || state.columns) go({ columns: states })
  if (!state.saved) onOwn({ columns: states })
}

/** Views, conditions, groups, columns and layouts of the list, in one line. */
export function ListBar({ list, state, args, own, columns, views, labels, layout, levels, groups, go, onOwn }: Props) {
  const t = useTranslations('list')
  const jobs = useTranslations('jobs')
  const exporting = useExport()
  const [isSheet, setSheet] = useState(false)
  const exportAs = (format: ExportFormat) => exporting.list({ entity: list.entity.name, ...args, columns: columns.map(({ field }) => field.name), format })
  useCommands(list.mayExport ? exportFormats.map((format) => ({ id: `export ${format}`, title: jobs('exportAs', { format: jobs(format) }), detail: list.entity.pluralTitle, icon: 'table-export', run: () => void exportAs(format) })) : [])
  const chips = <FilterChips list={list} state={state} labels={labels} onChange={(next) => go({ chips: next })} onFilter={(filter) => go({ filter })} />
  const tools = (
    <div className={classes.tools}>
      {layout === 'table' && <GroupMenu list={list} levels={levels} groups={groups} onGroups={(next) => go({ groups: next })} />}
      {layout === 'table' && <ColumnsMenu list={list} columns={columns} onColumns={(next) => keepColumns(state, go, onOwn, next)} />}
      {list.mayCreate && <ImportLink entity={list.entity.name} />}
      {list.mayExport && <ExportMenu onExport={exportAs} />}
      <LayoutSwitch list={list} current={layout} onChoose={(next) => go({ layout: next })} />
    </div>
  )
  const asked = Object.keys(state.chips).length + (state.filter ? 1 : 0)
  return (
    <div className={classes.bar}>
      <ViewTabs list={list} state={state} own={own} views={views} go={go} onOwn={onOwn} />
      {chips}
      {list.layer && <button type="button" className={classes.view} aria-pressed={state.hidden} onClick={() => go({ hidden: !state.hidden })}><IconEyeOff size={14} stroke={1.6} aria-hidden /> {t('hiddenHere')}</button>}
      {tools}
      <button type="button" className={`${classes.tool} ${classes.sheetTool}`} aria-pressed={asked > 0} onClick={() => setSheet(true)}><IconAdjustmentsHorizontal size={18} stroke={1.6} aria-hidden /><VisuallyHidden>{t('filters')}</VisuallyHidden>{asked > 0 && <span className="tabular">{asked}</span>}</button>
      <Drawer opened={isSheet} onClose={() => setSheet(false)} position="bottom" size="auto" title={t('filters')} closeButtonProps={{ 'aria-label': t('done') }}>
        <div className={classes.sheet}>
          {chips}
          {tools}
        </div>
      </Drawer>
    </div>
  )
}
