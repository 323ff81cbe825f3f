'use client'
import '@event-calendar/core/index.css'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import type { FieldView, JsonObject, PlannerView } from '../../../engine/client.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { Problem } from '../problem.tsx'
import { RefusedMove } from '../drag/refused-move.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import { CalendarHost } from './calendar-host.tsx'
import { PlanDialog } from './plan-dialog.tsx'
import classes from './planner.module.css'
import { valuesOf } from './planner-time.ts'
import { PlannerBar, type Scale, scalesOf } from './planner-bar.tsx'
import { type PlannedMove, type PlannedTime, useCalendarOptions } from './use-calendar-options.ts'
import { overlapsAt, TakenDialog, type TakenMove } from './taken-dialog.tsx'
import { type Shown, useEntries } from './use-entries.ts'
import { useResources } from './use-resources.ts'
import { hoursOn } from './working-hours.ts'
import { Waiting } from './waiting.tsx'

/** The list by its time: day, week, month, and by resource. */
export default function PlannerScreen(props: LayoutProps) {
  const { calendar } = props.list
  return calendar && <PlannerOf {...props} view={calendar} />
}

function PlannerOf({ view, ...props }: LayoutProps & { readonly view: PlannerView }) {
  const { list } = props
  const t = useTranslations('planner')
  const router = useRouter()
  const { timeZone } = useWorkplace()
  const [by, setBy] = useState<FieldView | null>(view.resources[0] ?? null)
  // A phone has no room for resources beside the hours; they can be chosen there still.
  useEffect(() => {
    if (window.matchMedia('(max-width: 760px)').matches) setBy(null)
  }, [])
  const [scale, setScale] = useState<Scale>(scalesOf(view)[0] ?? 'month')
  const [day, setDay] = useState(() => today(timeZone))
  const [shown, setShown] = useState<Shown | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [refused, setRefused] = useState<{ readonly title: string; readonly refusal: Refusal } | null>(null)
  const [taken, setTaken] = useState<TakenMove | null>(null)
  const [isWaitingOpen, setWaitingOpen] = useState(false)
  const entries = useEntries(props, view, shown)
  const resources = useResources(list, view, by)

  const onMove = async (row: ListRow, { start, end, resource }: PlannedMove) => {
    setRefused(null)
    const input: JsonObject = { ...valuesOf({ start, end }, view, timeZone), ...(resource && by ? { [by.name]: resource.key || null } : {}) }
    const values = { ...input, ...(resource && by ? { [by.name]: resource.key === '' ? null : by.options ? resource.key : { id: resource.key, label: resource.title, name: resource.title } } : {}) }
    const save = async () => {
      setTaken(null)
      const refusal = await entries.write(row, input, values)
      if (refusal) setRefused({ title: row.label, refusal })
    }
    const overlaps = view.occupies.length > 0 ? await overlapsAt(list.entity.name, row.id, input) : []
    if (overlaps.length === 0) return save()
    setTaken({ title: row.label, overlaps, save, leave: () => {
      setTaken(null)
      entries.redraw()
    } })
  }
  const onCreate = ({ start, end, isAllDay, resource }: PlannedTime) => {
    const time = isAllDay && view.start.kind !== 'date' ? firstHour(view, start) : { start, end }
    const values = Object.entries({ ...valuesOf(time, view, timeZone), ...(resource && by && resource.key !== '' ? { [by.name]: resource.key } : {}) })
    router.push(`/${list.entity.name}/new?${new URLSearchParams(values.map(([name, value]) => [name, String(value)]))}`)
  }
  const onShown = useCallback((next: Shown) => setShown((known) => (known?.from === next.from && known.to === next.to ? known : next)), [])
  const options = useCalendarOptions({ list, view, by, scale, day, shown, rows: entries.rows, resources, onMove, onCreate, onOpen: (row) => setOpened(row.id), onShown })
  return (
    <div className={classes.planner}>
      <PlannerBar view={view} scale={scale} by={by} day={day} shown={shown} waiting={entries.waiting.total} isWaitingOpen={isWaitingOpen} onScale={setScale} onBy={setBy} onDay={setDay} onToday={() => setDay(today(timeZone))} onWaiting={() => setWaitingOpen(!isWaitingOpen)} />
      {entries.refusal && <Problem refusal={entries.refusal} />}
      {entries.left > 0 && <p className={classes.left} role="status">{t('left', { count: entries.left })}</p>}
      <div className={classes.body} aria-busy={entries.isLoading}>
        <CalendarHost options={options} />
        {isWaitingOpen && <Waiting view={view} waiting={entries.waiting} onPlan={setOpened} />}
      </div>
      {refused && <RefusedMove title={t('refused', { name: refused.title })} refusal={refused.refusal} onClose={() => setRefused(null)} />}
      {taken && <TakenDialog {...taken} entity={list.entity.name} />}
      {opened && <PlanDialog list={list} view={view} id={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

const today = (timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date())

/** A whole day that was drawn on is an hour at its opening. */
function firstHour({ hours }: PlannerView, start: string): { readonly start: string; readonly end: string } {
  const day = start.slice(0, 10)
  const opens = (hours ? hoursOn(hours, day)[0]?.[0] : undefined) ?? '09:00'
  const closes = `${String(Number(opens.slice(0, 2)) + 1).padStart(2, '0')}${opens.slice(2)}`
  return { start: `${day}T${opens}:00`, end: `${day}T${closes}:00` }
}

