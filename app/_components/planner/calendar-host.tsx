'use client'
import type { Calendar } from '@event-calendar/core'
import { Skeleton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import classes from './planner.module.css'

type Options = Calendar.Options
export type CalendarOptions = Options

/** Entries that come later are drawn after the library has put them one below another; told of another gap it looks again. */
function settle(calendar: Calendar): void {
  requestAnimationFrame(() => calendar.setOption('eventGap', calendar.getOption('eventGap') === 2 ? 3 : 2))
}

const tableRoles = ['table', 'rowgroup', 'row', 'rowheader', 'columnheader', 'cell']
/** What only a cell of a table may say. */
const tablePlaces = ['aria-colindex', 'aria-rowindex', 'aria-colspan', 'aria-rowspan']

/** The library calls its layers a table, which they do not make; told as plain text, what stands in them is read in order. */
function withoutTables(place: HTMLElement): () => void {
  const drop = () => {
    for (const element of place.querySelectorAll('[role]')) if (tableRoles.includes(element.getAttribute('role') ?? '')) element.removeAttribute('role')
    for (const name of tablePlaces) for (const element of place.querySelectorAll(`[${name}]`)) element.removeAttribute(name)
  }
  const watch = new MutationObserver(drop)
  watch.observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: ['role', ...tablePlaces] })
  drop()
  return () => watch.disconnect()
}

/** The calendar's library comes only when there is a calendar to draw; it keeps its own elements, React never touches them. */
export function CalendarHost({ options }: { readonly options: Options }) {
  const place = useRef<HTMLDivElement>(null)
  const made = useRef<Calendar | null>(null)
  const latest = useRef(options)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    let destroy = () => {}
    let isGone = false
    void import('@event-calendar/core').then(({ createCalendar, destroyCalendar, DayGrid, Interaction, ResourceTimeline, TimeGrid }) => {
      if (isGone || !place.current) return
      const calendar = createCalendar(place.current, [DayGrid, TimeGrid, ResourceTimeline, Interaction], latest.current)
      made.current = calendar
      setReady(true)
      settle(calendar)
      const unwatch = withoutTables(place.current)
      destroy = () => {
        unwatch()
        void destroyCalendar(calendar)
      }
    })
    return () => {
      isGone = true
      made.current = null
      destroy()
    }
  }, [])
  useEffect(() => {
    const before = latest.current
    latest.current = options
    const { current: calendar } = made
    if (!calendar) return
    for (const name of Object.keys(options) as (keyof Options)[]) if (options[name] !== before[name]) calendar.setOption(name, options[name])
    settle(calendar)
  }, [options])
  return (
    <div className={classes.host}>
      {!isReady && <Skeleton height="100%" />}
      <div ref={place} className={classes.calendar} data-ready={isReady || undefined} />
    </div>
  )
}
