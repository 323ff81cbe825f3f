'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { MessageDefinition, Titles } from '../../../../engine/client.ts'
import { previewMessage } from '../../../(studio)/content-actions.ts'
import { IssueList } from '../issue-list.tsx'
import contents from '../parts/content.module.css'
import { namedIn } from '../parts/draft-fields.ts'
import { PreviewNote } from '../parts/preview-note.tsx'
import { RecordPicker } from '../parts/record-picker.tsx'
import { TextsFields } from '../parts/texts-fields.tsx'
import { usePreview } from '../parts/use-preview.ts'
import { useFile, useStudio } from '../studio-context.tsx'
import classes from '../studio.module.css'
import { TitlesFields } from '../titles-fields.tsx'

/** What is written beside what it says of a record, in every language. */
export function MessageDesigner({ path }: { readonly path: string }) {
  const t = useTranslations('designer-content')
  const locale = useLocale()
  const { files, issues } = useStudio()
  const { content: message, write } = useFile<MessageDefinition>(path)
  if (!message) return null
  const change = (part: Partial<MessageDefinition>) => write({ ...message, ...part })
  const setBody = (body: Titles | undefined) => {
    const { body: _, ...rest } = message
    write(body ? { ...rest, body } : rest)
  }
  return (
    <>
      <div className={classes.canvas}>
        <div className={contents.body}>
          <IssueList issues={issues.filter(({ file }) => file === path)} />
          <TextsFields legend={t('messages.subject')} texts={message.subject} entity={message.entity} onChange={(subject) => subject && change({ subject })} />
          <TextsFields legend={t('messages.body')} texts={message.body} entity={message.entity} isOptional onChange={setBody} />
          <Preview key={message.entity} message={message} />
        </div>
      </div>
      <aside className={classes.side} aria-label={t('messages.about')}>
        <div className={classes.panel}>
          <h2 className={classes.panelTitle}>{t('messages.about')}</h2>
          <TitlesFields legend={t('title')} id={message.id} titles={message.titles} onChange={(titles) => change({ titles })} />
          <Select label={t('messages.records')} searchable data={[...namedIn(files, 'entities', locale)]} value={message.entity} onChange={(entity) => entity !== null && change({ entity })} />
          <p className="muted">{t('messages.how')}</p>
        </div>
      </aside>
    </>
  )
}

function Preview({ message }: { readonly message: MessageDefinition }) {
  const t = useTranslations('designer-content')
  const td = useTranslations('designer')
  const [record, setRecord] = useState<string | null>(null)
  const { shown, refusal } = usePreview(record === null ? null : { message, record }, (asked) => previewMessage(asked.message, asked.record))
  return (
    <section className={contents.step} aria-labelledby="message-preview">
      <h3 id="message-preview" className={contents.stepTitle}>{t('preview')}</h3>
      <RecordPicker entity={message.entity} value={record} onChange={setRecord} />
      {record === null ? <p className="muted">{t('chooseRecord')}</p> : <PreviewNote refusal={refusal} />}
      {record !== null && shown && (
        <div className={contents.preview} data-testid="message-preview">
          {shown.map(({ locale, subject, body }) => (
            <article key={locale} className={contents.said} lang={locale}>
              <h4>{td(`languages.${locale}`)}</h4>
              <strong>{subject}</strong>
              {body !== '' && <p>{body}</p>}
            </article>
          ))}
        </div>
      )}
    </section>
  )
}
