'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import type { FieldView, ListView, PlannerView } from '../../../engine/client.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { dateLocale } from '../../_lib/format.ts'
import { titleOfValue } from '../../_lib/group-values.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { closedEvents, type EntryFacts, eventsOf, resourceId, resourceKey } from './calendar-events.ts'
import type { CalendarOptions } from './calendar-host.tsx'
import type { Scale } from './planner-bar.tsx'
import classes from './planner.module.css'
import { minutesBetween, offsetOf, wallOfLocal } from './planner-time.ts'
import type { Shown } from './use-entries.ts'
import type { Resource } from './use-resources.ts'
import { shownHours } from './working-hours.ts'

/** Where an entry was put; times of the dealership's clock. `resource`: only where it changed. */
export interface PlannedMove {
  readonly start: string
  readonly end: string
  readonly resource: Resource | null
}

/** A stretch of time that somebody drew. */
export interface PlannedTime extends PlannedMove {
  readonly isAllDay: boolean
}

interface Asked {
  readonly list: ListView
  readonly view: PlannerView
  readonly by: FieldView | null
  readonly scale: Scale
  readonly day: string
  readonly shown: Shown | null
  readonly rows: readonly ListRow[]
  readonly resources: readonly Resource[]
  readonly onMove: (row: ListRow, move: PlannedMove) => void
  readonly onCreate: (time: PlannedTime) => void
  readonly onOpen: (row: ListRow) => void
  readonly onShown: (shown: Shown) => void
}

/** The calendar's own views. */
function viewName(by: FieldView | null, scale: Scale, isDates: boolean): string {
  if (by) return { day: 'resourceTimelineDay', week: 'resourceTimelineWeek', month: 'resourceTimelineMonth' }[scale]
  if (scale === 'month') return 'dayGridMonth'
  if (isDates) return 'dayGridWeek'
  return scale === 'week' ? 'timeGridWeek' : 'timeGridDay'
}

const look = { entry: classes.entry ?? '', overlap: classes.overlap ?? '', color: (name: string): string => classes[name] ?? classes.grey ?? '' }

const factsOf = (event: { readonly extendedProps: Record<string, unknown> }): EntryFacts | null => (event.extendedProps.facts as EntryFacts | undefined) ?? null

/** Text is put into the page as text, whatever it says. */
function textNode(className: string | undefined, text: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className ?? ''
  element.textContent = text
  return element
}

/** Everything the calendar's library is told; each option in one piece as long as nothing of it changes. */
export function useCalendarOptions(asked: Asked): CalendarOptions {
  const { list, view, by, scale, day, shown, rows, resources } = asked
  const t = useTranslations('planner')
  const locale = useLocale()
  const { timeZone } = useWorkplace()
  const latest = useRef(asked)
  useEffect(() => {
    latest.current = asked
  })
  const isDates = view.start.kind === 'date'
  const events = useMemo(() => {
    const titleOf = (row: ListRow): string => view.title.map((field) => titleOfValue(field, row[field.name])).filter(Boolean).join(' · ') || row.label
    const days = shown ? Math.round(minutesBetween(`${shown.from}T00:00:00`, `${shown.to}T00:00:00`) / 1440) : 0
    const closed = shown && days <= 7 && !(by && scale === 'week') ? closedEvents(view, shown.from, days, by ? resources : null) : []
    return [...closed, ...eventsOf(list, view, rows, by, timeZone, titleOf, look)]
  }, [by, list, resources, rows, scale, shown, timeZone, view])
  const rowsOfCalendar = useMemo(() => resources.map(({ key, title }) => ({ id: resourceId(key), title })), [resources])
  const fixed = useMemo((): CalendarOptions => {
    const { min, max } = shownHours(view.hours)
    const resourceOf = (id: string | undefined): Resource | null => (id === undefined ? null : (latest.current.resources.find(({ key }) => key === resourceKey(id)) ?? null))
    const moved = ({ event, newResource }: { readonly event: { readonly start: Date; readonly end: Date; readonly extendedProps: Record<string, unknown> }; readonly newResource?: { readonly id: string } }) => {
      const facts = factsOf(event)
      if (facts) latest.current.onMove(facts.row, { start: wallOfLocal(event.start), end: wallOfLocal(event.end), resource: resourceOf(newResource?.id) })
    }
    return {
      locale: dateLocale(locale),
      timeZone: offsetOf(timeZone),
      firstDay: 1,
      headerToolbar: { start: '', center: '', end: '' },
      height: '100%',
      allDaySlot: isDates,
      nowIndicator: true,
      slotMinTime: min,
      slotMaxTime: max,
      // An entry of the day before or of the night is cut, an early one widens the day.
      flexibleSlotTimeLimits: { eventFilter: ({ display, start, end }) => display !== 'background' && wallOfLocal(start).slice(0, 10) === wallOfLocal(end).slice(0, 10) },
      scrollTime: min,
      slotDuration: '00:30',
      snapDuration: '00:15',
      slotHeight: 26,
      slotWidth: 44,
      slotEventOverlap: false,
      dayMaxEvents: true,
      editable: view.mayEdit,
      eventResizableFromStart: view.end !== null,
      eventDurationEditable: view.end !== null || view.duration !== null,
      selectable: list.mayCreate,
      selectMinDistance: 6,
      longPressDelay: 300,
      slotLabelFormat: { hour: '2-digit', minute: '2-digit' },
      eventTimeFormat: { hour: '2-digit', minute: '2-digit' },
      // A day by resource has hours; a week has days, so that all of it is in sight.
      views: { resourceTimelineDay: { displayEventEnd: true }, resourceTimelineWeek: { slotDuration: { days: 1 }, dayHeaderFormat: { weekday: 'short', day: 'numeric', month: 'short' } } },
      moreLinkContent: ({ num }) => t('more', { count: num }),
      eventContent: ({ event, timeText }) => {
        const facts = factsOf(event)
        if (!facts) return ''
        const word = facts.isOverlapping ? [textNode(classes.word, t('overlap'))] : []
        return { domNodes: [...(isDates ? [] : [textNode(classes.time, timeText)]), ...word, textNode(classes.title, facts.title), textNode(classes.state, facts.state)] }
      },
      eventDidMount: ({ el, event, timeText }) => {
        const facts = factsOf(event)
        if (facts) el.title = [timeText, facts.title, facts.state, facts.isOverlapping ? t('overlap') : ''].filter(Boolean).join('\n')
      },
      eventClick: ({ event }) => {
        const facts = factsOf(event)
        if (facts) latest.current.onOpen(facts.row)
      },
      eventDrop: moved,
      eventResize: moved,
      select: ({ start, end, allDay, resource }) => latest.current.onCreate({ start: wallOfLocal(start), end: wallOfLocal(end), isAllDay: allDay, resource: resourceOf(resource?.id) }),
      datesSet: ({ start, end }) => latest.current.onShown({ from: wallOfLocal(start).slice(0, 10), to: wallOfLocal(end).slice(0, 10) }),
    }
  }, [isDates, list.mayCreate, locale, t, timeZone, view])
  return useMemo(() => ({ ...fixed, view: viewName(by, scale, isDates), date: day, events, resources: rowsOfCalendar }), [by, day, events, fixed, isDates, rowsOfCalendar, scale])
}
