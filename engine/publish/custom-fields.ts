import type { CustomField } from '../ddl/index.ts'
import { overlayFile } from '../definition/index.ts'
import type { Model } from '../model/types.ts'
import type { Candidate } from './candidate.ts'

/**
 * The fields that overlays add, one entry for each dealership that has one. `model`: the candidate's network
 * model; `tables`: names of the entities' tables as they will be, by entity id.
 */
export function customFieldsOf({ overlays }: Candidate, model: Model, tables: ReadonlyMap<string, string>): readonly CustomField[] {
  const entityOf = (named: string) => model.entities.get(named) ?? [...model.entities.values()].find(({ id }) => id === named)
  return Object.entries(overlays).flatMap(([dealership, { operations }]) =>
    operations.flatMap((operation, i): CustomField[] => {
      const entity = operation.op === 'add-field' ? entityOf(operation.entity) : undefined
      if (operation.op !== 'add-field' || !entity) return []
      const { id, backfill, computed } = operation.schema['x-field']
      const given = operation.schema.default
      return [
        {
          table: tables.get(entity.id) ?? entity.table,
          id,
          key: operation.name,
          dealership,
          isOwn: entity.scope === 'dealership',
          isRequired: operation.required === true && computed === undefined && operation.schema.readOnly !== true,
          fill: given === undefined || given === null || backfill !== undefined ? null : JSON.stringify(given),
          isBackfilled: backfill !== undefined,
          file: overlayFile(dealership),
          pointer: `/operations/${i}/schema`,
        },
      ]
    }),
  )
}
