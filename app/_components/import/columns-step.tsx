'use client'
import { Button, Checkbox, Group, Radio, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ImportView, JsonObject } from '../../../engine/client.ts'
import { checkImport, viewImport } from '../../(workplace)/import-actions.ts'
import type { Refusal } from '../../_lib/answer.ts'
import { reply } from '../../_lib/request.ts'
import { Problem } from '../problem.tsx'
import { ColumnMapping } from './column-mapping.tsx'
import classes from './import.module.css'
import { PreviewTable } from './preview-table.tsx'
import { whenThereChoices } from './when-there.ts'

/** Which column goes into which field, how the file is read, and what to do about what is there; the first rows show what comes of it. */
export function ColumnsStep({ view: first, onChecked }: { readonly view: ImportView; readonly onChecked: (job: string) => void }) {
  const t = useTranslations('import')
  const [view, setView] = useState(first)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const asked = useRef(0)
  const settings = view.settings
  const columns = settings.columns as readonly (string | null)[]
  const change = async (part: JsonObject) => {
    const wanted = { ...settings, ...part }
    setView({ ...view, settings: wanted })
    setBusy(true)
    const round = ++asked.current
    const result = await reply(viewImport(view.id, wanted))
    // Whoever has changed something since waits for that answer.
    if (round !== asked.current) return
    setBusy(false)
    setRefusal(result.ok ? null : result.refusal)
    if (result.ok) setView(result.data)
  }
  const check = async () => {
    setBusy(true)
    const result = await reply(checkImport(view.id, settings))
    if (result.ok) return onChecked(result.data)
    setBusy(false)
    setRefusal(result.refusal)
  }
  const linked = view.fields.filter(({ name, mayMakeMissing }) => mayMakeMissing && columns.includes(name))
  const missing = view.fields.filter(({ name, isRequired }) => isRequired && !columns.includes(name))
  return (
    <div className={classes.step} aria-busy={isBusy}>
      <h2 className={classes.fileName}>{view.fileName}</h2>
      <Reading view={view} onChange={change} />
      <ColumnMapping view={view} columns={columns} onChange={(next) => change({ columns: next })} />
      {missing.length > 0 && <p className={classes.note}>{t('requiredMissing', { fields: missing.map(({ title }) => title).join(', ') })}</p>}
      <Radio.Group label={t('whenThere.title')} value={String(settings.whenThere)} onChange={(whenThere) => change({ whenThere })}>
        <Group gap={16} mt={6}>{whenThereChoices.map((choice) => <Radio key={choice} value={choice} label={t(`whenThere.${choice}`)} />)}</Group>
      </Radio.Group>
      {linked.length > 0 && (
        <Checkbox.Group label={t('createMissing')} value={(settings.createMissing as readonly string[]).slice()} onChange={(createMissing) => change({ createMissing })}>
          <Group gap={16} mt={6}>{linked.map(({ name, title }) => <Checkbox key={name} value={name} label={title} />)}</Group>
        </Checkbox.Group>
      )}
      {refusal && <Problem refusal={refusal} />}
      <PreviewTable view={view} columns={columns} />
      <div className={classes.bar}>
        <Button onClick={check} loading={isBusy} disabled={columns.every((name) => name === null)}>{t('checkAll')}</Button>
        <span className="muted">{t('checkHint')}</span>
      </div>
    </div>
  )
}

/** Sheet of a workbook; encoding and separator of a text. */
function Reading({ view, onChange }: { readonly view: ImportView; readonly onChange: (part: JsonObject) => void }) {
  const t = useTranslations('import')
  const { settings, kind, sheets, encodings, separators } = view
  if (kind === 'xlsx' && sheets.length < 2) return null
  const again = (part: JsonObject) => onChange({ ...part, columns: [] })
  return (
    <Group gap={12}>
      {kind === 'xlsx' && <Select w={240} label={t('sheet')} allowDeselect={false} value={String(settings.sheet)} data={sheets.map((name, i) => ({ value: String(i), label: name }))} onChange={(sheet) => again({ sheet: Number(sheet) })} />}
      {kind === 'csv' && <Select w={160} label={t('encoding')} allowDeselect={false} value={String(settings.encoding)} data={[...encodings]} onChange={(encoding) => again({ encoding })} />}
      {kind === 'csv' && <Select w={160} label={t('separator')} allowDeselect={false} value={String(settings.separator)} data={separators.map((sign) => ({ value: sign, label: sign === '\t' ? t('tab') : sign }))} onChange={(separator) => again({ separator })} />}
    </Group>
  )
}
