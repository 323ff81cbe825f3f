'use client'
import { Popover } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { FieldTemplateProps } from '@rjsf/utils'
import { useTranslations } from 'next-intl'
import { useFormFacts } from './form-facts.tsx'
import { useFieldValue } from './form-values.tsx'
import classes from './form.module.css'
import type { FieldUi } from './values.ts'

/** Label, widget, what is wrong, help: in this order, on the 4 px grid. */
export function FieldTemplate(props: FieldTemplateProps) {
  return props.fieldPathId.path.length === 0 ? props.children : <Field {...props} />
}

function Field({ id, label, required, schema, uiSchema, rawErrors = [], rawDescription, readonly, fieldPathId, children }: FieldTemplateProps) {
  const facts = useFormFacts()
  const ui = (uiSchema ?? {}) as unknown as FieldUi
  const type = ui['ui:options']?.type
  const name = String(fieldPathId.path.at(-1))
  const { isChecked } = useFieldValue(name)
  const errors = isChecked ? [...new Set(rawErrors)] : []
  const reason = facts.readOnlyReasons['']
    ? null
    : facts.readOnlyReasons[name]
  const isComputed = ui['ui:computed'] !== undefined
  // A box carries its own label, a word that is only read does not.
  const isButtons = ui['ui:widget'] === 'buttons'
  const isStill = Boolean(readonly || schema.readOnly || isComputed)
  return (
    <div className={classes.field} data-field={name} data-type={isButtons ? 'buttons' : type} data-still={isStill || undefined} data-invalid={errors.length > 0 || undefined}>
      <div className={classes.label}>
        {(type !== 'boolean' || isStill || isButtons) && <label htmlFor={id}>{label}{required && !readonly && <span className={classes.required} aria-hidden> *</span>}</label>}
        {reason && !isComputed && <WhyNot reason={reason} />}
      </div>
      {children}
      <div id={`${id}__notes`}>
        {errors.map((message) => <div key={message} className={classes.error} role="alert">{message}</div>)}
        {facts.notes[name]}
        {rawDescription && <div className={classes.help}>{rawDescription}</div>}
      </div>
    </div>
  )
}

/** Why a field is read-only: said on a press, by mouse, finger or key. */
function WhyNot({ reason }: { readonly reason: string }) {
  const t = useTranslations('form')
  return (
    <Popover position="top-start" width={280} shadow="md">
      <Popover.Target>
        <button type="button" className={classes.lock} title={reason} aria-label={`${t('why')} ${reason}`}><IconLock size={12} stroke={1.8} aria-hidden /></button>
      </Popover.Target>
      <Popover.Dropdown p={8}>{reason}</Popover.Dropdown>
    </Popover>
  )
}
