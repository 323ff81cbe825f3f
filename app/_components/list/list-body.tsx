'use client'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { ListView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListPage, ListRow } from '../../_lib/documents.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { everything, type OwnList, type PreviewState } from '../../_lib/list-own.ts'
import { type ListState, listQuery, type Order } from '../../_lib/list-state.ts'
import { keepTrail } from '../../_lib/trail.ts'
import { RefusedMove } from '../drag/refused-move.tsx'
import { FieldValue } from '../field-value.tsx'
import { useRowHeight } from '../interface-settings.tsx'
import { useExport } from '../jobs/use-export.ts'
import { Problem } from '../problem.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import { mostRows } from './bulk.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ChangedNote } from './changed-note.tsx'
import type { Column } from './columns.ts'
import type { GroupTree } from './group-tree.ts'
import { type Group, groupStates, type Level, summableOf } from './groups.ts'
import { keepColumns } from './list-bar.tsx'
import { itemsOf, rowsAround } from './list-items.ts'
import classes from './list.module.css'
import { readRows } from './read-rows.ts'
import { countLimit, type RowSource } from './row-source.ts'
import { SidePanel } from './side-panel.tsx'
import { useCellEdits } from './use-cell-edits.ts'
import { useKeptScroll } from './use-kept-scroll.ts'
import { useLayer } from './use-layer.ts'
import { useListKeys } from './use-list-keys.ts'
import { useLiveRows } from './use-live-rows.ts'
import { useSelection } from './use-selection.ts'
import { useTotals } from './use-totals.ts'
import { VirtualCards } from './virtual-cards.tsx'
import { VirtualTable } from './virtual-table.tsx'

// It brings the widgets of forms: loaded when the panel stands open.
const Preview = dynamic(() => import('./preview.tsx').then((module) => module.Preview))

const footHeight = 32
/** Rows on either side of one that is opened that its page can go on to. */
const trailReach = 400

