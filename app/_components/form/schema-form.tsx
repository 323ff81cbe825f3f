'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type Issue, type JsonObject, segments } from '../../../engine/client.ts'
import type { Wrong } from './checker.ts'
import { type FormFacts, FormFactsProvider, plainFacts } from './form-facts.tsx'
import { fieldsOf } from './form-field.ts'
import { FormSections } from './form-sections.tsx'
import { FormValuesProvider, useHeldValues } from './form-values.tsx'
import classes from './form.module.css'
import { mistakesOf } from './issues.ts'
import { checkerNow, useChecker } from './use-checker.ts'
import { withoutBlankTail } from './values.ts'

interface Props {
  readonly id: string
  readonly schema: JsonObject
  readonly uiSchema: JsonObject
  readonly data: JsonObject
  readonly readOnly?: boolean
  /** Mistakes the server found, by JSON pointer into the data. */
  readonly issues?: readonly Issue[]
  readonly facts?: Partial<FormFacts>
  /** Inside another form: no form element of its own. */
  readonly isInner?: boolean
  readonly onChange: (data: JsonObject) => void
  readonly onSubmit?: (data: JsonObject) => void
  readonly onRefused?: (names: readonly string[]) => void
}

const noIssues: readonly Issue[] = []
const nothing = {}

/** Sentences for what JSON Schema finds wrong; the rest is said by the server. */
const worded = new Set(['required', 'minLength', 'maxLength', 'minimum', 'maximum', 'format', 'pattern', 'type'])

/** A form made from the engine's JSON Schema and uiSchema. Submit it with a button whose `form` is its id. */
export function SchemaForm({ id, schema, uiSchema, data, readOnly = false, issues = noIssues, facts = nothing, isInner = false, onChange, onSubmit, onRefused }: Props) {
  const t = useTranslations('record')
  const values = useHeldValues(data, onChange)
  const checking = useChecker()
  const [wrong, setWrong] = useState(noIssues)
  useEffect(() => {
    if (issues.length > 0) values.noteChecked()
  }, [issues, values])
  /** Checked by the whole schema. A row that was added and left empty is no mistake: it is not sent either. */
  const submit = useRef((_event: FormEvent<HTMLFormElement>) => {})
  submit.current = (event) => {
    event.preventDefault()
    // A form in a dialog that belongs to a field of this one is sent by itself.
    if (event.target !== event.currentTarget) return
    values.noteChecked()
    const sentence = ({ name, limit }: Wrong): string => (worded.has(name) ? t(`validation.${name}`, { limit }) : t('validation.other'))
    const found = (checkerNow()?.(schema, withoutBlankTail(values.all(), schema)) ?? []).map((one) => ({ pointer: one.pointer, message: sentence(one) }))
    setWrong(found.length === 0 ? noIssues : found)
    if (found.length === 0) onSubmit?.(values.all())
    else onRefused?.(found.map(({ pointer }) => segments(pointer)[0] ?? ''))
  }
  // Drawn again when its layout or its mistakes change, not when somebody types.
  const form = useMemo(() => {
    const sections = <FormSections fields={fieldsOf(id, schema, uiSchema, readOnly, mistakesOf([...wrong, ...issues]))} uiSchema={uiSchema} />
    return isInner ? <div id={id}>{sections}</div> : <form id={id} noValidate onSubmit={(event) => submit.current(event)}>{sections}</form>
  }, [id, isInner, schema, uiSchema, readOnly, wrong, issues])
  return (
    <FormFactsProvider facts={{ ...plainFacts, id, ...facts }}>
      <FormValuesProvider values={values}><div className={classes.whole} {...checking}>{form}</div></FormValuesProvider>
    </FormFactsProvider>
  )
}
