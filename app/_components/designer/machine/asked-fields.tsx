'use client'
import { Select, TextInput } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { FieldKeywords, ObjectSchema } from '../../../../engine/client.ts'
import { entityChoices } from '../choices.ts'
import { ExpressionEditor } from '../expression/expression-editor.tsx'
import type { ExpressionScope } from '../expression/scope.ts'
import { type Part, withPart } from '../fields/field-text.ts'
import { fieldNameOf } from '../fields/names.ts'
import params from '../params/params.module.css'
import { AlikeFields } from '../parts/alike-fields.tsx'
import { fresh } from '../parts/fresh-name.ts'
import { formOf, isFreeName, kindOfQuestion, type Question, questionKinds, questionsOf } from '../questions/edits.ts'
import { QuestionsList } from '../questions/questions-list.tsx'
import { useStudio } from '../studio-context.tsx'

interface Props {
  readonly form: ObjectSchema | undefined
  /** Whose record it is. */
  readonly entity: string
  readonly scope: ExpressionScope
  readonly onChange: (form: ObjectSchema | undefined) => void
  /** Whoever reads the answer follows. */
  readonly onRename: (from: string, to: string) => void
}

/** What is asked when somebody sends the event. */
export function AskedFields({ form, entity, scope, onChange, onRename }: Props) {
  const t = useTranslations('machine')
  const questions = form ? questionsOf(form) : []
  const nameOf = (text: string): string => fresh(fieldNameOf(text) || 'input', (name) => !isFreeName(questions, name), 40)
  return (
    <fieldset className={params.list}>
      <legend className={params.legend}>{t('form')}</legend>
      <QuestionsList label={t('form')} questions={questions} kinds={questionKinds} nameOf={nameOf} onChange={(next) => onChange(formOf(next))}>
        {(question, change) => (
          <>
            <Filling question={question} entity={entity} scope={scope} onChange={change} />
            <InputName key={question.name} name={question.name} isFree={(name) => isFreeName(questions, name)} onRename={(name) => onRename(question.name, name)} />
          </>
        )}
      </QuestionsList>
    </fieldset>
  )
}

/** Whom or what it asks for, and what stands there before somebody answers. */
function Filling({ question, entity, scope, onChange }: { readonly question: Question; readonly entity: string; readonly scope: ExpressionScope; readonly onChange: (question: Question) => void }) {
  const t = useTranslations('machine')
  const td = useTranslations('designer-desk')
  const locale = useLocale()
  const { files } = useStudio()
  const { property } = question
  const keywords = property['x-field']
  const write = (part: Part<FieldKeywords>) => onChange({ ...question, property: { ...property, 'x-field': withPart(keywords, part) } })
  return (
    <>
      {kindOfQuestion(property) === 'reference' && <Select label={t('entity')} required searchable data={[...entityChoices(files, locale)]} value={keywords.entity ?? null} onChange={(next) => next && write({ entity: next, first: undefined })} />}
      {kindOfQuestion(property) === 'reference' && keywords.entity !== undefined && <AlikeFields entity={entity} target={keywords.entity} value={keywords.first ?? {}} label={td('first')} hint={td('firstHint')} onChange={(first) => write({ first })} />}
      <ExpressionEditor label={t('initial')} expected="json" scope={scope} value={keywords.initial ?? ''} onChange={(initial) => write({ initial })} />
    </>
  )
}

/** What expressions read the answers of. */
const variable = 'input.'

/** How guards and actions call it; written down when one leaves the field. */
function InputName({ name, isFree, onRename }: { readonly name: string; readonly isFree: (name: string) => boolean; readonly onRename: (name: string) => void }) {
  const t = useTranslations('machine')
  const [text, setText] = useState(name)
  const [isWrong, setWrong] = useState(false)
  const commit = () => {
    if (text === name) return
    setWrong(!isFree(text))
    if (isFree(text)) onRename(text)
  }
  return <TextInput label={t('inputName')} leftSectionWidth={52} leftSection={<code>{variable}</code>} error={isWrong && t('inputNameWrong')} value={text} onChange={(event) => { setText(event.currentTarget.value); setWrong(false) }} onBlur={commit} onKeyDown={(key) => key.key === 'Enter' && commit()} />
}
