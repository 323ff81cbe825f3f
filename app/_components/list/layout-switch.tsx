'use client'
import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { IconCalendar, IconChartBar, IconLayoutKanban, IconTable } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ListLayout, ListView } from '../../../engine/client.ts'
import { layouts } from './layouts.ts'

const icons = { table: IconTable, board: IconLayoutKanban, calendar: IconCalendar, chart: IconChartBar } satisfies Record<ListLayout, typeof IconTable>

/** Ways to look at the list that there are a screen for. */
export const layoutsOf = (list: ListView): readonly ListLayout[] => list.layouts.filter((layout) => layout === 'table' || layouts[layout] !== undefined)

/** Table, board, calendar or chart of the same records. */
export function LayoutSwitch({ list, current, onChoose }: { readonly list: ListView; readonly current: ListLayout; readonly onChoose: (layout: ListLayout) => void }) {
  const t = useTranslations('views')
  const offered = layoutsOf(list)
  if (offered.length < 2) return null
  const data = offered.map((layout) => {
    const LayoutIcon = icons[layout]
    return { value: layout, label: <span title={t(`layouts.${layout}`)}><LayoutIcon size={15} stroke={1.6} aria-hidden style={{ display: 'block' }} /><VisuallyHidden>{t(`layouts.${layout}`)}</VisuallyHidden></span> }
  })
  return <SegmentedControl aria-label={t('layout')} data={data} value={current} onChange={(value) => onChoose(value as ListLayout)} />
}
