'use client'
import { useFormHost } from '../form-host.tsx'
import type { WidgetProps } from '../widget.ts'

interface Question {
  readonly title?: string
  readonly 'x-field'?: { readonly titles?: Readonly<Record<string, string>> }
}

/** The questions of a small form: to be changed where the field may be, else to read. */
export function FormWidget({ id, label, value, onChange, readOnly }: WidgetProps) {
  const { Questions } = useFormHost()
  return readOnly ? <Listed id={id} value={value} /> : <div id={id}><Questions label={label} value={value} onChange={onChange} /></div>
}

function Listed({ id, value }: Pick<WidgetProps, 'id' | 'value'>) {
  const { text, locale } = useFormHost()
  const questions = questionsIn(value)
  const names = Object.entries(questions)
  if (names.length === 0) return <div id={id} className="muted">{text('noQuestions')}</div>
  return (
    <ol id={id} style={{ margin: 0, paddingLeft: 24 }}>
      {names.map(([name, question]) => <li key={name}>{question['x-field']?.titles?.[locale] ?? question['x-field']?.titles?.en ?? question.title ?? name}</li>)}
    </ol>
  )
}

function questionsIn(value: WidgetProps['value']): Readonly<Record<string, Question>> {
  const form = value as { readonly schema?: { readonly properties?: Readonly<Record<string, Question>> } } | null | undefined
  return form?.schema?.properties ?? {}
}
