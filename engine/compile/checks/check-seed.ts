/** Seed records: valid against the schema, one per key. */
import { entityFile, issuesOfErrors } from '../../definition/index.ts'
import type { EntityFiles, SeedDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { type Check, issue, unknownName } from './context.ts'
import { validatorOf } from './schema-validator.ts'

export const checkSeeds: Check = ({ package: pkg, isKnown }) => Object.values(pkg.entities).flatMap((files) => (files.seed && !isKnown(files) ? seedIssues(files, files.seed) : []))

function seedIssues(files: EntityFiles, seed: SeedDefinition): readonly Issue[] {
  const file = entityFile(files.entity.name, 'seed')
  const key = unknownName(file, '/key', 'field', seed.key, Object.keys(files.entity.schema.properties))
  const scope = files.entity.scope === 'dealership' ? [issue(file, '', 'records of one dealership cannot come with the package', 'Seeds belong to the network: change the scope, or load the records by import.')] : []
  return [...key, ...scope, ...keyIssues(file, seed), ...recordIssues(file, files, seed)]
}

function keyIssues(file: string, { key, records }: SeedDefinition): readonly Issue[] {
  const seen = new Map<string, number>()
  return records.flatMap((record, i) => {
    const value = record[key]
    if (value === undefined || value === null) return [issue(file, `/records/${i}`, `has no “${key}”, by which it is known over versions`)]
    const text = JSON.stringify(value)
    const other = seen.get(text)
    seen.set(text, i)
    return other === undefined ? [] : [issue(file, `/records/${i}/${key}`, `${text} stands in record ${other} already`, 'The key is unique.')]
  })
}

function recordIssues(file: string, { entity }: EntityFiles, { records }: SeedDefinition): readonly Issue[] {
  const validate = validatorOf({ ...entity.schema, additionalProperties: false })
  if (!validate) return []
  return records.flatMap((record, i) => {
    if (validate(record)) return []
    return issuesOfErrors(validate.errors ?? []).map((found) => ({ ...found, file, pointer: `/records/${i}${found.pointer}` }))
  })
}
