'use client'
import { NumberInput, Select, Switch } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Measure, type ReportDefinition, titleOf } from '../../../../engine/client.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import { expressionScope } from '../expression/scope.ts'
import { withKeys } from '../lists/edits.ts'
import { choicesOf, draftEntity, draftFields, isDay, isFigure, namedIn, stateChoices } from '../parts/draft-fields.ts'
import { useStudio } from '../studio-context.tsx'
import { TitlesFields } from '../titles-fields.tsx'

type Plain = Exclude<Measure, { kind: 'ratio' }>
type Ratio = Extract<Measure, { kind: 'ratio' }>

interface Props {
  readonly report: ReportDefinition
  readonly name: string
  readonly measure: Measure
  readonly onChange: (measure: Measure) => void
}

/** One measure: how it is worked out, of which records. */
export function MeasureForm({ report, name, measure, onChange }: Props) {
  const t = useTranslations('designer-views')
  return (
    <>
      <TitlesFields legend={t('titleOf')} titles={measure.titles} onChange={(titles) => onChange({ ...measure, titles })} />
      {measure.kind === 'ratio' ? <RatioForm report={report} name={name} measure={measure} onChange={onChange} /> : <PlainForm report={report} measure={measure} onChange={onChange} />}
    </>
  )
}

const kinds = ['count', 'sum', 'avg', 'min', 'max', 'time-in-state'] as const
const spans = ['minutes', 'hours', 'days'] as const
const spanFunctions = ['avg', 'median', 'max', 'sum'] as const

/** The same records counted in another way. */
function asKind({ source, filter, titles }: Plain, kind: string | null, field: string | undefined, state: string | undefined): Plain {
  const rest = { source, titles, ...(filter !== undefined && { filter }) }
  if (kind === 'time-in-state') return { kind, ...rest, state: state ?? '', function: 'avg', in: 'hours', scale: 1 }
  if (kind === 'sum' || kind === 'avg' || kind === 'min' || kind === 'max') return { kind, ...rest, field: field ?? '' }
  return { kind: 'count', ...rest }
}

function PlainForm({ report, measure, onChange }: { readonly report: ReportDefinition; readonly measure: Plain; readonly onChange: (measure: Measure) => void }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files } = useStudio()
  const fields = useMemo(() => draftFields(files, measure.source, locale), [files, measure.source, locale])
  const scope = useMemo(() => expressionScope(files, { entity: measure.source, params: report.parameters, withActor: true }, locale), [files, measure.source, report.parameters, locale])
  const machine = draftEntity(files, measure.source)?.machine
  const states = machine ? stateChoices(machine, locale).map(({ value, title }) => ({ value, label: title })) : []
  const counted = fields.filter((field) => isFigure(field) || ((measure.kind === 'min' || measure.kind === 'max') && isDay(field)))
  const known = kinds.filter((kind) => (kind === 'time-in-state' ? states.length > 0 : kind === 'count' || counted.length > 0 || fields.some(isDay)))
  return (
    <>
      <Select label={t('records')} searchable allowDeselect={false} data={[...namedIn(files, 'entities', locale)]} value={measure.source} onChange={(source) => source !== null && onChange({ kind: 'count', source, titles: measure.titles })} />
      <Select label={t('function')} allowDeselect={false} data={known.map((value) => ({ value, label: t(`reports.kinds.${value}`) }))} value={measure.kind} onChange={(kind) => onChange(asKind(measure, kind, counted[0]?.name, states[0]?.value))} />
      {'field' in measure && <Select label={t('field')} searchable allowDeselect={false} data={[...choicesOf(counted)]} value={measure.field} onChange={(field) => field !== null && onChange({ ...measure, field })} />}
      {measure.kind === 'time-in-state' && (
        <>
          <Select label={t('reports.state')} searchable allowDeselect={false} data={states} value={measure.state} onChange={(state) => state !== null && onChange({ ...measure, state })} />
          <Select label={t('reports.overRecords')} allowDeselect={false} data={spanFunctions.map((value) => ({ value, label: t(`functions.${value}`) }))} value={measure.function} onChange={(of) => onChange({ ...measure, function: spanFunctions.find((one) => one === of) ?? 'avg' })} />
          <Select label={t('reports.in')} allowDeselect={false} data={spans.map((value) => ({ value, label: t(`reports.spans.${value}`) }))} value={measure.in} onChange={(span) => onChange({ ...measure, in: spans.find((one) => one === span) ?? 'hours' })} />
        </>
      )}
      {measure.kind !== 'count' && <NumberInput label={t('reports.scale')} min={0} max={6} value={measure.scale ?? ''} onChange={(scale) => onChange(withKeys(measure, { scale: typeof scale === 'number' ? scale : undefined }))} />}
      <ExpressionEditor label={t('lists.whichRecords')} scope={scope} value={measure.filter ?? ''} onChange={(filter) => onChange(withKeys(measure, { filter: filter === '' ? undefined : filter }))} />
    </>
  )
}

function RatioForm({ report, name, measure, onChange }: Omit<Props, 'measure'> & { readonly measure: Ratio }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const others = Object.entries(report.measures).flatMap(([value, { kind, titles }]) => (kind === 'ratio' || value === name ? [] : [{ value, label: titleOf(titles, locale) }]))
  return (
    <>
      <Select label={t('reports.of')} allowDeselect={false} data={others} value={measure.of} onChange={(of) => of !== null && onChange({ ...measure, of })} />
      <Select label={t('reports.to')} allowDeselect={false} data={others} value={measure.to} onChange={(to) => to !== null && onChange({ ...measure, to })} />
      <Switch label={t('reports.asPercent')} checked={measure.factor === 100} onChange={(event) => onChange(event.currentTarget.checked ? { ...measure, factor: 100, unit: '%' } : withKeys(measure, { factor: undefined, unit: undefined }))} />
      <NumberInput label={t('reports.scale')} min={0} max={6} value={measure.scale ?? ''} onChange={(scale) => onChange(withKeys(measure, { scale: typeof scale === 'number' ? scale : undefined }))} />
    </>
  )
}
