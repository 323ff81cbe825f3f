'use client'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import type { FieldView, ListView } from '../../../engine/client.ts'
import { listDocument, type ListPage, type ListRow } from '../../_lib/documents.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { everything, type OwnList, type PreviewState } from '../../_lib/list-own.ts'
import type { ListState, Order } from '../../_lib/list-state.ts'
import { request } from '../../_lib/request.ts'
import { FieldValue } from '../field-value.tsx'
import { useRowHeight } from '../interface-settings.tsx'
import { useExport } from '../jobs/use-export.ts'
import { Problem } from '../problem.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import { mostRows } from './bulk.ts'
import { BulkBar } from './bulk-bar.tsx'
import type { Column } from './columns.ts'
import { summableOf } from './groups.ts'
import { keepColumns } from './list-bar.tsx'
import { itemsOf } from './list-items.ts'
import classes from './list.module.css'
import { countLimit, type RowSource } from './row-source.ts'
import { SidePanel } from './side-panel.tsx'
import type { EditedCell } from './table-row.tsx'
import type { Groups } from './use-groups.ts'
import { useKeptScroll } from './use-kept-scroll.ts'
import { useLayer } from './use-layer.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSelection } from './use-selection.ts'
import { useTotals } from './use-totals.ts'
import { VirtualCards } from './virtual-cards.tsx'
import { VirtualTable } from './virtual-table.tsx'

// It brings the widgets of forms: loaded when the panel stands open.
const Preview = dynamic(() => import('./preview.tsx').then((module) => module.Preview))

const footHeight = 32

interface Props {
  readonly list: ListView
  readonly state: ListState
  readonly args: ListArguments
  readonly columns: readonly Column[]
  readonly source: RowSource
  readonly groups: Groups
  readonly groupField: FieldView | null
  readonly isLoading: boolean
  readonly preview: PreviewState
  readonly go: (change: Partial<ListState>) => void
  readonly onOwn: (change: Partial<OwnList>) => void
  readonly onPreview: (change: Partial<PreviewState>) => void
}

/** The view's own order as the head of its column shows it. */
function ownOrder(list: ListView): Order | null {
  const first = list.orderBy[0]
  const column = list.columns.find(({ graphqlName }) => graphqlName === first?.field)
  return first && column && !list.layer ? { field: column.name, direction: first.direction } : null
}

