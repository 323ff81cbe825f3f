'use client'
import { useFormHost } from '../form-host.tsx'
import type { WidgetProps } from '../widget.ts'

interface Question {
  readonly title?: string
  readonly 'x-field'?: { readonly titles?: Readonly<Record<string, string>> }
}

/** The questions of a small form, to read. */
export function FormWidget({ id, value }: WidgetProps) {
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
