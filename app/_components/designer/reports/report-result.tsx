'use client'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Json, JsonObject, ReportDefinition } from '../../../../engine/client.ts'
import { previewReport } from '../../../(studio)/preview-actions.ts'
import { Parameters } from '../../report/parameters.tsx'
import { ReportBlocks } from '../../report/report-blocks.tsx'
import { PreviewNote } from '../parts/preview-note.tsx'
import classes from '../parts/parts.module.css'
import { usePreview } from '../parts/use-preview.ts'

/** What somebody chose for a parameter, as long as it is of that type. */
const keyOf = ({ name, type }: { readonly name: string; readonly type: string }): string => `${type} ${name}`

/** The report as it would come out now. */
export function ReportResult({ report }: { readonly report: ReportDefinition }) {
  const t = useTranslations('designer-views')
  const [chosen, setChosen] = useState<Readonly<Record<string, Json>>>({})
  const asked = useMemo(() => {
    const values: JsonObject = Object.fromEntries(report.parameters.flatMap((parameter) => (chosen[keyOf(parameter)] === undefined ? [] : [[parameter.name, chosen[keyOf(parameter)] as Json]])))
    return report.blocks.length === 0 || Object.keys(report.measures).length === 0 ? null : { report, values }
  }, [report, chosen])
  const { shown, refusal, isLoading } = usePreview(asked, (of) => previewReport(of.report, of.values))
  const choose = (name: string, value: Json) => {
    const parameter = report.parameters.find((one) => one.name === name)
    if (parameter) setChosen((known) => ({ ...known, [keyOf(parameter)]: value }))
  }
  return (
    <div className={classes.preview} aria-busy={isLoading}>
      <p className={classes.note}>{t(asked ? 'reports.resultNote' : 'reports.empty')}</p>
      <PreviewNote refusal={refusal} />
      {asked && shown && (
        <>
          <Parameters parameters={shown.parameters} onChange={choose} />
          <ReportBlocks blocks={shown.blocks} />
        </>
      )}
    </div>
  )
}
