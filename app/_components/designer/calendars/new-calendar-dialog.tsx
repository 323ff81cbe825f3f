'use client'
import { useTranslations } from 'next-intl'
import type { CalendarDefinition, Titles } from '../../../../engine/client.ts'
import { textOf } from '../json.ts'
import { freshId } from '../parts/fresh-id.ts'
import { NewDialog } from '../parts/new-dialog.tsx'
import { newName } from '../parts/new-name.ts'
import { useStudio } from '../studio-context.tsx'

const office = [['09:00', '18:00']]

/** A new calendar: it begins with the week of an office. */
export function NewCalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('designer-content')
  const { files, write, open } = useStudio()
  const make = (titles: Titles) => {
    const name = newName(files, 'calendars', titles.en)
    const calendar: CalendarDefinition = { id: freshId('ca', name), name, titles, weekdays: { mon: office, tue: office, wed: office, thu: office, fri: office } }
    const path = `calendars/${name}/calendar.json`
    write(path, textOf(calendar))
    open(path)
    onClose()
  }
  return <NewDialog title={t('calendars.new')} onClose={onClose} onMake={make} />
}
