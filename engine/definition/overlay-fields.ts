import { editableLike, inserted } from './editable-like.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import type { EntityDefinition, EntityFiles, MachineDefinition, SectionDefinition, ViewsDefinition } from './types.ts'
import { updateAt } from './update-at.ts'

/** Name of the entity an operation speaks of, by id or name. */
export function entityNamed(draft: Draft, entity: string): string | Refusal {
  if (Object.hasOwn(draft.package.entities, entity)) return entity
  const found = elementOf(draft, entity, 'entity', ['entity'])
  return isElement(found) ? found.entity : found
}

export function addField(draft: Draft, operation: Operation<'add-field'>): Applied {
  const entity = entityNamed(draft, operation.entity)
  if (typeof entity !== 'string') return entity
  const files = draft.package.entities[entity] as EntityFiles
  const refusal = newFieldRefusal(draft, files, operation)
  if (refusal) return refusal
  const after = operation.after === undefined ? null : elementOf(draft, operation.after, 'after', ['field'])
  if (after && !isElement(after)) return after
  if (after && after.entity !== entity) return { pointer: '/after', message: `“${after.id}” is a field of “${after.entity}”, not of “${entity}”` }
  const afterName = after ? String(pathOf(after).at(-1)) : null
  const section = sectionFor(files.views, operation.section, afterName)
  if (typeof section !== 'number') return section
  const path = ['entities', entity]
  const withSchema = updateAt<EntityDefinition>(draft.package, [...path, 'entity'], (definition) => withField(definition, operation, afterName))
  const withView = section < 0 ? withSchema : updateAt<SectionDefinition>(withSchema, [...path, 'views', 'form', 'sections', section], (old) => ({ ...old, fields: inserted(old.fields, operation.name, afterName) }))
  return afterName === null || !files.machine ? withView : updateAt<MachineDefinition>(withView, [...path, 'machine'], (machine) => editableLike(machine, operation.name, afterName))
}

function newFieldRefusal(draft: Draft, { entity }: EntityFiles, { name, schema }: Operation<'add-field'>): Refusal | null {
  if (Object.hasOwn(entity.schema.properties, name)) return { pointer: '/name', message: `“${entity.name}” has a field “${name}” already`, hint: 'An overlay adds fields; it never changes one of the package. Choose another name.' }
  const { id } = schema['x-field']
  if (draft.elements.has(id)) return { pointer: '/schema/x-field/id', message: `the id “${id}” is taken`, hint: `Choose another, for example ${id}_2.` }
  if (schema.items || schema['x-field'].type === 'lines') return { pointer: '/schema', message: 'an overlay cannot add lines', hint: 'Add the lines to the package and hide them where they are not used.' }
  // The column of custom fields sorts keys, and the order of keys is the order of questions.
  if (schema['x-field'].type === 'form') return { pointer: '/schema', message: 'an overlay cannot add a form', hint: 'Add the form to the package and hide it where it is not used.' }
  return null
}

/** Index of the section the field is shown in: the one named, the one of its neighbour, or the last; -1 without sections. */
function sectionFor({ form }: ViewsDefinition, id: string | undefined, after: string | null): number | Refusal {
  if (id === undefined) {
    const beside = after === null ? -1 : form.sections.findIndex(({ fields }) => fields.includes(after))
    return beside >= 0 ? beside : form.sections.length - 1
  }
  const found = form.sections.findIndex((section) => section.id === id)
  return found >= 0 ? found : { pointer: '/section', message: `the form has no section “${id}”`, hint: `Known: ${form.sections.map((section) => section.id).join(', ')}.` }
}

function withField(definition: EntityDefinition, { name, schema, required }: Operation<'add-field'>, after: string | null): EntityDefinition {
  const properties = { ...definition.schema.properties, [name]: schema }
  const order = inserted(Object.keys(definition.schema.properties), name, after)
  const all = required ? [...(definition.schema.required ?? []), name] : definition.schema.required
  return { ...definition, schema: { ...definition.schema, ...(all ? { required: all } : {}), properties: Object.fromEntries(order.map((key) => [key, properties[key] as typeof schema])) } }
}
