/** Changes of the fields of a kind of record, as the designer makes them: pure, each answers the kind as it is then. */
import { editableLike, type MachineDefinition, type ObjectSchema, type PropertySchema, reservedFieldNames, type StateDefinition, type Titles, updateAt, withoutField } from '../../../../engine/client.ts'
import { stepped } from '../../drag/moved.ts'
import { type FieldAt, fieldPath, type Kind, propertyAt, schemaAt } from './kind.ts'
import { freshId } from '../parts/fresh-id.ts'
import { fresh } from '../parts/fresh-name.ts'
import { longest } from './names.ts'
import { placeField, sectionOf } from './layout-edits.ts'

/** A field without what makes it this one. */
export type FieldShape = Omit<PropertySchema, 'x-field'> & { readonly 'x-field'?: object }

export interface Added {
  readonly kind: Kind
  readonly at: FieldAt
}

const isName = (name: string): boolean => /^[a-z][A-Za-z0-9]{0,39}$/.test(name)

/** Whether the name can be given to a field beside those of `schema`; the API tells names apart by letters, not by capitals. */
export const isFreeName = (schema: ObjectSchema, name: string, own = ''): boolean =>
  isName(name) && !reservedFieldNames.has(name) && !Object.keys(schema.properties).some((known) => known !== own && known.toLowerCase() === name.toLowerCase()) && !(name in {})

interface NewField {
  readonly name: string
  readonly titles: Titles
  readonly shape: FieldShape
  /** Lines whose rows it belongs to. */
  readonly lines?: string
  /** Where on the form; absent: it stands nowhere, which is last. */
  readonly section?: string
  readonly index?: number
}

/** A new field, under a free name like the one wanted and an id that nothing ever had. */
export function addField(kind: Kind, { name: wanted, titles, shape, lines, section, index }: NewField): Added {
  const schema = schemaAt(kind, lines === undefined ? [''] : [lines, '']) ?? kind.entity.schema
  const name = fresh(isName(wanted) ? wanted : 'field', (known) => !isFreeName(schema, known), longest)
  const at: FieldAt = lines === undefined ? [name] : [lines, name]
  const property: PropertySchema = { ...shape, 'x-field': { id: freshId('fl', kind.entity.name, ...at), titles, ...shape['x-field'] } }
  const added = withProperty(kind, at, renewed(property, kind.entity.name, name))
  return { at, kind: section === undefined || lines !== undefined ? added : withEditors(placeField(added, name, section, index), name) }
}

/** Where a state says who may edit what, those who edit the field beside the new one edit it too. */
function withEditors(kind: Kind, name: string): Kind {
  const { fields = [] } = sectionOf(kind, name) ?? {}
  const at = fields.indexOf(name)
  const neighbour = fields[at - 1] ?? fields[at + 1]
  return neighbour === undefined || !kind.machine ? kind : { ...kind, machine: editableLike(kind.machine, name, neighbour) }
}

/** Rows of new lines bring fields of their own along. */
const renewed = (property: PropertySchema, entity: string, name: string): PropertySchema =>
  property.items ? { ...property, items: { ...property.items, properties: Object.fromEntries(Object.entries(property.items.properties).map(([inner, one]) => [inner, { ...one, 'x-field': { ...one['x-field'], id: freshId('fl', entity, name, inner) } }])) } } : property

const withProperty = (kind: Kind, at: FieldAt, property: PropertySchema): Kind => ({ ...kind, entity: updateAt(kind.entity, fieldPath(at), () => property) })

/** A field as it was in an earlier version: by its id its values come back. Under another name where its own is taken. */
export function bringBack(kind: Kind, { name: old, schema }: { readonly name: string; readonly schema: PropertySchema }, section?: string): Added {
  const name = fresh(isName(old) ? old : 'field', (known) => !isFreeName(kind.entity.schema, known), longest)
  const added = withProperty(kind, [name], schema)
  return { at: [name], kind: section === undefined ? added : withEditors(placeField(added, name, section), name) }
}

export const changeField = (kind: Kind, at: FieldAt, change: (property: PropertySchema) => PropertySchema): Kind => ({ ...kind, entity: updateAt<PropertySchema, Kind['entity']>(kind.entity, fieldPath(at), change) })

export const isRequired = (kind: Kind, at: FieldAt): boolean => schemaAt(kind, at)?.required?.includes(at.at(-1) ?? '') ?? false

export function setRequired(kind: Kind, at: FieldAt, required: boolean): Kind {
  const name = at.at(-1) ?? ''
  return changeSchema(kind, at, (schema) => {
    const others = (schema.required ?? []).filter((one) => one !== name)
    return withRequired(schema, required ? [...others, name] : others)
  })
}

const withRequired = ({ required: _, ...schema }: ObjectSchema, required: readonly string[]): ObjectSchema => (required.length === 0 ? schema : { type: schema.type, required, properties: schema.properties })

const changeSchema = (kind: Kind, at: FieldAt, change: (schema: ObjectSchema) => ObjectSchema): Kind => ({ ...kind, entity: updateAt<ObjectSchema, Kind['entity']>(kind.entity, fieldPath(at).slice(0, -2), change) })

/** A field one place further up or down among those of its rows. */
export function moveColumn(kind: Kind, at: FieldAt, by: number): Kind {
  return changeSchema(kind, at, (schema) => ({ ...schema, properties: Object.fromEntries(stepped(Object.entries(schema.properties), ([name]) => name === at.at(-1), by)) }))
}

/** Without the field where it is merely listed: on the form, in lists, labels, demands. What reckons with it is left to its author. */
export function removeField(kind: Kind, at: FieldAt): Kind {
  const name = at.at(-1) ?? ''
  const without = changeSchema(kind, at, (schema) => withRequired({ ...schema, properties: Object.fromEntries(Object.entries(schema.properties).filter(([one]) => one !== name)) }, (schema.required ?? []).filter((one) => one !== name)))
  if (at.length === 2 || propertyAt(kind, at) === undefined) return without
  const [first = 'createdAt'] = [...(kind.entity.numbering ? ['number'] : []), ...Object.keys(without.entity.schema.properties)]
  const views = withoutField(name)(kind.views)
  const columns = views.list.columns.length === 0 ? [first] : views.list.columns
  return { entity: unnamed(without.entity, name, first), views: { ...views, list: { ...views.list, columns } }, machine: kind.machine && withoutDemands(kind.machine, name) }
}

function unnamed({ duplicates, ...entity }: Kind['entity'], name: string, first: string): Kind['entity'] {
  const label = entity.label.filter((one) => one !== name)
  const alike = duplicates?.map((one) => ({ ...one, fields: one.fields.filter((field) => field !== name) })).filter(({ fields }) => fields.length > 0)
  return { ...entity, label: label.length === 0 ? [first] : label, ...(alike && alike.length > 0 ? { duplicates: alike } : {}) }
}

function withoutDemands(machine: MachineDefinition, name: string): MachineDefinition {
  const others = (names: readonly string[]): readonly string[] => names.filter((one) => one !== name)
  const freed = (state: StateDefinition): StateDefinition => {
    const { required, editable, ...meta } = state.meta
    const demanded = required ? others(required) : []
    return {
      ...state,
      ...(state.states ? { states: mapped(state.states, freed) } : {}),
      meta: { ...meta, ...(editable ? { editable: mapped(editable, others) } : {}), ...(demanded.length > 0 ? { required: demanded } : {}) },
    }
  }
  return { ...machine, states: mapped(machine.states, freed) }
}

const mapped = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