interface Props {
  readonly list: ListView
  readonly state: ListState
  readonly args: ListArguments
  readonly columns: readonly Column[]
  readonly source: RowSource
  readonly levels: readonly Level[]
  readonly groups: GroupTree | null
  /** What the list was rendered with. */
  readonly page: ListPage['page'] | null
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
export function ListBody({ list, state, args, columns, source, levels, groups, page, isLoading, preview, go, onOwn, onPreview }: Props) {
  const router = useRouter()
  const { dealership } = useWorkplace()
  const exporting = useExport()
  const isNarrow = useMediaQuery('(max-width: 760px)')
  const [chosenRefusal, setChosenRefusal] = useState<Refusal | null>(null)
  const t = useTranslations('table')
  const entity = list.entity.name
  const fields = columns.map(({ field }) => field)
  const key = `${dealership} ${entity} ${JSON.stringify([args, groupStates(levels)])}`
  const selection = useSelection(key)
  const { layer, refusal: layerRefusal } = useLayer(list, state, source)
  const isGrouped = levels.length > 0
  const sections = isGrouped ? (groups?.sections ?? null) : null
  const version = isGrouped ? groups?.version : source.version
  // biome-ignore lint/correctness/useExhaustiveDependencies: sections and rows change with their version
  const items = useMemo(() => itemsOf<Group>(isGrouped ? (sections ?? []) : [{ group: null, isOpen: true, source }]), [isGrouped, groups, source, version])
  const moved = useLiveRows({ list, args, columns: fields, source, groups, page })
  const edits = useCellEdits(list, fields, [source, ...(groups?.sources ?? [])])
  const height = useRowHeight()
  const summed = summableOf(fields)
  const { count, isExact } = source.counted
  const [isAdding, setAdding] = useState(false)
  const totals = useTotals(list, args, summed, isAdding || (isExact && count <= countLimit && count > 0), source.turn)
  const hasFoot = summed.length > 0 && count > 0
  const { element, attach } = useKeptScroll(key)
  /** Before a record is opened: it knows its neighbours in the list. */
  const keepPlace = (place: number) => keepTrail(entity, rowsAround(items, place, trailReach).map(({ id }) => id), `/${entity}${listQuery(state)}`)
  const open = (place: number) => {
    const item = items.at(place)
    if (item?.kind !== 'row' || !item.row) return
    keepPlace(place)
    router.push(`/${entity}/${item.row.id}`)
  }
  const end = async () => {
    if (!isGrouped) await source.countAll()
    keys.go(isGrouped ? items.count - 1 : itemsOf([{ group: null, isOpen: true, source }]).count - 1)
    if (!isGrouped && element) element.scrollTop = element.scrollHeight
  }
  const edit = (row: ListRow, cell: number) => {
    const field = fields[cell] ?? fields.find(({ name }) => list.editable[name]) ?? fields[0]
    if (field) edits.edit({ id: row.id, field: field.name })
  }
  const keys = useListKeys({ items, selection, element, height, footHeight: hasFoot ? footHeight : 0, columns: columns.length, key, isActive: edits.edited === null && isNarrow !== true, onOpen: open, onEdit: edit, onGroup: (one) => groups?.toggle(one), onEnd: end })
  const selectAll = async () => {
    const { rows, refusal } = await readRows(dealership, list, args, mostRows)
    selection.add(rows)
    setChosenRefusal(refusal)
  }
  const refusal = source.refusal ?? groups?.refusal ?? layerRefusal ?? chosenRefusal
  const foot = hasFoot
    ? ({ field }: Column, i: number) => {
        if (i === 0) return <FootNote isWanted={totals !== null || isAdding} onAdd={() => setAdding(true)} />
        return field.summable ? <FieldValue field={field} value={totals?.[field.name] ?? null} /> : null
      }
    : null
  const isEmpty = items.count === 0 && !isLoading && (!isGrouped || sections !== null)
  const shared = { element, items, columns, selection, layer, onGroup: (one: string) => groups?.toggle(one) }
  const clicked = (event: React.MouseEvent) => {
    const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]')?.dataset.place : undefined
    if (place !== undefined) keepPlace(Number(place))
  }
  return (
    <div className={classes.split}>
      <div className={classes.main} aria-busy={isLoading} data-loading={isLoading || undefined}>
        {refusal && <Problem refusal={refusal} />}
        <ChangedNote count={moved} onShow={() => router.refresh()} />
        <div ref={attach} className={classes.body} onClickCapture={clicked}>
          {isEmpty && <Empty list={list} state={state} go={go} />}
          {!isEmpty && isNarrow !== true && (
            <VirtualTable
              {...shared}
              entity={entity}
              height={height}
              current={keys.current}
              cell={keys.cell}
              edits={edits}
              editable={list.editable}
              order={state.order ?? ownOrder(list)}
              isPreviewed={preview.isOpen}
              foot={foot}
              onOrder={(order) => go({ order })}
              onColumns={(next) => keepColumns(state, go, onOwn, next)}
              onCurrent={keys.setCurrent}
              onSelect={keys.select}
            />
          )}
          {!isEmpty && isNarrow !== false && <VirtualCards {...shared} list={list} />}
        </div>
        <BulkBar list={list} selection={selection} counted={source.counted} onSelectAll={selectAll} onExport={list.mayExport ? () => void exporting.list({ entity, filter: { id: { in: [...selection.rows.keys()] } }, columns: fields.map(({ name }) => name), format: 'xlsx' }) : null} present={(row) => source.find(row.id) ?? row} onDone={() => router.refresh()} />
        {edits.refused && <RefusedMove title={t('notChanged', { name: edits.refused.write.row.label, field: edits.refused.write.field.title })} refusal={edits.refused.refusal} onClose={edits.dismiss} again={{ title: t('changeAgain'), onAgain: edits.again }} />}
      </div>
      {preview.isOpen && isNarrow === false && (
        <SidePanel width={preview.width} onWidth={(width) => onPreview({ width })}>
          <Preview entity={entity} row={keys.row} onClose={() => onPreview({ isOpen: false })} />
        </SidePanel>
      )}
    </div>
  )
}

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
