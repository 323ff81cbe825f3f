import { applyOperation } from '../apply-overlay.ts'
import { type Element, elementsOfEntity } from '../elements.ts'
import { isRefusal, type Operation, pathOf } from '../overlay-draft.ts'
import type { EntityFiles, PackageDefinition, PropertySchema, StateDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import { emit, type Work } from './work.ts'

type AddField = Operation<'add-field'>

/** Fields of a dealership's own, each behind the neighbour that puts it where it is to stand. */
export function addFields(work: Work, entity: string, { entity: { schema }, views }: EntityFiles): void {
  const names = Object.keys(schema.properties)
  for (const [i, name] of names.entries()) {
    const property = schema.properties[name] as PropertySchema
    if (work.draft.elements.has(property['x-field'].id)) continue
    const section = views.form.sections.find(({ fields }) => fields.includes(name))
    const field: AddField = { op: 'add-field', entity, name, schema: shownField(property), ...(schema.required?.includes(name) ? { required: true } : {}) }
    const beside = section ? section.fields[section.fields.indexOf(name) - 1] : names[i - 1]
    const after = beside === undefined ? undefined : schema.properties[beside]?.['x-field'].id
    emit(work, bestOf(work, entity, placesOf(work, field, section?.id, after)))
  }
}

export function shownField(property: PropertySchema): PropertySchema {
  const { hidden: _, ...keywords } = property['x-field']
  return { ...property, 'x-field': keywords }
}

/** Ways to say where it stands; what was said before goes first. */
function placesOf(work: Work, field: AddField, section: string | undefined, after: string | undefined): readonly AddField[] {
  const { id } = field.schema['x-field']
  const before = work.known.find((one): one is AddField => one.op === 'add-field' && one.schema['x-field'].id === id)
  const inSection = section === undefined ? {} : { section }
  return [
    ...(before ? [{ ...field, ...(before.after === undefined ? {} : { after: before.after }), ...(before.section === undefined ? {} : { section: before.section }) }] : []),
    ...(after === undefined ? [] : [{ ...field, after, ...inSection }]),
    { ...field, ...inSection },
  ]
}

/** The first of those after which the least is left to say. */
function bestOf(work: Work, entity: string, places: readonly AddField[]): AddField {
  const judged = places.map((place) => {
    const next = applyOperation(work.draft, place)
    return { place, left: isRefusal(next) ? Number.POSITIVE_INFINITY : leftToSay(next.package, work.target.package, entity, place) }
  })
  return judged.reduce((best, one) => (one.left < best.left ? one : best)).place
}

/** In how many places the field stands otherwise than it is to. */
function leftToSay(now: PackageDefinition, wanted: PackageDefinition, entity: string, { name }: AddField): number {
  const states = elementsOfEntity(wanted, entity).filter(({ kind }) => kind === 'state')
  const editable = states.reduce((sum, state) => sum + differing(editorsOf(now, state), editorsOf(wanted, state), name), 0)
  return editable + (placeIn(now, wanted, entity, name) ? 0 : 1)
}

type Editors = StateDefinition['meta']['editable']
const editorsOf = (pkg: PackageDefinition, state: Element): Editors => (valueAt(pkg, pathOf(state)) as StateDefinition | undefined)?.meta.editable

function differing(now: Editors = {}, wanted: Editors = {}, name: string): number {
  return Object.keys({ ...now, ...wanted }).filter((role) => (now[role] ?? []).includes(name) !== (wanted[role] ?? []).includes(name)).length
}

/** Whether it stands in the section and behind the neighbour that it is to; the neighbour may have to come first. */
function placeIn(now: PackageDefinition, wanted: PackageDefinition, entity: string, name: string): boolean {
  const place = (pkg: PackageDefinition): readonly (string | undefined)[] => {
    const section = pkg.entities[entity]?.views.form.sections.find(({ fields }) => fields.includes(name))
    return [section?.id, section?.fields[section.fields.indexOf(name) - 1]]
  }
  return JSON.stringify(place(now)) === JSON.stringify(place(wanted))
}
