import { type Element, type ElementIndex, indexOf } from './elements.ts'
import { pathOf } from './overlay-draft.ts'
import type { OverlayOperation, PackageDefinition } from './types.ts'
import { valueAt } from './update-at.ts'

/**
 * The index of a package after one operation, told from the one before: an element mostly stands where it stood, and
 * an id that nobody knew can only have come with the operation. Looked through as a whole where that does not do.
 */
export function indexAfter(before: ElementIndex, pkg: PackageDefinition, operation: OverlayOperation): ElementIndex {
  const text = JSON.stringify(operation)
  const mayBring = (id: string): boolean => text.includes(JSON.stringify(id).slice(1, -1))
  const get = (id: string): Element | undefined => {
    const old = before.get(id)
    if (old ? idAt(pkg, old) === id : !mayBring(id)) return old
    return indexOf(pkg).get(id)
  }
  return { get, has: (id) => get(id) !== undefined, all: () => indexOf(pkg).all() }
}

interface Node {
  readonly id?: string
  readonly meta?: { readonly id?: string }
  readonly 'x-field'?: { readonly id?: string }
}

/** Id of the element that stands where this one stood. */
function idAt(pkg: PackageDefinition, element: Element): string | undefined {
  const node = valueAt(pkg, pathOf(element)) as Node | undefined
  if (element.kind === 'state' || element.kind === 'transition') return node?.meta?.id
  return element.kind.endsWith('field') ? node?.['x-field']?.id : node?.id
}
