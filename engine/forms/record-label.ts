import type { RecordView } from '../engine.ts'
import { noValue, type ValueFormat } from '../kernel/format.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity, Values } from '../model/types.ts'
import { formatValue } from './format-value.ts'

/** One line that names the record: the fields of `entity.label`, empty ones left out; the number leads with its prefix. */
export function recordLabel(entity: Entity, values: Values, format: ValueFormat = { locale: 'en' }): string {
  const parts = entity.label.flatMap((name) => {
    if (name === 'number') return numberText(entity, values.number) ?? []
    const field = entity.fieldByName.get(name)
    const text = field === undefined ? String(values[name] ?? '') : formatValue(field, values[name], format)
    return text === noValue || text === '' ? [] : [text]
  })
  return parts.join(' ') || (numberText(entity, values.number) ?? titleOf(entity.titles, format.locale))
}

/** `WO-12`; null while the record has no number. */
function numberText(entity: Entity, number: unknown): string | null {
  return number === null || number === undefined ? null : `${entity.numbering?.prefix ?? ''}${String(number)}`
}

/** Badges at the head of the record: the fields of `views.facts` that hold something. */
export function factsOf(entity: Entity, values: Values, shown: ReadonlySet<string>, format: ValueFormat): RecordView['facts'] {
  return (entity.views.facts ?? []).flatMap((name) => {
    const field = entity.fieldByName.get(name)
    const value = values[name]
    if (field === undefined || !shown.has(name) || value === null || value === undefined || value === false || value === '' || value === 0) return []
    const color = typeof value === 'string' ? field.keywords.options?.[value]?.color : undefined
    return [{ title: titleOf(field.titles, format.locale), value: value === true ? '' : formatValue(field, value, format), color: color ?? (value === true ? 'amber' : 'grey') }]
  })
}
