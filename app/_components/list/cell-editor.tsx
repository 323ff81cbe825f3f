'use client'
import { ActionIcon, Popover } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type FieldView, type FormHost, type Json, type RecordView, useFormHost, widgetNamed } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { isPerson } from '../../_lib/list-filter.ts'
import { reply } from '../../_lib/request.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { propertiesOf, sameValue, uiOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import classes from './list.module.css'
import type { CellWrite, EditedCell } from './use-cell-edits.ts'

interface Props {
  readonly entity: string
  readonly row: ListRow
  readonly field: FieldView
  readonly typed: EditedCell['typed']
  /** What is on its way for the row: read before that is there, the record would be an old one. */
  readonly settled: (id: string) => Promise<void>
  readonly onClose: () => void
  readonly onWrite: (write: CellWrite) => void
}

/** Why the field may not be changed in this record as it stands; null where it may. */
function closedBecause(view: RecordView, name: string, otherwise: string): string | null {
  const property = propertiesOf(view.form.schema)[name]
  if (!view.mayEdit) return view.readOnlyReasons[''] ?? view.readOnlyReasons[name] ?? otherwise
  return property && !property.readOnly && !uiOf(view.form.uiSchema, name)['ui:computed'] ? null : (view.readOnlyReasons[name] ?? otherwise)
}

/** One field of one record, changed where it stands in the list: by the record's own rules, which the engine is asked for. */
export function CellEditor({ entity, row, field, typed, settled, onClose, onWrite }: Props) {
  const t = useTranslations('table')
  const [view, setView] = useState<RecordView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    let isGone = false
    void settled(row.id).then(() => reply(readRecord(entity, row.id))).then((answer) => {
      if (isGone) return
      if (answer.ok) setView(answer.data)
      else setRefusal(answer.refusal)
    })
    return () => {
      isGone = true
    }
  }, [entity, row.id, settled])
  const reason = view && closedBecause(view, field.name, t('notHere'))
  return (
    <Popover opened onClose={onClose} onDismiss={onClose} position="bottom-start" shadow="md" width={320} trapFocus={view !== null && reason === null} returnFocus withinPortal>
      <Popover.Target><span className={classes.editAnchor} aria-hidden /></Popover.Target>
      <Popover.Dropdown p={8} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
        {refusal && <Problem refusal={refusal} />}
        {!view && !refusal && <span className={classes.bone} style={{ width: '70%' }} />}
        {view && reason !== null && <p role="alert" className={classes.why}>{t('closed', { name: field.title })} {reason}</p>}
        {view && reason === null && (
          <FormHostScope labels={view.labels}>
            <Editor view={view} row={row} field={field} typed={typed} onClose={onClose} onWrite={onWrite} />
          </FormHostScope>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** The value as the API would answer it: records and people with their name. */
function shownValue(field: FieldView, value: Json | undefined, { labels }: FormHost): unknown {
  if (typeof value !== 'string' || (!field.target && !isPerson(field))) return value ?? null
  return { id: value, label: labels[value] ?? '', name: labels[value] ?? '' }
}

function Editor({ view, row, field, typed, onClose, onWrite }: Omit<Props, 'entity' | 'settled'> & { readonly view: RecordView }) {
  const t = useTranslations('table')
  const host = useFormHost()
  const frame = useRef<HTMLFormElement>(null)
  const before = view.form.data[field.name] as Json | undefined
  const [value, setValue] = useState<Json | undefined>(typed ? typed.value : before)
  const ui = uiOf(view.form.uiSchema, field.name)
  const options = ui['ui:options'] ?? { type: field.type, kind: field.kind }
  const Widget = widgetNamed(ui['ui:widget'] ?? options.type)
  const isStale = view.version !== row.version
  useEffect(() => frame.current?.querySelector<HTMLElement>('input, textarea, [tabindex]')?.focus(), [])
  const save = () => (sameValue(before, value) ? onClose() : onWrite({ row, field, view, value, shown: shownValue(field, value, host) }))
  return (
    <form ref={frame} className={classes.editor} onSubmit={(event) => { event.preventDefault(); save() }} onKeyDown={(event) => { if (event.key === 'Enter' && !event.defaultPrevented && !(event.target instanceof HTMLTextAreaElement && !event.ctrlKey) && !(event.target instanceof HTMLButtonElement)) { event.preventDefault(); save() } }}>
      <label htmlFor={`cell-${field.name}`}>{field.title}</label>
      {isStale && <p className={classes.why} role="status">{t('changedSince')}</p>}
      <div className={classes.editorLine}>
        <div className={classes.editorField}>
          <Widget id={`cell-${field.name}`} label={field.title} value={value} onChange={setValue} options={options} readOnly={false} required={false} isInvalid={typed !== undefined} isCell={false} />
        </div>
        <ActionIcon type="submit" variant="filled" color="teal" size={30} aria-label={t('save')}><IconCheck size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t('cancel')} onClick={onClose}><IconX size={16} aria-hidden /></ActionIcon>
      </div>
    </form>
  )
}
