'use client'
import { type FormHost, type Json, type ObjectSchema, updateAt } from '../../../../engine/client.ts'
import { randomLetters } from '../parts/fresh-id.ts'
import { fieldNameOf } from '../fields/names.ts'
import { formOf, questionsOf, type QuestionKind } from './edits.ts'
import { QuestionsList } from './questions-list.tsx'

/** What people can be asked; records and colleagues are for those who work here. */
const kinds: readonly QuestionKind[] = ['enum', 'boolean', 'integer', 'decimal', 'string', 'text', 'date', 'phone']

/** A name that no question had before: old answers are kept under theirs. */
const nameOf = (text: string): string => `${fieldNameOf(text).slice(0, 32) || 'question'}${randomLetters()}`

/** The value of a field that holds questions, to be changed in the form of its record. */
export const QuestionsField: FormHost['Questions'] = ({ label, value, onChange }) => {
  const form = value as { readonly schema?: ObjectSchema } | null | undefined
  return (
    <QuestionsList
      label={label}
      kinds={kinds}
      nameOf={nameOf}
      questions={form?.schema?.properties ? questionsOf(form.schema) : []}
      onChange={(questions) => {
        const schema = formOf(questions)
        onChange(schema && updateAt<ObjectSchema, Json>((form ?? {}) as Json, ['schema'], () => schema))
      }}
    />
  )
}
