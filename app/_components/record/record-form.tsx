'use client'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { SchemaForm } from '../form/schema-form.tsx'
import classes from './record.module.css'
import { useDuplicates } from './use-duplicates.tsx'
import type { RecordFormState } from './use-record-form.ts'

interface Section {
  readonly tab: string | null
  readonly fields: readonly string[]
}

/** The record's form; a save that is refused leads to the first field that is wrong. */
export function RecordForm({ id, form }: { readonly id: string; readonly form: RecordFormState }) {
  const { base, data, live, facts } = form
  const [tab, setTab] = useState<string | null>(null)
  const notes = useDuplicates(form)
  const reason = base.readOnlyReasons['']
  const showWrong = (names: readonly string[]) => {
    const sections = (base.form.uiSchema['ui:sections'] ?? []) as unknown as readonly Section[]
    const first = sections.find((section) => section.fields.some((name) => names.includes(name)))
    if (first?.tab) setTab(first.tab)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${id} [aria-invalid='true']`)?.focus())
  }
  return (
    <div className={classes.form}>
      {reason && <div className={classes.reason}><IconLock size={14} stroke={1.8} aria-hidden />{reason}</div>}
      <SchemaForm
        id={id}
        schema={base.form.schema}
        uiSchema={base.form.uiSchema}
        data={data}
        readOnly={!base.mayEdit}
        issues={form.issues}
        facts={{ readOnlyReasons: base.readOnlyReasons, hidden: live.hidden(data, facts), tab, onTab: setTab, isFoldable: base.id !== null, notes }}
        onChange={form.change}
        onSubmit={() => void form.save()}
        onRefused={showWrong}
      />
    </div>
  )
}
