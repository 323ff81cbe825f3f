'use client'
import { Tooltip } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { FieldTemplateProps } from '@rjsf/utils'
import classes from './form.module.css'
import type { FormFacts } from './schema-form.tsx'
import type { FieldUi } from './values.ts'

/** Label, widget, what is wrong, help: in this order, on the 4 px grid. */
export function FieldTemplate({ id, label, required, schema, uiSchema, rawErrors = [], rawDescription, readonly, registry, fieldPathId, children }: FieldTemplateProps) {
  if (fieldPathId.path.length === 0) return children
  const facts = registry.formContext as FormFacts
  const ui = (uiSchema ?? {}) as unknown as FieldUi
  const type = ui['ui:options']?.type
  const name = String(fieldPathId.path.at(-1))
  const reason = facts.readOnlyReasons['']
    ? null
    : facts.readOnlyReasons[name]
  const isComputed = ui['ui:computed'] !== undefined
  // A box carries its own label, a word that is only read does not.
  const isStill = Boolean(readonly || schema.readOnly || isComputed)
  return (
    <div className={classes.field} data-type={type} data-still={isStill || undefined} data-invalid={rawErrors.length > 0 || undefined}>
      <div className={classes.label}>
        {(type !== 'boolean' || isStill) && <label htmlFor={id}>{label}{required && !readonly && <span className={classes.required} aria-hidden> *</span>}</label>}
        {reason && !isComputed && <Lock reason={reason} />}
      </div>
      {children}
      <div id={`${id}__notes`}>
        {[...new Set(rawErrors)].map((message) => <div key={message} className={classes.error} role="alert">{message}</div>)}
        {rawDescription && <div className={classes.help}>{rawDescription}</div>}
      </div>
    </div>
  )
}

function Lock({ reason }: { readonly reason: string }) {
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.lock} role="img" aria-label={reason} tabIndex={0}><IconLock size={12} stroke={1.8} aria-hidden /></span>
    </Tooltip>
  )
}
