'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { FieldView, HomeBlock, ViewsDefinition } from '../../../../engine/client.ts'
import { previewBlocks } from '../../../(studio)/preview-actions.ts'
import { Drawing } from '../../chart/drawing.tsx'
import { PreviewNote } from '../parts/preview-note.tsx'
import classes from '../parts/parts.module.css'
import { PreviewTable } from '../parts/preview-table.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { BoardPreview } from './board-preview.tsx'
import type { Part } from './edits.ts'

interface Props {
  readonly entity: string
  readonly views: ViewsDefinition
  readonly fields: readonly FieldView[]
  readonly part: Part
  /** Saved view that is being changed. */
  readonly open: string | null
}

const rowsShown = 20
const titles = { en: '-', ru: '-' }

/** Real records as they would be shown. */
export function ListPreview({ entity, views, fields, part, open }: Props) {
  const t = useTranslations('designer-views')
  const blocks = useMemo(() => blocksOf(entity, views, fields, part, open), [entity, views, fields, part, open])
  const { shown, refusal, isLoading } = usePreview(blocks, previewBlocks)
  const [block] = shown?.blocks ?? []
  const board = part === 'board' ? boardOf(views, fields) : null
  return (
    <div className={classes.preview} aria-busy={isLoading}>
      <p className={classes.note}>{t('lists.previewNote')}</p>
      <PreviewNote refusal={refusal} isMissing={shown !== null && shown.missing.length > 0} />
      {block?.kind === 'list' && (board ? <BoardPreview board={board} fields={fields} rows={block.rows} columns={block.columns} /> : <PreviewTable columns={block.columns} rows={block.rows} />)}
      {block?.kind === 'chart' && <Drawing points={shown?.charts[block.id]?.points ?? []} kind={block.chart} label={t('lists.chart')} height={320} />}
    </div>
  )
}

/** The board as people have it: the definition's, or one by state. */
function boardOf(views: ViewsDefinition, fields: readonly FieldView[]) {
  return views.board ?? (fields.some(({ name }) => name === 'state') ? { card: [] } : null)
}

/** Only what a list can show: a new field has no values before it is published. */
function blocksOf(entity: string, views: ViewsDefinition, fields: readonly FieldView[], part: Part, open: string | null): readonly HomeBlock[] {
  const known = (names: readonly string[]): readonly string[] => names.filter((name) => fields.some((field) => field.name === name))
  if (part === 'chart' && views.chart?.dimensions[0] !== undefined) {
    const { dimensions, measure, kind = 'bar', bucket = 'month' } = views.chart
    const [groupBy = ''] = dimensions
    const isTime = fields.some(({ name, kind: of }) => name === groupBy && (of === 'date' || of === 'datetime'))
    return [{ kind: 'chart', id: 'bl_chart', titles, entity, chart: kind, groupBy, ...(isTime && { bucket }), function: measure?.function ?? 'count', ...(measure && { field: measure.field }) }]
  }
  const board = part === 'board' ? boardOf(views, fields) : null
  const columns = board ? [...new Set([board.columns ?? 'state', ...board.card])] : known(views.list.columns)
  const filter = part === 'views' ? views.list.views?.find(({ id }) => id === open)?.filter : undefined
  return [{ kind: 'list', id: 'bl_list', titles, entity, ...(columns.length > 0 && { columns: columns.slice(0, 8) }), ...(filter && { filter }), ...(views.list.orderBy && { orderBy: views.list.orderBy.slice(0, 4) }), limit: board ? 50 : rowsShown }]
}
