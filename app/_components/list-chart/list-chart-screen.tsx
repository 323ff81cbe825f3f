'use client'
import { SegmentedControl, Select, Skeleton, VisuallyHidden } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconChartBar, IconChartLine, IconChartPie } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import type { ListChartView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { allOf } from '../../_lib/group-values.ts'
import { type Bucket, buckets, isMoment } from '../../_lib/periods.ts'
import { request } from '../../_lib/request.ts'
import { useChangedRecords } from '../../_lib/use-changed-records.ts'
import type { ChartKind, DrawnPoint } from '../chart/chart-option.ts'
import { Drawing } from '../chart/drawing.tsx'
import type { LayoutProps } from '../list/layouts.ts'
import { Problem } from '../problem.tsx'
import { StateChip } from '../state-chip.tsx'
import { useFormat, useWorkplace } from '../workplace-context.tsx'
import { type ChartAnswer, chartDocument, type Drawn, mostGroups, type Point, pointsOf } from './chart-points.ts'
import classes from './list-chart.module.css'

const icons = { bar: IconChartBar, line: IconChartLine, pie: IconChartPie } satisfies Record<ChartKind, unknown>

interface Chosen {
  readonly dimension: string
  /** `count`, or function and field: `sum total`. */
  readonly measure: string
  readonly kind: ChartKind
  readonly bucket: Bucket
}

/** The list as a chart, with the same figures as a table beside it. */
export default function ListChartScreen(props: LayoutProps) {
  const { chart } = props.list
  return chart && <ChartOf {...props} chart={chart} />
}

/** What is drawn: as the reader left it, as far as the list still has it. */
function drawnOf(chart: ListChartView, chosen: Chosen): Drawn | null {
  const dimension = chart.dimensions.find(({ name }) => name === chosen.dimension) ?? chart.dimensions[0]
  const [name, of] = chosen.measure.split(' ')
  const field = chart.measures.find((measure) => measure.name === of) ?? null
  return dimension ? { dimension, bucket: chosen.bucket, function: field && (name === 'sum' || name === 'avg') ? name : 'count', field } : null
}

function ChartOf({ chart, ...props }: LayoutProps & { readonly chart: ListChartView }) {
  const { list, state, go, filter, search } = props
  const t = useTranslations('chart')
  const locale = useLocale()
  const format = useFormat()
  const { timeZone } = useWorkplace()
  const first: Chosen = { dimension: chart.dimensions[0]?.name ?? '', measure: chart.measure ? `${chart.measure.function} ${chart.measure.field}` : 'count', kind: chart.kind, bucket: chart.bucket }
  const [chosen, choose] = useLocalStorage<Chosen>({ key: `list-chart:${list.entity.name}`, defaultValue: first })
  const drawn = useMemo(() => drawnOf(chart, chosen), [chart, chosen])
  const { answer, refusal } = useFigures(props, drawn)
  const points = useMemo(() => (drawn && answer ? pointsOf(list, drawn, answer, { none: t('none'), yes: t('yes'), no: t('no'), locale, timeZone }).map((point) => ({ ...point, text: figureOf(drawn, point.value, format) })) : []), [answer, drawn, format, list, locale, t, timeZone])
  const open = ({ condition }: Point) => go({ layout: 'table', filter: allOf(state.filter, condition) })
  const change = (part: Partial<Chosen>) => choose({ ...chosen, ...part })
  const measures = [{ value: 'count', label: t('countOf') }, ...chart.measures.flatMap((one) => (['sum', 'avg'] as const).map((each) => ({ value: `${each} ${one.name}`, label: t(each, { name: one.title }) })))]
  const measure = measures.find(({ value }) => value === chosen.measure) ?? measures[0]
  if (!drawn) return null
  return (
    <div className={classes.screen} data-filtered={filter !== null || search !== '' || undefined}>
      <div className={classes.bar}>
        <Select aria-label={t('dimension')} className={classes.choice} data={chart.dimensions.map(({ name: value, title }) => ({ value, label: t('by', { name: title }) }))} value={drawn.dimension.name} onChange={(dimension) => dimension && change({ dimension })} />
        {isMoment(drawn.dimension) && <Select aria-label={t('bucket')} className={classes.short} data={buckets.map((value) => ({ value, label: t(`buckets.${value}`) }))} value={drawn.bucket} onChange={(bucket) => bucket && change({ bucket: bucket as Bucket })} />}
        {measures.length > 1 && <Select aria-label={t('measure')} className={classes.choice} data={measures} value={measure?.value ?? 'count'} onChange={(next) => next && change({ measure: next })} />}
        <SegmentedControl aria-label={t('kind')} data={(Object.keys(icons) as ChartKind[]).map((value) => ({ value, label: <KindLabel kind={value} /> }))} value={chosen.kind} onChange={(kind) => change({ kind: kind as ChartKind })} />
      </div>
      {refusal && <Problem refusal={refusal} />}
      {!answer && !refusal && <div className={classes.body}><Skeleton height="100%" mih={280} /></div>}
      {answer && points.length === 0 && <p className={classes.empty}>{t('empty')}</p>}
      {answer && points.length > 0 && (
        <div className={classes.body}>
          <Drawing points={points} kind={chosen.kind} label={t('drawing', { measure: measure?.label ?? '', name: drawn.dimension.title })} onChoose={open} />
          <Figures points={points} drawn={drawn} measure={measure?.label ?? ''} onOpen={open} isCut={answer.groups.length >= mostGroups} />
        </div>
      )}
    </div>
  )
}

function figureOf({ field, function: name }: Drawn, value: number, format: ReturnType<typeof useFormat>): string {
  if (field === null || name === 'count') return format.count(value)
  return field.type === 'money' ? format.money(value) : `${format.decimal(value)}${field.unit ? ` ${field.unit}` : ''}`
}

function KindLabel({ kind }: { readonly kind: ChartKind }) {
  const t = useTranslations('chart')
  const Shape = icons[kind]
  return <span title={t(`kinds.${kind}`)}><Shape size={15} stroke={1.6} aria-hidden style={{ display: 'block' }} /><VisuallyHidden>{t(`kinds.${kind}`)}</VisuallyHidden></span>
}

/** The figures of the list as it is filtered, kept up with what others do. */
function useFigures({ list, filter, search }: LayoutProps, drawn: Drawn | null): { readonly answer: ChartAnswer | null; readonly refusal: Refusal | null } {
  const { dealership } = useWorkplace()
  const [answer, setAnswer] = useState<ChartAnswer | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [round, setRound] = useState(0)
  const key = JSON.stringify({ filter, search: search.trim() || null })
  const document = drawn && chartDocument(list, drawn)
  // biome-ignore lint/correctness/useExhaustiveDependencies: raised to read the figures anew
  useEffect(() => {
    if (document === null) return
    let isGone = false
    void request<ChartAnswer>(dealership, document, JSON.parse(key) as Record<string, unknown>).then((found) => {
      if (isGone) return
      setAnswer(found.ok ? found.data : null)
      setRefusal(found.ok ? null : found.refusal)
    })
    return () => {
      isGone = true
    }
  }, [dealership, document, key, round])
  const again = () => setRound((known) => known + 1)
  useChangedRecords(list.entity.name, { onChanged: again, onLost: again })
  return { answer, refusal }
}

interface FiguresProps {
  readonly points: readonly (Point & DrawnPoint)[]
  readonly drawn: Drawn
  readonly measure: string
  readonly onOpen: (point: Point) => void
  readonly isCut: boolean
}

/** The same figures for reading, for the keyboard and for screen readers; each opens its records. */
function Figures({ points, drawn, measure, onOpen, isCut }: FiguresProps) {
  const t = useTranslations('chart')
  return (
    <div className={classes.figures}>
      <table className={classes.table}>
        <thead><tr><th scope="col">{drawn.dimension.title}</th><th scope="col" className="numeric">{measure}</th></tr></thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.key}>
              <td><button type="button" className={classes.open} title={t('open', { name: point.label })} onClick={() => onOpen(point)}>{point.color ? <StateChip title={point.label} color={point.color} /> : point.label}</button></td>
              <td className="numeric">{point.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && <p className="muted">{t('cut', { count: mostGroups })}</p>}
    </div>
  )
}
