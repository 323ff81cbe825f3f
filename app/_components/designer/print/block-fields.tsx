'use client'
import { NumberInput, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { PrintBlock } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import type { ExpressionScope } from '../expression/scope.ts'
import type { Named } from '../parts/draft-fields.ts'
import { TextsFields } from '../parts/texts-fields.tsx'
import type { Lines } from './block-list.tsx'
import { withPart } from '../fields/field-text.ts'
import { ColumnList, PlaceList, RowList } from './row-list.tsx'

interface Props {
  readonly entity: string
  readonly block: PrintBlock
  readonly fields: readonly Named[]
  readonly lines: readonly Lines[]
  readonly scope: ExpressionScope
  readonly onChange: (block: PrintBlock) => void
}

/** What a block holds, and when it is printed. */
export function BlockFields(props: Props) {
  const t = useTranslations('designer-content')
  const { block, scope, onChange } = props
  return (
    <>
      <Content {...props} />
      <ExpressionEditor label={t('print.visible')} description={t('print.visibleHint')} scope={scope} value={block.visible ?? ''} onChange={(visible) => onChange(withPart(block, { visible }))} />
    </>
  )
}

function Content({ entity, block, fields, lines, onChange }: Props) {
  const t = useTranslations('designer-content')
  switch (block.kind) {
    case 'heading':
      return <TextsFields legend={t('print.text')} texts={block.text} entity={entity} onChange={(text) => text && onChange({ ...block, text })} />
    case 'paragraph':
      return (
        <>
          {block.join ? <p className="muted">{t('print.joined')}</p> : <TextsFields legend={t('print.text')} texts={block.text} entity={entity} onChange={(text) => text && onChange({ ...block, text })} />}
          <Align value={block.align} onChange={(align) => onChange({ ...block, align })} />
        </>
      )
    case 'fields':
      return (
        <>
          <RowList entity={entity} rows={block.rows} fields={fields} onChange={(rows) => onChange({ ...block, rows })} />
          <Select label={t('print.columns')} data={['1', '2']} value={String(block.columns ?? 1)} onChange={(next) => next !== null && onChange({ ...block, columns: Number(next) })} />
        </>
      )
    case 'lines': {
      const table = lines.find(({ value }) => value === block.field)
      const choose = (field: string | null) => field !== null && field !== block.field && onChange({ ...block, field, columns: (lines.find(({ value }) => value === field)?.columns ?? []).slice(0, 4).map(({ value }) => ({ field: value })) })
      return (
        <>
          <Select label={t('print.table')} data={lines.map(({ value, label }) => ({ value, label }))} value={block.field} onChange={choose} />
          <ColumnList columns={block.columns} choices={table?.columns ?? []} onChange={(columns) => onChange({ ...block, columns })} />
        </>
      )
    }
    case 'logo':
      return (
        <>
          <NumberInput label={t('print.width')} min={10} max={180} value={block.width ?? 40} onChange={(width) => typeof width === 'number' && width >= 10 && onChange({ ...block, width })} />
          <Align value={block.align} onChange={(align) => onChange({ ...block, align })} />
        </>
      )
    case 'signatures':
      return <PlaceList entity={entity} places={block.places} onChange={(places) => onChange({ ...block, places })} />
  }
}

type Side = 'left' | 'center' | 'right'

function Align({ value = 'left', onChange }: { readonly value: Side | undefined; readonly onChange: (side: Side) => void }) {
  const t = useTranslations('designer-content')
  return <Select label={t('print.align')} data={(['left', 'center', 'right'] as const).map((side) => ({ value: side, label: t(`print.aligns.${side}`) }))} value={value} onChange={(side) => side !== null && onChange(side as Side)} />
}
