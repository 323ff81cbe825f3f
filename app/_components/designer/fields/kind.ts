/** A kind of record as the designer of its form sees it: three files that are changed together. */
import type { DraftFiles, EntityDefinition, MachineDefinition, ObjectSchema, PropertySchema, SectionDefinition, ViewsDefinition } from '../../../../engine/client.ts'
import { jsonOf, textOf } from '../json.ts'

export interface Kind {
  readonly entity: EntityDefinition
  readonly views: ViewsDefinition
  readonly machine: MachineDefinition | null
}

/** Where a field stands: its name, or the name of its lines and its own. */
export type FieldAt = readonly [string] | readonly [string, string]

const beside = (path: string, file: string): string => path.replace(/[^/]+$/, file)
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a form can be drawn for the file: what is half written is shown as text. */
export const isKind = (path: string, text: string): boolean => /^entities\/[^/]+\/entity\.json$/.test(path) && entityIn(text) !== null

function entityIn(text: string | undefined): EntityDefinition | null {
  const entity = jsonOf<EntityDefinition>(text)
  if (!isObject(entity) || !isObject(entity.schema) || !isObject(entity.schema.properties) || !isObject(entity.titles) || !isObject(entity.pluralTitles) || !Array.isArray(entity.label)) return null
  return Object.values(entity.schema.properties).every(isField) ? entity : null
}

function viewsIn(text: string | undefined): ViewsDefinition | null {
  const views = jsonOf<ViewsDefinition>(text)
  if (!isObject(views) || !isObject(views.list) || !Array.isArray(views.list.columns) || !Array.isArray(views.form?.sections)) return null
  return (views.form.sections as readonly Partial<SectionDefinition>[]).every((section) => isObject(section) && Array.isArray(section.fields) && isObject(section.titles)) ? views : null
}

/** Of entities/<name>/entity.json at `path`; null where what stands there cannot be drawn. */
export function kindIn(files: DraftFiles, path: string): Kind | null {
  const [entity, views, machine] = [entityIn(files[path]), viewsIn(files[beside(path, 'views.json')]), jsonOf<MachineDefinition>(files[beside(path, 'machine.json')])]
  return entity && views && { entity, views, machine: isObject(machine) && isObject(machine.states) ? machine : null }
}

const isField = (property: PropertySchema): boolean => isObject(property) && isObject(property['x-field']) && isObject(property['x-field'].titles) && (property.items === undefined || (isObject(property.items.properties) && Object.values(property.items.properties).every(isField)))

/** The files that are others than before. */
export function filesOfKind(path: string, before: Kind, after: Kind): Readonly<Record<string, string>> {
  const parts = [[path, before.entity, after.entity], [beside(path, 'views.json'), before.views, after.views], [beside(path, 'machine.json'), before.machine, after.machine]] as const
  return Object.fromEntries(parts.flatMap(([file, old, next]) => (old === next || next === null ? [] : [[file, textOf(next)]])))
}

/** The fields among which the one at `at` stands. */
export const schemaAt = ({ entity }: Kind, at: FieldAt): ObjectSchema | undefined => (at.length === 1 ? entity.schema : entity.schema.properties[at[0]]?.items)

export const propertyAt = (kind: Kind, at: FieldAt): PropertySchema | undefined => schemaAt(kind, at)?.properties[at.at(-1) ?? '']

/** Keys to the field within entity.json. */
export const fieldPath = (at: FieldAt): readonly string[] => (at.length === 1 ? ['schema', 'properties', at[0]] : ['schema', 'properties', at[0], 'items', 'properties', at[1]])

/** Fields that people see, in the order of their definition. */
export const shownFields = ({ entity }: Kind): readonly string[] => Object.entries(entity.schema.properties).flatMap(([name, property]) => (property['x-field'].hidden === true ? [] : [name]))

/** Fields that stand in no section: the form shows them last. */
export function unplacedFields(kind: Kind): readonly string[] {
  const placed = new Set(kind.views.form.sections.flatMap(({ fields }) => fields))
  return shownFields(kind).filter((name) => !placed.has(name))
}
