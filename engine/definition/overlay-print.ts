/** Print forms of a dealership's own. */
import { printFile } from './file-place.ts'
import type { Applied, Draft, Operation } from './overlay-draft.ts'
import { entityNamed } from './overlay-fields.ts'
import type { EntityFiles } from './types.ts'
import { updateAt } from './update-at.ts'

/** A form beside those of the package, or in the place of the one of its name. */
export function setPrint(draft: Draft, { entity: given, form }: Operation<'set-print'>): Applied {
  const entity = entityNamed(draft, given)
  if (typeof entity !== 'string') return entity
  const taken = draft.elements.get(form.id)
  if (taken && taken.file !== printFile(entity, form.name)) return { pointer: '/form/id', message: `the id “${form.id}” is taken`, hint: `Choose another, for example ${form.id}_2.` }
  return updateAt<EntityFiles>(draft.package, ['entities', entity], (files) => ({ ...files, print: { ...files.print, [form.name]: form } }))
}
