import type { Scope } from '../definition/types.ts'
import type { Titles } from '../kernel/titles.ts'
import type { ScalarKind } from './types.ts'

/** What of an entity decides which fields its records have by themselves; true of definitions and of the model. */
export interface RecordFacts {
  readonly scope: Scope
  readonly numbering?: object | null | undefined
  readonly machine?: object | null | undefined
}

export interface SystemField {
  readonly name: string
  readonly kind: ScalarKind
  readonly isNullable: boolean
}

const inDealerships: readonly SystemField[] = [{ name: 'dealership', kind: 'string', isNullable: true }]
const numbered: readonly SystemField[] = [{ name: 'number', kind: 'integer', isNullable: false }]
const staged: readonly SystemField[] = [
  { name: 'state', kind: 'string', isNullable: false },
  { name: 'stateSince', kind: 'datetime', isNullable: false },
]
const traced: readonly SystemField[] = [
  { name: 'version', kind: 'integer', isNullable: false },
  { name: 'createdAt', kind: 'datetime', isNullable: false },
  { name: 'createdBy', kind: 'id', isNullable: true },
  { name: 'updatedAt', kind: 'datetime', isNullable: false },
  { name: 'updatedBy', kind: 'id', isNullable: true },
]

/** Fields that records of the entity have without a definition saying so. */
export function systemFieldsOf({ scope, numbering, machine }: RecordFacts): readonly SystemField[] {
  return [{ name: 'id', kind: 'id', isNullable: false }, ...(scope === 'network' ? [] : inDealerships), ...(numbering ? numbered : []), ...(machine ? staged : []), ...traced]
}

/** Every name that a record carries by itself, whatever its entity. */
export const systemNames: ReadonlySet<string> = new Set([...systemFieldsOf({ scope: 'dealership', numbering: {}, machine: {} }).map(({ name }) => name), 'deletedAt', 'label'])

/** Of the fields that every record has by itself those that lists show. */
export const listedTitles: Readonly<Record<string, Titles>> = {
  number: { en: 'No.', ru: '№', uk: '№', ro: 'Nr.' },
  state: { en: 'State', ru: 'Состояние', uk: 'Стан', ro: 'Stare' },
  stateSince: { en: 'In state since', ru: 'В состоянии с', uk: 'У стані з', ro: 'În stare din' },
  dealership: { en: 'Dealership', ru: 'Автоцентр', uk: 'Автоцентр', ro: 'Centru auto' },
  createdAt: { en: 'Created', ru: 'Создано', uk: 'Створено', ro: 'Creat' },
  createdBy: { en: 'Created by', ru: 'Кто создал', uk: 'Хто створив', ro: 'Creat de' },
  updatedAt: { en: 'Changed', ru: 'Изменено', uk: 'Змінено', ro: 'Modificat' },
  updatedBy: { en: 'Changed by', ru: 'Кто изменил', uk: 'Хто змінив', ro: 'Modificat de' },
}

/** Names that no field may have: those of every record, and what the API means something else by. */
export const reservedFieldNames: ReadonlySet<string> = new Set([...systemNames, 'search', 'custom', 'clocks', 'and', 'or', 'not', 'isNull'])
