'use client'
import { ActionIcon, Popover } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type FieldView, type Json, type RecordView, widgetNamed } from '../../../engine/client.ts'
import { readRecord } from '../../(workplace)/actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import type { ListRow } from '../../_lib/documents.ts'
import { reply } from '../../_lib/request.ts'
import { FormHostScope } from '../form/form-host.tsx'
import { inputOf, propertiesOf, sameValue, uiOf } from '../form/values.ts'
import { Problem } from '../problem.tsx'
import { useWorkplace } from '../workplace-context.tsx'
import classes from './list.module.css'
import { writeField } from './write-field.ts'

interface Props {
  readonly entity: string
  readonly row: ListRow
  readonly field: FieldView
  readonly onClose: () => void
  /** The row as it stands after the change. */
  readonly onWritten: (row: ListRow) => void
}

/** Why the field may not be changed in this record as it stands; null where it may. */
function closedBecause(view: RecordView, name: string, otherwise: string): string | null {
  const property = propertiesOf(view.form.schema)[name]
  if (!view.mayEdit) return view.readOnlyReasons[''] ?? view.readOnlyReasons[name] ?? otherwise
  return property && !property.readOnly && !uiOf(view.form.uiSchema, name)['ui:computed'] ? null : (view.readOnlyReasons[name] ?? otherwise)
}

/** One field of one record, changed where it stands in the list: by the record's own rules, which the engine is asked for. */
export function CellEditor({ entity, row, field, onClose, onWritten }: Props) {
  const t = useTranslations('table')
  const [view, setView] = useState<RecordView | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    let isGone = false
    void reply(readRecord(entity, row.id)).then((answer) => {
      if (isGone) return
      if (answer.ok) setView(answer.data)
      else setRefusal(answer.refusal)
    })
    return () => {
      isGone = true
    }
  }, [entity, row.id])
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
            <Editor view={view} row={row} field={field} onClose={onClose} onWritten={onWritten} />
          </FormHostScope>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function Editor({ view, row, field, onClose, onWritten }: Omit<Props, 'entity'> & { readonly view: RecordView }) {
  const t = useTranslations('table')
  const { dealership } = useWorkplace()
  const frame = useRef<HTMLFormElement>(null)
  const before = view.form.data[field.name] as Json | undefined
  const [value, setValue] = useState<Json | undefined>(before)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const ui = uiOf(view.form.uiSchema, field.name)
  const options = ui['ui:options'] ?? { type: field.type, kind: field.kind }
  const Widget = widgetNamed(ui['ui:widget'] ?? options.type)
  const isStale = view.version !== row.version
  useEffect(() => frame.current?.querySelector<HTMLElement>('input, textarea, [tabindex]')?.focus(), [])
  const save = async () => {
    if (sameValue(before, value)) return onClose()
    setBusy(true)
    const input = inputOf(view.form.uiSchema, [field.name], { [field.name]: value ?? null })
    const result = await writeField({ site: view.dealership ?? dealership, entity: view.entity, id: row.id, version: view.version, input, columns: [field] })
    setBusy(false)
    if (!result.ok) return setRefusal(result.refusal)
    onWritten({ ...row, ...result.data })
    onClose()
  }
  return (
    <form ref={frame} className={classes.editor} onSubmit={(event) => { event.preventDefault(); void save() }} onKeyDown={(event) => { if (event.key === 'Enter' && !event.defaultPrevented && !(event.target instanceof HTMLTextAreaElement && !event.ctrlKey) && !(event.target instanceof HTMLButtonElement)) { event.preventDefault(); void save() } }}>
      <label htmlFor={`cell-${field.name}`}>{field.title}</label>
      {isStale && <p className={classes.why} role="status">{t('changedSince')}</p>}
      {refusal && (refusal.issues.length > 0 ? <p role="alert" className={classes.why}>{refusal.issues.map(({ message }) => message).join(' ')}</p> : <Problem refusal={refusal} />)}
      <div className={classes.editorLine}>
        <div className={classes.editorField}>
          <Widget id={`cell-${field.name}`} label={field.title} value={value} onChange={setValue} options={options} readOnly={isBusy} required={false} isInvalid={refusal !== null} isCell={false} />
        </div>
        <ActionIcon type="submit" variant="filled" color="teal" size={30} loading={isBusy} aria-label={t('save')}><IconCheck size={16} aria-hidden /></ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t('cancel')} onClick={onClose}><IconX size={16} aria-hidden /></ActionIcon>
      </div>
    </form>
  )
}
