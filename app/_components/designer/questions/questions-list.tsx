'use client'
import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { type FieldKeywords, type PropertySchema, titleOf } from '../../../../engine/client.ts'
import { titlesOf, withPart } from '../fields/field-text.ts'
import { choicesIn, ChoicesList, optionsFrom } from '../parts/choices-list.tsx'
import { ItemList, useOpenItem } from '../parts/item-list.tsx'
import { newTitles } from '../parts/new-titles.ts'
import { TitlesFields } from '../titles-fields.tsx'
import { kindOfQuestion, newQuestion, type Question, type QuestionKind, retyped } from './edits.ts'
import classes from './questions.module.css'

interface Props {
  readonly label: string
  readonly questions: readonly Question[]
  /** What may be asked for. */
  readonly kinds: readonly QuestionKind[]
  /** A free name for a question of that text. */
  readonly nameOf: (text: string) => string
  readonly onChange: (questions: readonly Question[]) => void
  /** What else is said of a question where it stands. */
  readonly children?: (question: Question, change: (next: Question) => void) => ReactNode
}

/** Questions in their order, moved by dragging or by keys; each unfolds to its words and the kind of its answer. */
export function QuestionsList({ label, questions, kinds, nameOf, onChange, children }: Props) {
  const t = useTranslations('questions')
  const locale = useLocale()
  const { open, onOpen } = useOpenItem()
  const add = (text: string) => {
    const made = newQuestion(nameOf(text), titlesOf(text, locale))
    onChange([...questions, made])
    onOpen(made.property['x-field'].id)
  }
  return (
    <div className={classes.questions}>
      <ItemList label={label} items={questions} idOf={({ property }) => property['x-field'].id} titleOf={({ property, isRequired }) => `${titleOf(property['x-field'].titles, locale)}${isRequired ? ' *' : ''}`} onChange={onChange} open={open} onOpen={onOpen} empty={t('none')}>
        {(question, change) => <QuestionForm question={question} kinds={kinds} onChange={change}>{children?.(question, change)}</QuestionForm>}
      </ItemList>
      <AddQuestion onAdd={add} />
    </div>
  )
}

/** Asks for its words at once: a question without any is none. */
function AddQuestion({ onAdd }: { readonly onAdd: (text: string) => void }) {
  const t = useTranslations('questions')
  const [text, setText] = useState('')
  const add = () => {
    if (text.trim() === '') return
    onAdd(text.trim())
    setText('')
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // It stands in a form that is sent otherwise.
    event.preventDefault()
    add()
  }
  return (
    <div className={classes.add}>
      <TextInput aria-label={t('new')} placeholder={t('new')} maxLength={200} value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={keys} />
      <Button variant="default" disabled={text.trim() === ''} leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>{t('add')}</Button>
    </div>
  )
}

interface FormProps {
  readonly question: Question
  readonly kinds: readonly QuestionKind[]
  readonly onChange: (question: Question) => void
  readonly children: ReactNode
}

function QuestionForm({ question, kinds, onChange, children }: FormProps) {
  const t = useTranslations('questions')
  const { property } = question
  const kind = kindOfQuestion(property)
  const put = (next: PropertySchema) => onChange({ ...question, property: next })
  const write = (part: { readonly [Key in keyof FieldKeywords]?: FieldKeywords[Key] | undefined }) => put({ ...property, 'x-field': withPart(property['x-field'], part) })
  const known = kinds.map((value) => ({ value: String(value), label: t(`kinds.${value}`) }))
  return (
    <>
      <TitlesFields legend={t('text')} titles={property['x-field'].titles} onChange={(titles) => write({ titles })} />
      <Select label={t('kind')} data={known.some(({ value }) => value === kind) ? known : [...known, { value: kind, label: kind }]} value={kind} onChange={(next) => next !== null && next !== kind && put(retyped(property, next as QuestionKind, newTitles.option))} />
      {kind === 'enum' && (
        <>
          <ChoicesList label={t('choices')} choices={choicesIn(property.enum ?? [], property['x-field'].options ?? {})} onChange={(choices) => put({ ...property, enum: choices.map(({ value }) => value), 'x-field': { ...property['x-field'], options: optionsFrom(choices) } })} />
          <Switch label={t('inSight')} checked={property['x-field'].widget === 'radio'} onChange={(event) => write({ widget: event.currentTarget.checked ? 'radio' : undefined })} />
        </>
      )}
      {(kind === 'integer' || kind === 'decimal' || kind === 'money') && (
        <div className={classes.pair}>
          {(['minimum', 'maximum'] as const).map((limit) => <NumberInput key={limit} label={t(limit)} allowDecimal={kind !== 'integer'} value={property[limit] ?? ''} onChange={(value) => put(withPart(property, { [limit]: value === '' ? undefined : Number(value) }))} />)}
        </div>
      )}
      <Switch label={t('required')} checked={question.isRequired} onChange={(event) => onChange({ ...question, isRequired: event.currentTarget.checked })} />
      {children}
    </>
  )
}
