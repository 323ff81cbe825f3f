/** What an operation puts something else in place of: two with one key speak of the same. */
import { elementsOf, indexOf } from '../elements.ts'
import { subjectOf } from '../rebase/subject.ts'
import type { OverlayOperation, PackageDefinition } from '../types.ts'
import type { Derived, Left } from './derive.ts'

export const keyOf = (operation: OverlayOperation): string => [operation.op, subjectOf(operation), partOf(operation)].join('|')

function partOf(operation: OverlayOperation): string {
  switch (operation.op) {
    case 'retitle':
      return operation.option ?? operation.part ?? ''
    case 'set-color':
      return operation.option ?? ''
    case 'require':
      return operation.state ?? (operation.when === undefined ? '' : 'when')
    case 'set-editable':
      return operation.role
    case 'set-rights':
      return operation.entity
    case 'add-option':
      return operation.value
    case 'add-actions':
      return operation.when ?? 'entry'
    case 'set-print':
      return operation.form.name
    default:
      return ''
  }
}

export interface Keys {
  readonly said: ReadonlySet<string>
  /** Elements of which something changed that no operation says by itself: all that is said of them is looked at anew. */
  readonly elements: ReadonlySet<string>
  /** Elements among which something moved: where they stand is told together. */
  readonly moved: ReadonlySet<string>
}

/** What a change speaks of. */
export function keysOf({ operations, left, refused }: Derived, target: PackageDefinition, before: PackageDefinition): Keys {
  const said = [...operations, ...refused.map(({ operation }) => operation)].map(keyOf)
  return { said: new Set(said), elements: new Set(left.flatMap((place) => [...ownersOf(place, target), ...ownersOf(place, before)])), moved: new Set(operations.flatMap((operation) => (operation.op === 'move' ? besideOf(operation.element, before) : []))) }
}

/** Ids of those of its kind in its entity or workplace. */
function besideOf(id: string, pkg: PackageDefinition): readonly string[] {
  const one = indexOf(pkg).get(id)
  return one ? elementsOf(pkg).flatMap((other) => (other.kind === one.kind && other.file === one.file ? [other.id] : [])) : []
}

/** Elements around the place, the innermost, and the entity. */
export function ownersOf({ file, path }: Left, pkg: PackageDefinition): readonly string[] {
  const around = elementsOf(pkg).filter((element) => element.file === file && element.path.length <= path.length && element.path.every((key, i) => String(key) === String(path[i])))
  const inner = around.reduce<(typeof around)[number] | null>((best, one) => (best && best.path.length >= one.path.length ? best : one), null)
  return inner ? [inner.id, ...(inner.entity ? [inner.entity, pkg.entities[inner.entity]?.entity.id ?? ''] : [])] : around.map(({ id }) => id)
}

export const touches = ({ said, elements, moved }: Keys, operation: OverlayOperation): boolean => said.has(keyOf(operation)) || elements.has(subjectOf(operation)) || (operation.op === 'move' && moved.has(operation.element))
