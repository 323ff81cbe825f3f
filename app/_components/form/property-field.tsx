'use client'
import type { FieldProps } from '@rjsf/utils'
import { useMemo } from 'react'
import { type CellIssue, type WidgetOptions, widgetNamed } from '../../../engine/client.ts'
import classes from './form.module.css'
import { innerMessages } from './issues.ts'
import type { FieldUi } from './values.ts'

const plain: WidgetOptions = { type: 'string', kind: 'string' }

/** Draws one property by the widget of its field type. */
export function PropertyField(props: FieldProps) {
  const { schema, uiSchema, formData, fieldPathId, onChange, rawErrors, errorSchema } = props
  const ui = (uiSchema ?? {}) as unknown as FieldUi
  const options = ui['ui:options'] ?? plain
  const Widget = widgetNamed(ui['ui:widget'] ?? options.type)
  const id = fieldPathId.$id
  const inner = useMemo(() => innerMessages(errorSchema), [errorSchema])
  const cellIssues = useMemo(() => (options.columns ? inner.map(({ path, message }): CellIssue => ({ row: Number(path[0]), column: path[1] ?? '', message })) : undefined), [inner, options])
  return (
    <>
      <Widget
        id={id}
        label={String(schema.title ?? props.name)}
        value={formData}
        onChange={(value) => onChange(value, fieldPathId.path)}
        options={options}
        readOnly={Boolean(props.readonly || props.disabled || schema.readOnly || ui['ui:computed'])}
        required={Boolean(props.required)}
        isInvalid={(rawErrors?.length ?? 0) > 0}
        describedBy={`${id}__notes`}
        isCell={false}
        {...(cellIssues && { cellIssues })}
      />
      {!cellIssues && inner.map(({ path, message }) => <div key={`${path.join('/')}${message}`} className={classes.error}>{message}</div>)}
    </>
  )
}
