/** What a dealership hides, and where it puts what stays. */
import { type Element, elementsOfEntity } from '../elements.ts'
import { pathOf } from '../overlay-draft.ts'
import type { EntityFiles, OverlayOperation, PropertySchema, SectionDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import { movesTo } from './orders.ts'
import { emit, nodeAt, type Work } from './work.ts'

/** Taken away as a whole where hidden; the others keep what records hold and are marked. */
const takenAway: readonly Element['kind'][] = ['section', 'panel', 'view', 'block', 'warning', 'figure']
const marked: readonly Element['kind'][] = ['field', 'line-field', 'form-field', 'state', 'transition']

type Marked = { readonly meta?: { readonly hidden?: boolean }; readonly 'x-field'?: { readonly hidden?: boolean } }
export const isHidden = (node: unknown): boolean => ((node as Marked)['x-field'] ?? (node as Marked).meta)?.hidden === true

export function hideGone(work: Work): void {
  const elements = work.entities.flatMap((entity) => elementsOfEntity(work.draft.package, entity))
  for (const element of [...elements, ...blocksOf(work)]) {
    const wanted = work.target.elements.get(element.id)
    const isGone = takenAway.includes(element.kind) && wanted === undefined
    const isMarked = marked.includes(element.kind) && wanted !== undefined && isHidden(nodeAt(work.target.package, wanted)) && !isHidden(currentOf(work, element))
    if (isGone || isMarked) emit(work, { op: 'hide', element: element.id })
  }
}

const currentOf = (work: Work, { id }: Element): unknown => {
  const element = work.draft.elements.get(id)
  return element ? nodeAt(work.draft.package, element) : {}
}

const blocksOf = (work: Work): readonly Element[] => work.draft.elements.all().filter(({ kind }) => kind === 'block')

/** Reports, automations and intakes that are not there. */
export function hideFiles(work: Work): void {
  for (const part of ['reports', 'automations', 'intakes'] as const) {
    for (const { id, name } of Object.values(work.draft.package[part] ?? {})) if (!Object.hasOwn(work.target.package[part] ?? {}, name)) emit(work, { op: 'hide', element: id })
  }
}

/** Order of what people see in order: states, parts of views, blocks, fields. */
export function moveAll(work: Work): void {
  for (const entity of work.entities) {
    const [now, wanted] = [(): EntityFiles => work.draft.package.entities[entity] as EntityFiles, work.target.package.entities[entity]]
    if (!wanted || !work.draft.package.entities[entity]) continue
    const ids = (list: readonly { readonly id: string }[] = []): readonly string[] => list.map(({ id }) => id)
    inOrder(work, ids(now().views.form.sections), ids(wanted.views.form.sections))
    inOrder(work, ids(now().views.list.views), ids(wanted.views.list.views))
    inOrder(work, ids(now().views.panels), ids(wanted.views.panels))
    moveKeys(work, entity)
    moveFields(work, now, wanted)
  }
  for (const { name, home } of Object.values(work.target.package.workplaces)) inOrder(work, (work.draft.package.workplaces[name]?.home?.blocks ?? []).map(({ id }) => id), (home?.blocks ?? []).map(({ id }) => id))
}

function inOrder(work: Work, now: readonly string[], wanted: readonly string[]): void {
  const both = wanted.filter((id) => now.includes(id))
  for (const { one, after } of movesTo(now, both)) emit(work, { op: 'move', element: one, after })
}

/** States among those beside them, columns of lines and questions of forms: their order is that of their keys. */
function moveKeys(work: Work, entity: string): void {
  const places = new Map<string, Element[]>()
  for (const element of elementsOfEntity(work.target.package, entity)) {
    if (!['state', 'line-field', 'form-field'].includes(element.kind)) continue
    const place = JSON.stringify(pathOf(element).slice(0, -1))
    places.set(place, [...(places.get(place) ?? []), element])
  }
  for (const [place, elements] of places) {
    const now = Object.keys((valueAt(work.draft.package, JSON.parse(place) as string[]) as object | undefined) ?? {})
    const idOf = new Map(elements.map((element) => [String(element.path.at(-1)), element.id]))
    inOrder(work, now.flatMap((key) => idOf.get(key) ?? []), elements.map(({ id }) => id))
  }
}

/** Fields on the form, within their section or into another. */
function moveFields(work: Work, now: () => EntityFiles, wanted: EntityFiles): void {
  const { properties } = wanted.entity.schema
  const idOf = (name: string): string | undefined => (properties[name] as PropertySchema | undefined)?.['x-field'].id
  for (const { id, fields } of wanted.views.form.sections) {
    const section = now().views.form.sections.find((one: SectionDefinition) => one.id === id)
    if (!section) continue
    for (const { one, after } of movesTo(section.fields, fields)) {
      const element = idOf(one)
      if (element === undefined) continue
      const isInside = now().views.form.sections.find((other) => other.id === id)?.fields.includes(one) === true
      const move: OverlayOperation = { op: 'move', element, after: after === null ? null : (idOf(after) ?? null), ...(isInside ? {} : { section: id }) }
      emit(work, move)
    }
  }
}

