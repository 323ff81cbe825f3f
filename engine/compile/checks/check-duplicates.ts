/** Rules of likely duplicates: their fields exist, hold plain values, and one of them leads to the records at once. */
import { entityFile } from '../../definition/index.ts'
import type { EntityFiles } from '../../definition/types.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { type Check, fieldNames, issue, unknownName } from './context.ts'

export const checkDuplicates: Check = (context) => Object.values(context.package.entities).flatMap((files) => (context.isKnown(files.entity) ? [] : ruleIssues(files)))

function ruleIssues(files: EntityFiles): readonly Issue[] {
  const file = entityFile(files.entity.name, 'entity')
  const { properties } = files.entity.schema
  return (files.entity.duplicates ?? []).flatMap(({ fields }, i) => {
    const pointer = `/duplicates/${i}/fields`
    const known = fields.flatMap((name, j) => {
      const unknown = unknownName(file, `${pointer}/${j}`, 'field', name, fieldNames(files))
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined
      const isPlain = property === undefined || (fieldTypeOf(property)?.kind ?? null) !== null
      return isPlain ? unknown : [issue(file, `${pointer}/${j}`, `“${name}” holds no value that could be compared`, 'Choose a field with one value.')]
    })
    const isFound = fields.some((name) => Object.hasOwn(properties, name) && properties[name]?.['x-field'].searchable === true)
    return known.length > 0 || isFound ? known : [issue(file, pointer, 'none of these fields is searchable: every record would have to be looked at', 'Make one of them searchable.')]
  })
}
