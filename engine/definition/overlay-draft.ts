/** What the operations of an overlay work on and answer with. */
import { nearestName } from '../kernel/nearest-name.ts'
import type { Element, ElementIndex } from './elements.ts'
import { groupOf, placeOf } from './file-place.ts'
import type { OverlayOperation, PackageDefinition } from './types.ts'

export type Operation<K extends OverlayOperation['op']> = Extract<OverlayOperation, { op: K }>

/** What is wrong with an operation: place inside it, sentence, hint. */
export interface Refusal {
  readonly pointer: string
  readonly message: string
  readonly hint?: string
}

/** The package as it is while operations are applied, with its elements by stable id. */
export interface Draft {
  readonly package: PackageDefinition
  readonly elements: ElementIndex
}

export type Applied = PackageDefinition | Refusal
export const isRefusal = (result: object): result is Refusal => 'message' in result

/** The element with this id if it is of one of these kinds. */
export function elementOf(draft: Draft, id: string, key: string, kinds: readonly Element['kind'][]): Element | Refusal {
  const element = draft.elements.get(id)
  if (element && kinds.includes(element.kind)) return element
  const candidates = draft.elements.all().filter(({ kind }) => kinds.includes(kind)).map((candidate) => candidate.id)
  const near = nearestName(id, candidates)
  const message = element ? `“${id}” is a ${element.kind}, not a ${kinds.join(' or ')}` : `there is no ${kinds.join(' or ')} with the id “${id}”`
  return { pointer: `/${key}`, message, hint: near ? `Did you mean “${near}”?` : 'Ids stand in the files of the package, under "id".' }
}

export const isElement = (found: Element | Refusal): found is Element => 'kind' in found

/** Path of an element from the root of the package. */
export function pathOf(element: Element): readonly (string | number)[] {
  const place = placeOf(element.file)
  const group = place && groupOf(place.kind)
  const root: readonly string[] = place && group ? [group, place.name] : place?.kind === 'print' ? ['entities', element.entity, 'print', place.name.slice(place.name.lastIndexOf('/') + 1)] : ['entities', element.entity, place?.kind ?? '']
  return [...root, ...element.path]
}
