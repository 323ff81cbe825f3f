'use client'
import type { FieldProps } from '@rjsf/utils'
import { memo, useMemo } from 'react'
import { type CellIssue, type Json, type JsonObject, type WidgetOptions, widgetNamed } from '../../../engine/client.ts'
import { useFieldValue, useOtherFields } from './form-values.tsx'
import classes from './form.module.css'
import { innerMessages } from './issues.ts'
import { type FieldUi, sameValue } from './values.ts'

const plain: WidgetOptions = { type: 'string', kind: 'string' }

const cell = (rows: Json | undefined, { row, column }: CellIssue): Json | undefined => (Array.isArray(rows) ? (rows[row] as JsonObject | undefined)?.[column] : undefined)

/** Draws one property by the widget of its field type. */
export const PropertyField = memo(function PropertyField(props: FieldProps) {
  const { schema, uiSchema, fieldPathId, rawErrors, errorSchema } = props
  const ui = (uiSchema ?? {}) as unknown as FieldUi
  const options = ui['ui:options'] ?? plain
  const { value, checked, change, isChecked } = useFieldValue(String(fieldPathId.path.at(-1)))
  const { given, fill } = useOtherFields(options.asks?.reads ?? options.freeTimes?.reads)
  const Widget = widgetNamed(ui['ui:widget'] ?? options.type)
  const id = fieldPathId.$id
  const inner = useMemo(() => innerMessages(errorSchema), [errorSchema])
  const found = useMemo(() => (options.columns ? inner.map(({ path, message }): CellIssue => ({ row: Number(path[0]), column: path[1] ?? '', message })) : undefined), [inner, options])
  // A cell that was changed since is no longer wrong.
  const cellIssues = useMemo(() => (found && found.length > 0 && value !== checked ? found.filter((issue) => sameValue(cell(value, issue), cell(checked, issue))) : found), [found, value, checked])
  return (
    <>
      <Widget
        id={id}
        label={String(schema.title ?? props.name)}
        value={value}
        onChange={change}
        options={options}
        readOnly={Boolean(props.readonly || props.disabled || schema.readOnly || ui['ui:computed'])}
        required={Boolean(props.required)}
        isInvalid={isChecked && (rawErrors?.length ?? 0) > 0}
        describedBy={`${id}__notes`}
        isCell={false}
        fill={fill}
        {...(given && { given })}
        {...(cellIssues && { cellIssues })}
      />
      {!cellIssues && isChecked && inner.map(({ path, message }) => <div key={`${path.join('/')}${message}`} className={classes.error}>{message}</div>)}
    </>
  )
})
