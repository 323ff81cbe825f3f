/** Kinds of records, their fields and their lists as the draft has them: what designers choose from before it is published. Pure. */
import { allStates, type Choice, type DraftFiles, type EntityDefinition, type FieldView, kindOfType, listedFieldsOf, type MachineDefinition, offersTimes, type PropertySchema, stateTree, titleOf, type Titles, typeNameOf, type ViewsDefinition } from '../../../../engine/client.ts'
import { fileJson } from '../json.ts'

export interface DraftEntity {
  readonly entity: EntityDefinition
  readonly machine: MachineDefinition | null
  readonly views: ViewsDefinition | null
}

/** Name of the entity that a file belongs to: `entities/work-order/views.json` → work-order. */
export const entityOfPath = (path: string): string => path.split('/')[1] ?? ''

export function draftEntity(files: DraftFiles, name: string): DraftEntity | null {
  const at = (file: string): string => `entities/${name}/${file}.json`
  const entity = fileJson<EntityDefinition>(files, at('entity'))
  if (typeof entity?.schema?.properties !== 'object') return null
  return { entity, machine: machineOf(fileJson(files, at('machine'))), views: fileJson<ViewsDefinition>(files, at('views')) }
}

const machineOf = (machine: MachineDefinition | null): MachineDefinition | null => (machine !== null && typeof machine.states === 'object' ? machine : null)

const namesIn = (files: DraftFiles, folder: string, file: string): readonly string[] =>
  Object.keys(files).flatMap((path) => {
    const [first, name, last] = path.split('/')
    return first === folder && last === file && name ? [name] : []
  })

interface Titled {
  readonly titles?: Titles
  readonly pluralTitles?: Titles
}

export interface Named {
  readonly value: string
  readonly label: string
}

/** Things of a kind by their names, in the reader's words and order. */
export function namedIn(files: DraftFiles, folder: 'roles' | 'workplaces' | 'reports' | 'calendars' | 'entities', locale: string): readonly Named[] {
  const file = { roles: 'role', workplaces: 'workplace', reports: 'report', calendars: 'calendar', entities: 'entity' }[folder]
  const label = (name: string): string => {
    const titled = fileJson<Titled>(files, `${folder}/${name}/${file}.json`)
    const titles = titled?.pluralTitles ?? titled?.titles
    return titles && typeof titles.en === 'string' ? titleOf(titles, locale) : name
  }
  return namesIn(files, folder, `${file}.json`).map((value) => ({ value, label: label(value) })).sort((a, b) => a.label.localeCompare(b.label, locale))
}

/** Kinds of records whose calendar tells free times. */
export function timedKinds(files: DraftFiles, locale: string): readonly Named[] {
  return namedIn(files, 'entities', locale).filter(({ value }) => {
    const calendar = draftEntity(files, value)?.views?.calendar
    const fields = calendar ? draftFields(files, value, locale) : []
    return calendar !== undefined && offersTimes(calendar, (name) => fields.find((field) => field.name === name)?.kind ?? null)
  })
}

/** Fields of an entity by themselves, and those every record has; as lists show them. */
export function draftFields(files: DraftFiles, name: string, locale: string): readonly FieldView[] {
  const found = draftEntity(files, name)
  if (!found) return []
  const { entity, machine } = found
  const own = Object.entries(entity.schema.properties).flatMap(([field, property]) => (property['x-field']?.hidden ? [] : [fieldView(files, field, property, locale)]))
  return [...listedFieldsOf({ scope: entity.scope, numbering: entity.numbering, machine }).map((field) => systemView(field, machine, locale)), ...own]
}

function systemView({ name, kind, titles }: ReturnType<typeof listedFieldsOf>[number], machine: MachineDefinition | null, locale: string): FieldView {
  return { name, title: titleOf(titles, locale), type: name, kind, graphqlName: name, sortable: kind !== 'id', ...(name === 'state' && machine && { options: stateChoices(machine, locale) }) }
}

/** States in which a record can stand, in the order of the machine. */
export const stateChoices = (machine: MachineDefinition, locale: string): readonly (Choice & { readonly category: string })[] =>
  allStates(stateTree(machine))
    .filter(({ children, definition }) => children.length === 0 && definition.meta?.titles !== undefined)
    .map(({ key, definition: { meta } }) => ({ value: key, title: titleOf(meta.titles, locale), category: meta.category, ...(meta.color !== undefined && { color: meta.color }) }))

function fieldView(files: DraftFiles, name: string, property: PropertySchema, locale: string): FieldView {
  const type = typeNameOf(property) ?? 'string'
  const kind = Object.hasOwn(kindOfType, type) ? kindOfType[type as keyof typeof kindOfType] : 'string'
  // Somebody may just be writing it as text.
  const { titles = { en: name, ru: name }, options, entity }: Partial<NonNullable<PropertySchema['x-field']>> = property['x-field'] ?? {}
  const target = type === 'user' ? 'user' : entity
  return {
    name,
    title: titleOf(titles, locale),
    type,
    kind,
    graphqlName: name,
    sortable: kind !== null && kind !== 'json' && kind !== 'id',
    ...(property.enum && { options: property.enum.map((value) => ({ value: String(value), title: titleOf(options?.[String(value)]?.titles ?? { en: String(value), ru: String(value) }, locale) })) }),
    ...(target !== undefined && (target === 'user' || files[`entities/${target}/entity.json`] !== undefined) && { target: { entity: target, type: target, many: target, one: target } }),
  }
}

/** Fields that every record has by itself. */
const ofEveryRecord: ReadonlySet<string> = new Set(['number', 'state', 'stateSince', 'dealership', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy'])

export const isSystem = ({ name }: FieldView): boolean => ofEveryRecord.has(name)

/** What records are grouped by, the most telling first: their state, their own choices, links and days; who made them and when. */
export function pointsOf(fields: readonly FieldView[]): readonly FieldView[] {
  const points = fields.filter((field) => isPoint(field) && field.name !== 'stateSince')
  const rank = (field: FieldView): number => (field.name === 'state' ? 0 : isSystem(field) ? 4 : field.options ? 1 : field.target ? 2 : 3)
  return [...points].sort((a, b) => rank(a) - rank(b))
}

export const isPoint = ({ target, options, kind }: FieldView): boolean => target !== undefined || options !== undefined || kind === 'boolean' || kind === 'date' || kind === 'datetime'
export const isFigure = ({ type, kind }: FieldView): boolean => type !== 'number' && (kind === 'integer' || kind === 'decimal')
export const isDay = ({ kind }: FieldView): boolean => kind === 'date' || kind === 'datetime'
/** What a line of a list can show. */
export const isShown = ({ kind, type }: FieldView): boolean => kind !== null && kind !== 'json' && type !== 'stateSince'

export const choicesOf = (fields: readonly FieldView[]): readonly Named[] => fields.map(({ name, title }) => ({ value: name, label: title }))

/** Paths by which records of `from` lead to a record of `to`: by a reference, or by one of a record that it points to. */
export function pathsTo(files: DraftFiles, from: string, to: string, locale: string): readonly Named[] {
  const references = draftFields(files, from, locale).filter(({ target }) => target !== undefined && target.entity !== 'user')
  const direct = references.filter(({ target }) => target?.entity === to).map(({ name, title }) => ({ value: name, label: title }))
  const beyond = references.flatMap(({ name, title, target }) =>
    draftFields(files, target?.entity ?? '', locale)
      .filter((field) => field.target?.entity === to)
      .map((field) => ({ value: `${name}.${field.name}`, label: `${title} → ${field.title}` })),
  )
  return [...direct, ...beyond]
}