/** The rows themselves: a table (cards at phone width), what they add up to, what is done to them, and one of them beside. */
export function ListBody({ list, state, args, columns, source, groups, groupField, isLoading, preview, go, onOwn, onPreview }: Props) {
  const router = useRouter()
  const { dealership } = useWorkplace()
  const exporting = useExport()
  const isNarrow = useMediaQuery('(max-width: 760px)')
  const element = useRef<HTMLDivElement>(null)
  const [edited, setEdited] = useState<EditedCell | null>(null)
  const entity = list.entity.name
  const key = `${dealership} ${entity} ${JSON.stringify([args, state.group])}`
  const selection = useSelection(key)
  const { layer, refusal: layerRefusal } = useLayer(list, state, source)
  const items = useMemo(() => itemsOf(groups.sections ?? (groupField ? [] : [{ group: null, source }])), [groups.sections, groupField, source, source.version])
  const height = useRowHeight()
  const summed = summableOf(columns.map(({ field }) => field))
  const { count, isExact } = source.counted
  const [isAdding, setAdding] = useState(false)
  const totals = useTotals(list, args, summed, isAdding || (isExact && count <= countLimit && count > 0), source.turn)
  const hasFoot = summed.length > 0 && count > 0
  const openRow = (row: ListRow) => router.push(`/${entity}/${row.id}`)
  const end = async () => {
    if (!groupField) await source.countAll()
    keys.go(groupField ? items.count - 1 : itemsOf([{ group: null, source }]).count - 1)
    if (!groupField && element.current) element.current.scrollTop = element.current.scrollHeight
  }
  const firstEditable = columns[1] ?? columns[0]
  const keys = useListKeys({ items, selection, element, height, footHeight: hasFoot ? footHeight : 0, key, isActive: edited === null && isNarrow !== true, onOpen: openRow, onEdit: (row) => firstEditable && setEdited({ id: row.id, field: editableAt(element.current) ?? firstEditable.field.name }), onGroup: groups.toggle, onEnd: end })
  useKeptScroll(element, key)
  const reread = () => router.refresh()
  const selectAll = async () => {
    const rows: ListRow[] = []
    for (let after: string | null = null; rows.length < mostRows; ) {
      const answer: Awaited<ReturnType<typeof request<ListPage>>> = await request<ListPage>(dealership, listDocument(list, { columns: [], count: 'none' }), { ...args, first: Math.min(1000, mostRows - rows.length), after })
      if (!answer.ok) break
      rows.push(...answer.data.page.nodes)
      after = answer.data.page.pageInfo.hasNextPage ? answer.data.page.pageInfo.endCursor : null
      if (after === null) break
    }
    selection.add(rows)
  }
  const written = (row: ListRow) => {
    source.patch(row.id, row)
    for (const section of groups.sections ?? []) section.source?.patch(row.id, row)
    // What the groups add up to may have changed too.
    if (groupField) reread()
  }
  const refusal = source.refusal ?? groups.refusal ?? layerRefusal
  const foot = hasFoot
    ? ({ field }: Column, i: number) => {
        if (i === 0) return <FootNote isWanted={totals !== null || isAdding} onAdd={() => setAdding(true)} />
        return field.summable ? <FieldValue field={field} value={totals?.[field.name] ?? null} /> : null
      }
    : null
  const isEmpty = items.count === 0 && !isLoading && (!groupField || groups.sections !== null)
  const shared = { element, items, columns, selection, layer, groupField, onGroup: groups.toggle }
  return (
    <div className={classes.split}>
      <div className={classes.main} aria-busy={isLoading} data-loading={isLoading || undefined}>
        {refusal && <Problem refusal={refusal} />}
        <div ref={element} className={classes.body}>
          {isEmpty && <Empty list={list} state={state} go={go} />}
          {!isEmpty && isNarrow !== true && (
            <VirtualTable
              {...shared}
              entity={entity}
              height={height}
              current={keys.current}
              edited={edited}
              order={state.order ?? ownOrder(list)}
              isPreviewed={preview.isOpen}
              foot={foot}
              onOrder={(order) => go({ order })}
              onColumns={(next) => keepColumns(state, go, onOwn, next)}
              onCurrent={keys.setCurrent}
              onSelect={keys.select}
              onEdit={setEdited}
              onWritten={written}
            />
          )}
          {!isEmpty && isNarrow !== false && <VirtualCards {...shared} list={list} />}
        </div>
        <BulkBar list={list} selection={selection} counted={source.counted} onSelectAll={selectAll} onExport={list.mayExport ? () => void exporting.list({ entity, filter: { id: { in: [...selection.rows.keys()] } }, columns: columns.map(({ field }) => field.name), format: 'xlsx' }) : null} present={(row) => source.find(row.id) ?? row} onDone={reread} />
      </div>
      {preview.isOpen && isNarrow === false && (
        <SidePanel width={preview.width} onWidth={(width) => onPreview({ width })}>
          <Preview entity={entity} row={keys.row} onClose={() => onPreview({ isOpen: false })} />
        </SidePanel>
      )}
    </div>
  )
}

/** The cell the pointer rests on, in the current row; F2 changes that one. */
const editableAt = (element: HTMLElement | null): string | null => element?.querySelector<HTMLElement>('tr[data-current] td[data-field]:hover')?.dataset.field ?? null

/** Sums of a long list are added up when somebody wants them. */
function FootNote({ isWanted, onAdd }: { readonly isWanted: boolean; readonly onAdd: () => void }) {
  const t = useTranslations('table')
  if (isWanted) return <span className="muted">{t('total')}</span>
  return <button type="button" className={classes.countAll} onClick={onAdd}>{t('addUp')}</button>
}

function Empty({ list, state, go }: Pick<Props, 'list' | 'state' | 'go'>) {
  const t = useTranslations('list')
  const isFiltered = state.search !== '' || Object.keys(state.chips).length > 0 || state.filter !== null
  const hasView = state.view !== null && state.view !== everything
  return (
    <div className={classes.empty}>
      <p>{state.hidden && !isFiltered && !hasView ? t('nothingHidden') : isFiltered || hasView ? t('nothingFound') : t('empty', { name: list.entity.pluralTitle })}</p>
      {isFiltered && <Button variant="default" onClick={() => go({ search: '', chips: {}, filter: null })}>{t('clear')}</Button>}
      {!isFiltered && !state.hidden && list.mayCreate && <Button component={Link} href={`/${list.entity.name}/new`}>{t('createFirst')}</Button>}
    </div>
  )
}
