'use client'
import { Select } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { FieldView, Issue, JsonObject, SeedDefinition } from '../../../../engine/client.ts'
import { FormHostScope } from '../../form/form-host.tsx'
import { SchemaForm } from '../../form/schema-form.tsx'
import { jsonOf } from '../json.ts'
import { draftEntity, draftFields } from '../parts/draft-fields.ts'
import { PreviewNote } from '../parts/preview-note.tsx'
import { useStudio } from '../studio-context.tsx'
import { labelOf, withRow } from './edits.ts'
import { isSeed } from './seed-shape.ts'
import { useRowForm } from './use-row-form.ts'

interface Props {
  readonly entity: string
  readonly seed: SeedDefinition
  readonly row: number
  readonly issues: readonly Issue[]
  readonly onChange: (seed: SeedDefinition) => void
}

const noLabels = {}

/** One row, in the form that its records have. What it points to is a row of another catalogue, known by its key. */
export function EntryForm({ entity, seed, row, issues, onChange }: Props) {
  const locale = useLocale()
  const { files } = useStudio()
  const { form, refusal } = useRowForm(entity)
  const references = useMemo(() => draftFields(files, entity, locale).filter(({ target }) => target !== undefined && target.entity !== 'user'), [files, entity, locale])
  const plain = useMemo(() => form && without(form.schema, form.uiSchema, references.map(({ name }) => name)), [form, references])
  const record = seed.records[row] ?? {}
  const own = references.map(({ name }) => name)
  const kept = Object.fromEntries(Object.entries(record).filter(([name]) => own.includes(name)))
  const wrong = useMemo(() => {
    const start = `/records/${row}`
    return issues.filter(({ pointer }) => pointer.startsWith(`${start}/`)).map((issue) => ({ ...issue, pointer: issue.pointer.slice(start.length) }))
  }, [issues, row])
  return (
    <>
      <PreviewNote refusal={refusal} />
      {references.map((field) => <ReferenceField key={field.name} field={field} value={record[field.name]} onChange={(value) => onChange(withRow(seed, row, { ...record, [field.name]: value }))} />)}
      {plain && (
        <FormHostScope labels={noLabels}>
          <SchemaForm id={`entry-${entity}`} isInner schema={plain.schema} uiSchema={plain.uiSchema} data={record} issues={wrong} onChange={(data) => onChange(withRow(seed, row, { ...data, ...kept }))} />
        </FormHostScope>
      )}
    </>
  )
}

/** The form without the fields that are asked for in another way. */
function without(schema: JsonObject, uiSchema: JsonObject, names: readonly string[]): { readonly schema: JsonObject; readonly uiSchema: JsonObject } {
  const properties = (schema.properties ?? {}) as JsonObject
  const required = Array.isArray(schema.required) ? schema.required : []
  return {
    schema: { ...schema, properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))), required: required.filter((name) => !names.includes(String(name))) },
    uiSchema,
  }
}

function ReferenceField({ field: { title, target }, value, onChange }: { readonly field: FieldView; readonly value: unknown; readonly onChange: (value: string | number | null) => void }) {
  const t = useTranslations('designer-views')
  const { files } = useStudio()
  const name = target?.entity ?? ''
  const path = `entities/${name}/seed.json`
  const seed = isSeed(path, files[path] ?? '') ? jsonOf<SeedDefinition>(files[path]) : null
  const label = draftEntity(files, name)?.entity.label ?? []
  const rows = (seed?.records ?? []).flatMap((record) => {
    const key = seed && record[seed.key]
    return typeof key === 'string' || typeof key === 'number' ? [{ key, text: labelOf(record, seed?.key ?? '', label) }] : []
  })
  return <Select label={title} searchable clearable placeholder={t('none')} data={rows.map(({ key, text }) => ({ value: String(key), label: text }))} value={value === undefined || value === null ? null : String(value)} onChange={(next) => onChange(rows.find(({ key }) => String(key) === next)?.key ?? null)} />
}
