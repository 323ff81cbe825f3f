'use client'
import { ActionIcon } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconTrash } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import type { CalendarDefinition, Weekday } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import { IssueList } from '../issue-list.tsx'
import contents from '../parts/content.module.css'
import { dayNames, weekdays } from '../parts/weekdays.ts'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { type Intervals, sortedDays } from './calendar-shape.ts'
import { IntervalsField } from './intervals-field.tsx'

/** Hours of each day of the week, and the days that are not like their weekday. */
export function CalendarDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const format = useFormat()
  const { issues } = useStudio()
  const { content: calendar, write } = useFile<CalendarDefinition>(path)
  if (!calendar) return null
  const names = dayNames(locale)
  const days = calendar.days ?? {}
  const setWeekday = (day: Weekday, intervals: Intervals) => {
    const kept = weekdays.flatMap((one): [Weekday, Intervals][] => {
      const hours = one === day ? intervals : (calendar.weekdays[one] ?? [])
      return hours.length > 0 || (one !== day && calendar.weekdays[one]) ? [[one, hours]] : []
    })
    write({ ...calendar, weekdays: Object.fromEntries(kept) })
  }
  const setDays = (next: Readonly<Record<string, Intervals>>) => {
    const { days: _, ...rest } = calendar
    write(Object.keys(next).length === 0 ? rest : { ...rest, days: sortedDays(next) })
  }
  return (
    <>
      <div className={classes.canvas}>
        <div className={contents.body}>
          <IssueList issues={issues.filter(({ file }) => file === path)} />
          <section className={contents.step} aria-labelledby="calendar-week">
            <h3 id="calendar-week" className={contents.stepTitle}>{t('calendars.week')}</h3>
            <dl className={contents.hours}>
              {weekdays.map((day) => (
                <div key={day} style={{ display: 'contents' }}>
                  <dt>{names[day]}</dt>
                  <dd><IntervalsField label={names[day]} intervals={calendar.weekdays[day] ?? []} onChange={(intervals) => setWeekday(day, intervals)} /></dd>
                </div>
              ))}
            </dl>
          </section>
          <section className={contents.step} aria-labelledby="calendar-days">
            <h3 id="calendar-days" className={contents.stepTitle}>{t('calendars.days')}</h3>
            <p className="muted">{t('calendars.daysHint')}</p>
            <dl className={contents.hours}>
              {Object.entries(days).map(([day, intervals]) => (
                <div key={day} style={{ display: 'contents' }}>
                  <dt>{format.date(day)}</dt>
                  <dd>
                    <IntervalsField label={format.date(day)} intervals={intervals} onChange={(next) => setDays({ ...days, [day]: next })} />
                    <ActionIcon variant="subtle" color="red" aria-label={t('calendars.removeDay', { day: format.date(day) })} onClick={() => setDays(Object.fromEntries(Object.entries(days).filter(([one]) => one !== day)))}><IconTrash size={14} aria-hidden /></ActionIcon>
                  </dd>
                </div>
              ))}
            </dl>
            <DatePickerInput label={t('calendars.addDay')} placeholder={t('calendars.addDayHint')} value={null} excludeDate={(day) => Object.hasOwn(days, day)} onChange={(day) => day && setDays({ ...days, [day]: [] })} maw={280} />
          </section>
        </div>
      </div>
      <aside className={classes.side} aria-label={t('calendars.about')}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t('calendars.about')}</h2>
          <TitlesFields legend={t('title')} id={calendar.id} titles={calendar.titles} onChange={(titles) => write({ ...calendar, titles })} />
          <p className="muted">{t('calendars.how')}</p>
        </div>
      </aside>
    </>
  )
}
