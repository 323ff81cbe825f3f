'use client'
import type { JsonObject } from '../../kernel/json.ts'
import { useFormHost } from '../form-host.tsx'
import type { WidgetProps } from '../widget.ts'

/** The questions of a survey as a form of their own. */
export function AnswersWidget({ id, value, onChange, options, readOnly }: WidgetProps) {
  const { Form, text } = useFormHost()
  if (!options.form) return <div id={id} className="muted">{text('noQuestions')}</div>
  const data = value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {}
  return <Form id={id} schema={options.form.schema} uiSchema={options.form.uiSchema} data={data} readOnly={readOnly} onChange={onChange} />
}
