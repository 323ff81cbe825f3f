'use client'
import { Button } from '@mantine/core'
import { IconPrinter, IconReportAnalytics } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { Json, ReportView } from '../../../engine/client.ts'
import { ExportMenu } from '../jobs/export-menu.tsx'
import { useExport } from '../jobs/use-export.ts'
import { PageHeader } from '../page-header.tsx'
import { Parameters, PrintedParameters } from './parameters.tsx'
import classes from './report.module.css'
import { ReportBlocks } from './report-blocks.tsx'

/** Parameters on top, then the blocks in their order; printed, it looks like the paper form. */
export function ReportScreen({ report }: { readonly report: ReportView }) {
  const t = useTranslations('report')
  const router = useRouter()
  const exporting = useExport()
  const [isLoading, startLoading] = useTransition()
  const change = (name: string, value: Json) => {
    const values = { ...Object.fromEntries(report.parameters.map((parameter) => [parameter.name, parameter.value])), [name]: value }
    const params = Object.entries(values).flatMap(([key, each]): [string, string][] => (each === null ? [] : [[key, typeof each === 'string' ? each : JSON.stringify(each)]]))
    startLoading(() => router.replace(`/reports/${report.name}?${new URLSearchParams(params)}`, { scroll: false }))
  }
  return (
    <>
      <PageHeader icon={<IconReportAnalytics size={18} stroke={1.6} aria-hidden />} title={report.title}>
        <ExportMenu onExport={(format) => exporting.report(report.name, Object.fromEntries(report.parameters.map(({ name, value }) => [name, value])), format)} />
        <Button variant="default" leftSection={<IconPrinter size={15} stroke={1.6} aria-hidden />} onClick={() => window.print()}>{t('print')}</Button>
      </PageHeader>
      <Parameters parameters={report.parameters} onChange={change} />
      <div className={classes.paper} data-loading={isLoading || undefined} aria-busy={isLoading}>
        <PrintedParameters parameters={report.parameters} />
        <div className={classes.subtitles}>{report.subtitles.map((line) => <div key={line}>{line}</div>)}</div>
        <ReportBlocks blocks={report.blocks} />
      </div>
    </>
  )
}
