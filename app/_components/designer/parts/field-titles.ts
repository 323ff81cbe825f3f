import { type DraftFiles, listedFieldsOf, type Titles } from '../../../../engine/client.ts'
import { draftEntity } from './draft-fields.ts'

/** Words of a field in every language, also of one behind a reference: `category.group`. */
export function fieldTitles(files: DraftFiles, entity: string, path: string): Titles {
  const [name = '', rest] = path.split('.')
  const found = draftEntity(files, entity)
  const own = found?.entity.schema.properties[name]?.['x-field']
  if (rest !== undefined && own?.entity !== undefined) return fieldTitles(files, own.entity, rest)
  const listed = found && listedFieldsOf({ scope: found.entity.scope, numbering: found.entity.numbering, machine: found.machine }).find((field) => field.name === name)
  return own?.titles ?? listed?.titles ?? { en: name, ru: name }
}
