'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useMemo, useState } from 'react'
import type { FieldView, ViewsDefinition } from '../../../../engine/client.ts'
import { Differs } from '../layer/differs.tsx'
import { IssueList } from '../issue-list.tsx'
import { draftFields, entityOfPath } from '../parts/draft-fields.ts'
import { PartBar } from '../parts/part-bar.tsx'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { BoardPart } from './board-part.tsx'
import { ChartPart } from './chart-part.tsx'
import { ColumnsPart } from './columns-part.tsx'
import { type Part, partOf, parts } from './edits.ts'
import { HeadPart } from './head-part.tsx'
import { ListPreview } from './list-preview.tsx'
import { PanelsPart } from './panels-part.tsx'
import { PlannerPart } from './planner-part.tsx'
import { RelatedPart } from './related-part.tsx'
import { ViewsPart } from './views-part.tsx'

/** What every part of the designer works with. */
export interface PartProps {
  readonly entity: string
  readonly views: ViewsDefinition
  readonly fields: readonly FieldView[]
  readonly onChange: (views: ViewsDefinition) => void
  /** What is unfolded in a part that is a list of things; the preview shows it. */
  readonly open: string | null
  readonly onOpen: (id: string | null) => void
}

const editors: Readonly<Record<Part, (props: PartProps) => ReactNode>> = { columns: ColumnsPart, views: ViewsPart, board: BoardPart, calendar: PlannerPart, chart: ChartPart, panels: PanelsPart, head: HeadPart, related: RelatedPart }

/** How the records of an entity are shown: its list, board, planner and chart, and what its page shows of others. */
export function ListsDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-views')
  const locale = useLocale()
  const { files, issues, place } = useStudio()
  const { content: views, write } = useFile<ViewsDefinition>(path)
  const entity = entityOfPath(path)
  const [chosen, choose] = useState<{ readonly part: Part; readonly jump: number }>({ part: 'columns', jump: -1 })
  const [open, onOpen] = useState<string | null>(null)
  const fields = useMemo(() => draftFields(files, entity, locale), [files, entity, locale])
  if (!views) return null
  // Whoever jumps to an issue sees its part, until another one is chosen.
  const asked = place.pointer !== null && place.jump > chosen.jump ? partOf(place.pointer) : null
  const part = asked ?? chosen.part
  const here = issues.filter(({ file }) => file === path)
  const issuesOf = (one: Part) => here.filter(({ pointer }) => partOf(pointer) === one)
  const Editor = editors[part]
  return (
    <>
      <div className={classes.canvas}>
        <PartBar parts={parts.map((key) => ({ key, title: t(`lists.${key}`), issues: issuesOf(key) }))} part={part} onPart={(next) => { choose({ part: next, jump: place.jump }); onOpen(null) }} />
        <ListPreview entity={entity} views={views} fields={fields} part={part} open={open} />
      </div>
      <aside className={classes.side} aria-label={t(`lists.${part}`)}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t(`lists.${part}`)}<Differs id={entity} /></h2>
          <IssueList issues={issuesOf(part)} />
          <Editor key={part} entity={entity} views={views} fields={fields} onChange={write} open={open} onOpen={onOpen} />
        </div>
      </aside>
    </>
  )
}
