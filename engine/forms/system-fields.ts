import type { Titles } from '../kernel/titles.ts'
import type { Entity, ScalarKind } from '../model/types.ts'

/** A field that every record has without being defined. */
export interface SystemField {
  readonly name: string
  readonly kind: ScalarKind
  readonly titles: Titles
}

const fields: readonly SystemField[] = [
  { name: 'number', kind: 'integer', titles: { en: 'No.', ru: '№', uk: '№', ro: 'Nr.' } },
  { name: 'state', kind: 'string', titles: { en: 'State', ru: 'Состояние', uk: 'Стан', ro: 'Stare' } },
  { name: 'stateSince', kind: 'datetime', titles: { en: 'In state since', ru: 'В состоянии с', uk: 'У стані з', ro: 'În stare din' } },
  { name: 'dealership', kind: 'string', titles: { en: 'Dealership', ru: 'Автоцентр', uk: 'Автоцентр', ro: 'Centru auto' } },
  { name: 'createdAt', kind: 'datetime', titles: { en: 'Created', ru: 'Создано', uk: 'Створено', ro: 'Creat' } },
  { name: 'createdBy', kind: 'id', titles: { en: 'Created by', ru: 'Кто создал', uk: 'Хто створив', ro: 'Creat de' } },
  { name: 'updatedAt', kind: 'datetime', titles: { en: 'Changed', ru: 'Изменено', uk: 'Змінено', ro: 'Modificat' } },
  { name: 'updatedBy', kind: 'id', titles: { en: 'Changed by', ru: 'Кто изменил', uk: 'Хто змінив', ro: 'Modificat de' } },
]

/** Names that a record carries beside its defined fields. */
export const systemNames: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt', 'label', ...fields.map((field) => field.name)])

/** The system field of that name, where records of the entity have it. */
export function systemField(entity: Entity, name: string): SystemField | null {
  if (name === 'number' && entity.numbering === null) return null
  if ((name === 'state' || name === 'stateSince') && entity.machine === null) return null
  if (name === 'dealership' && entity.scope === 'network') return null
  return fields.find((field) => field.name === name) ?? null
}
