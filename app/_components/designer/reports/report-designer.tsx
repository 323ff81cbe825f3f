'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { ReportDefinition } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { PartBar } from '../parts/part-bar.tsx'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { AboutPart } from './about-part.tsx'
import { BlocksPart } from './blocks-part.tsx'
import { type Part, partOf, parts } from './edits.ts'
import { MeasuresPart } from './measures-part.tsx'
import { ParametersPart } from './parameters-part.tsx'
import { ReportResult } from './report-result.tsx'

export interface ReportPartProps {
  readonly report: ReportDefinition
  readonly onChange: (report: ReportDefinition) => void
}

const editors: Readonly<Record<Part, (props: ReportPartProps) => ReactNode>> = { about: AboutPart, parameters: ParametersPart, measures: MeasuresPart, blocks: BlocksPart }

/** A report beside its own result. */
export function ReportDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-views')
  const { issues, place } = useStudio()
  const { content: report, write } = useFile<ReportDefinition>(path)
  const [chosen, choose] = useState<{ readonly part: Part; readonly jump: number }>({ part: 'measures', jump: -1 })
  if (!report) return null
  // Whoever jumps to an issue sees its part, until another one is chosen.
  const part = place.pointer !== null && place.jump > chosen.jump ? partOf(place.pointer) : chosen.part
  const issuesOf = (one: Part) => issues.filter(({ file, pointer }) => file === path && partOf(pointer) === one)
  const Editor = editors[part]
  return (
    <>
      <div className={classes.canvas}>
        <PartBar parts={parts.map((key) => ({ key, title: t(`reports.${key}`), issues: issuesOf(key) }))} part={part} onPart={(next) => choose({ part: next, jump: place.jump })} />
        <ReportResult report={report} />
      </div>
      <aside className={classes.side} aria-label={t(`reports.${part}`)}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t(`reports.${part}`)}</h2>
          <IssueList issues={issuesOf(part)} />
          <Editor report={report} onChange={write} />
        </div>
      </aside>
    </>
  )
}
