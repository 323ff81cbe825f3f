import type { Titles } from '../kernel/titles.ts'
import { type SystemField, systemFieldsOf } from '../model/system-fields.ts'
import type { Entity } from '../model/types.ts'

/** Of the fields that every record has by itself those that lists show. */
const titles: Readonly<Record<string, Titles>> = {
  number: { en: 'No.', ru: '№', uk: '№', ro: 'Nr.' },
  state: { en: 'State', ru: 'Состояние', uk: 'Стан', ro: 'Stare' },
  stateSince: { en: 'In state since', ru: 'В состоянии с', uk: 'У стані з', ro: 'În stare din' },
  dealership: { en: 'Dealership', ru: 'Автоцентр', uk: 'Автоцентр', ro: 'Centru auto' },
  createdAt: { en: 'Created', ru: 'Создано', uk: 'Створено', ro: 'Creat' },
  createdBy: { en: 'Created by', ru: 'Кто создал', uk: 'Хто створив', ro: 'Creat de' },
  updatedAt: { en: 'Changed', ru: 'Изменено', uk: 'Змінено', ro: 'Modificat' },
  updatedBy: { en: 'Changed by', ru: 'Кто изменил', uk: 'Хто змінив', ro: 'Modificat de' },
}

/** Their names, as they are offered. */
export const listedSystemFields: readonly string[] = Object.keys(titles)

/** The system field of that name, where lists show it and records of the entity have it. */
export function systemField(entity: Entity, name: string): (SystemField & { readonly titles: Titles }) | null {
  const field = systemFieldsOf(entity).find((each) => each.name === name)
  const shown = titles[name]
  return field && shown ? { ...field, titles: shown } : null
}
