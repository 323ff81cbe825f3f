'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { WorkplaceDefinition } from '../../../../engine/client.ts'
import { IssueList } from '../issue-list.tsx'
import { PartBar } from '../parts/part-bar.tsx'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'
import { type Part, partOf, parts } from './edits.ts'
import { HomePart } from './home-part.tsx'
import { NavigationPart } from './navigation-part.tsx'
import { WorkplacePreview } from './workplace-preview.tsx'

export interface WorkplacePartProps {
  readonly workplace: WorkplaceDefinition
  readonly onChange: (workplace: WorkplaceDefinition) => void
}

const editors = { home: HomePart, navigation: NavigationPart, about: AboutPart }

/** Menu and home of a workplace beside themselves, with live data. */
export function WorkplaceDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-views')
  const { issues, place } = useStudio()
  const { content: workplace, write } = useFile<WorkplaceDefinition>(path)
  const [chosen, choose] = useState<{ readonly part: Part; readonly jump: number }>({ part: 'home', jump: -1 })
  if (!workplace) return null
  // Whoever jumps to an issue sees its part, until another one is chosen.
  const part = place.pointer !== null && place.jump > chosen.jump ? partOf(place.pointer) : chosen.part
  const issuesOf = (one: Part) => issues.filter(({ file, pointer }) => file === path && partOf(pointer) === one)
  const Editor = editors[part]
  return (
    <>
      <div className={classes.canvas}>
        <PartBar parts={parts.map((key) => ({ key, title: t(`workplaces.${key}`), issues: issuesOf(key) }))} part={part} onPart={(next) => choose({ part: next, jump: place.jump })} />
        <WorkplacePreview workplace={workplace} />
      </div>
      <aside className={classes.side} aria-label={t(`workplaces.${part}`)}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t(`workplaces.${part}`)}</h2>
          <IssueList issues={issuesOf(part)} />
          <Editor workplace={workplace} onChange={write} />
        </div>
      </aside>
    </>
  )
}

function AboutPart({ workplace, onChange }: WorkplacePartProps) {
  const t = useTranslations('designer-views')
  return <TitlesFields legend={t('titleOf')} id={workplace.id} titles={workplace.titles} onChange={(titles) => onChange({ ...workplace, titles })} />
}
