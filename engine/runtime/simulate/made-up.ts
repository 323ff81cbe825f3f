/** People and records that only a scenario knows of: it needs no database, today or in another installation. */
import type { Json } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Actor, Field, Model, Values } from '../../model/types.ts'
import type { Expand } from '../steps/expression-context.ts'
import { isRow } from '../steps/values.ts'

/** When every scenario takes place, so that its days are the same whenever it is tried: a Monday morning. */
export const scenarioTime = '2030-01-07T09:00:00.000Z'

/** Somebody in this role who is not there. */
export function madeUpPerson(model: Model, role: string, { locale, dealership = null }: { readonly locale: string; readonly dealership?: string | null }): Actor {
  const name = titleOf(model.roles.get(role)?.titles ?? { en: role, ru: role }, locale)
  return { kind: 'user', id: idOf(0), login: role, name, position: null, locale, dealership, dealerships: dealership === null ? [] : [dealership], roles: [role] }
}

export interface MadeUp {
  /** The values with an id for each reference that was given as a record. */
  readonly taken: (fields: readonly Field[], values: Values) => Values
  /** Finds those records again. */
  readonly expand: Expand
}

/** The records that one scenario tells of. */
export function openMadeUp(): MadeUp {
  const records = new Map<string, Values>()
  const taken = (fields: readonly Field[], values: Values): Values => {
    const byName = new Map(fields.map((field) => [field.name, field]))
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, takenValue(byName.get(name), value)]))
  }
  const takenValue = (field: Field | undefined, value: Json): Json => {
    if (field?.lines && Array.isArray(value)) return value.map((row: Json) => (isRow(row) ? taken(field.lines?.fields ?? [], row) : row))
    if (field?.type.kind !== 'id' || !isRow(value)) return value
    const id = idOf(records.size + 1)
    records.set(id, { ...value, id })
    return id
  }
  return {
    taken,
    expand: async (entity, values, paths) => {
      const names = new Set(paths.map((path) => path.split('.', 1)[0] ?? ''))
      const found = [...names].flatMap((name): readonly [string, Json][] => {
        const record = records.get(String(values[name]))
        return record && entity.fieldByName.get(name)?.target ? [[name, record]] : []
      })
      return { ...values, ...Object.fromEntries(found) }
    },
  }
}

const idOf = (number: number): string => `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`
