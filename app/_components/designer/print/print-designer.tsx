'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PrintDefinition } from '../../../../engine/client.ts'
import { previewPaper } from '../../../(studio)/content-actions.ts'
import { IssueList } from '../issue-list.tsx'
import { entityOfPath } from '../parts/draft-fields.ts'
import { PartBar } from '../parts/part-bar.tsx'
import { PreviewNote } from '../parts/preview-note.tsx'
import { RecordPicker } from '../parts/record-picker.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { AboutForm } from './about-form.tsx'
import { BlockList } from './block-list.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import print from './print.module.css'

const parts = ['blocks', 'about'] as const
type Part = (typeof parts)[number]

/** A print form beside the paper that it makes of a record. */
export function PrintDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { issues } = useStudio()
  const { content: form, write } = useFile<PrintDefinition>(path)
  const [part, setPart] = useState<Part>('blocks')
  const [record, setRecord] = useState<string | null>(null)
  const entity = entityOfPath(path)
  const { shown, refusal } = usePreview(record === null || !form ? null : { entity, form, record, locale }, (asked) => previewPaper(asked.entity, asked.form, asked.record))
  if (!form) return null
  const issuesOf = (one: Part) => issues.filter(({ file, pointer }) => file === path && pointer.startsWith('/blocks') === (one === 'blocks'))
  return (
    <>
      <div className={classes.canvas}>
        <PartBar parts={parts.map((key) => ({ key, title: t(`print.${key}`), issues: issuesOf(key) }))} part={part} onPart={setPart} />
        <div className={print.desk}>
          <RecordPicker entity={entity} value={record} onChange={setRecord} />
          {record === null ? <p className="muted">{t('chooseRecord')}</p> : <PreviewNote refusal={refusal} />}
          {record !== null && shown && <PaperSheet paper={shown} />}
        </div>
      </div>
      <aside className={classes.side} aria-label={t(`print.${part}`)}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t(`print.${part}`)}</h2>
          <IssueList issues={issuesOf(part)} />
          {part === 'blocks' ? <BlockList entity={entity} form={form} issues={issuesOf('blocks')} onChange={write} /> : <AboutForm entity={entity} form={form} onChange={write} />}
        </div>
      </aside>
    </>
  )
}
