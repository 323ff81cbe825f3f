'use client'
import { Popover } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormFacts } from './form-facts.tsx'
import { useFieldValue } from './form-values.tsx'
import classes from './form.module.css'
import type { FormField } from './form-field.ts'

interface Props {
  readonly field: FormField
  readonly children: ReactNode
}

/** Label, widget, what is wrong, help: in this order, on the 4 px grid. */
export function FieldFrame({ field: { id, name, title, help, ui, isReadOnly, isRequired, mistakes }, children }: Props) {
  const facts = useFormFacts()
  const type = ui['ui:options']?.type
  const { isChecked } = useFieldValue(name)
  const errors = isChecked ? (mistakes?.messages ?? []) : []
  const reason = facts.readOnlyReasons[''] ? null : facts.readOnlyReasons[name]
  const isComputed = ui['ui:computed'] !== undefined
  // A box carries its own label, a word that is only read does not.
  const isButtons = ui['ui:widget'] === 'buttons'
  const isStill = isReadOnly || isComputed
  return (
    <div className={classes.field} data-field={name} data-type={isButtons ? 'buttons' : type} data-still={isStill || undefined} data-invalid={errors.length > 0 || undefined}>
      <div className={classes.label}>
        {(type !== 'boolean' || isStill || isButtons) && <label htmlFor={id}>{title}{isRequired && !isReadOnly && <span className={classes.required} aria-hidden> *</span>}</label>}
        {reason && !isComputed && <WhyNot reason={reason} />}
      </div>
      {children}
      <div id={`${id}__notes`}>
        {errors.map((message) => <div key={message} className={classes.error} role="alert">{message}</div>)}
        {facts.notes[name]}
        {help && <div className={classes.help}>{help}</div>}
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
