/** What is done with single operations of an overlay: taken out, copied to another dealership, made the package's own. */
import type { Issue } from '../../kernel/errors.ts'
import { applyOperation, draftOf } from '../apply-overlay.ts'
import { indexOf } from '../elements.ts'
import { isRefusal } from '../overlay-draft.ts'
import { entityFile, overlayFile, printFile } from '../file-place.ts'
import { idsIn, mentions, subjectOf } from '../rebase/subject.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from '../types.ts'
import { isSame } from './differences.ts'
import { keyOf } from './operation-keys.ts'

/** What a role may do with one kind of records, for whoever asks what differs in just that. */
export const rightsId = (role: string, entity: string): string => `${role}:${entity}`

/** Ids an operation speaks of: where a dealership differs, for whoever looks at the thing itself. */
export function elementsIn(operation: OverlayOperation, packages: readonly PackageDefinition[] = []): readonly string[] {
  const ids = [subjectOf(operation), ...idsIn(operation)]
  const [subject = ''] = ids
  // Entities are named by id or name.
  for (const { entities } of packages) for (const { entity } of Object.values(entities)) if (entity.id === subject || entity.name === subject) ids.push(entity.id, entity.name)
  if (operation.op === 'require' && operation.state !== undefined) ids.push(operation.state)
  if (operation.op === 'add-transition' || operation.op === 'add-delay') ids.push(operation.state)
  if (operation.op === 'set-print') ids.push(operation.form.id)
  if (operation.op === 'set-rights') ids.push(rightsId(operation.role, entityOf(operation.entity, packages)))
  return ids
}

const ofViews: ReadonlySet<OverlayOperation['op']> = new Set(['set-tabs', 'set-list', 'set-facts', 'set-board', 'set-planner', 'set-chart'])

/** File in which the operation is seen. */
export function fileOf(operation: OverlayOperation, packages: readonly PackageDefinition[]): string | null {
  if (operation.op === 'set-print') return printFile(entityOf(operation.entity, packages), operation.form.name)
  const element = packages.map((pkg) => indexOf(pkg).get(subjectOf(operation))).find((one) => one !== undefined)
  const isOfViews = ofViews.has(operation.op) || (operation.op === 'move' && element?.kind === 'field')
  return isOfViews ? entityFile(element?.entity ?? entityOf(subjectOf(operation), packages), 'views') : (element?.file ?? null)
}

/** Entities are named by id or name. */
const entityOf = (given: string, packages: readonly PackageDefinition[]): string => packages.map((pkg) => indexOf(pkg).get(given)?.entity).find((name) => name !== undefined) ?? given

/** Without these operations and those that mean nothing without them. */
export function withoutOperations(base: PackageDefinition, overlay: OverlayDefinition, gone: (operation: OverlayOperation) => boolean): OverlayDefinition {
  const fitting = (operations: readonly OverlayOperation[]): ReadonlySet<OverlayOperation> => {
    let draft = draftOf(base)
    return new Set(operations.filter((operation) => {
      const next = applyOperation(draft, operation)
      if (isRefusal(next)) return false
      draft = next
      return true
    }))
  }
  const before = fitting(overlay.operations)
  const left = overlay.operations.filter((operation) => !gone(operation))
  const after = fitting(left)
  // What did not fit before is somebody's to mend, not to be lost on the way.
  return { ...overlay, operations: left.filter((operation) => after.has(operation) || !before.has(operation)) }
}

/** As the package has it: everything said of the element is taken out. */
export const withoutElement = (base: PackageDefinition, overlay: OverlayDefinition, id: string): OverlayDefinition => withoutOperations(base, overlay, (operation) => elementsIn(operation, [base]).includes(id) && !isElsewhere(operation, id))

/** Of a state that gained a transition, or requires a field, the addition is not the state's own. */
const isElsewhere = (operation: OverlayOperation, id: string): boolean => (operation.op === 'add-transition' || operation.op === 'add-delay') && operation.state === id

/** Operations that this one cannot be without: those that bring what it names. */
export function withNeeds(overlay: OverlayDefinition, operation: OverlayOperation): readonly OverlayOperation[] {
  const at = overlay.operations.findIndex((one) => isSame(one, operation))
  const needed = new Set(overlay.operations.slice(at, at + 1))
  for (let i = at - 1; i >= 0; i -= 1) {
    const earlier = overlay.operations[i] as OverlayOperation
    if (idsIn(earlier).some((id) => [...needed].some((one) => mentions(one, id)))) needed.add(earlier)
  }
  return overlay.operations.filter((one) => needed.has(one))
}

export interface Copied {
  readonly overlay: OverlayDefinition
  readonly refusals: readonly Issue[]
}

/** The operations in another dealership's overlay, in the place of what it says of the same; as it was where one does not fit. */
export function copiedInto(base: PackageDefinition, to: OverlayDefinition, operations: readonly OverlayOperation[]): Copied {
  const keys = new Map(operations.map((operation) => [keyOf(operation), operation]))
  const replaced = to.operations.map((known) => {
    const mine = keys.get(keyOf(known))
    if (mine) keys.delete(keyOf(known))
    return mine ?? known
  })
  const next = [...replaced, ...operations.filter((operation) => keys.has(keyOf(operation)))]
  let draft = draftOf(base)
  const refusals: Issue[] = []
  for (const [i, operation] of next.entries()) {
    const applied = applyOperation(draft, operation)
    if (isRefusal(applied)) refusals.push({ file: overlayFile(to.dealership), ...applied, pointer: `/operations/${i}${applied.pointer}` })
    else draft = applied
  }
  return refusals.length > 0 ? { overlay: to, refusals } : { overlay: { ...to, operations: next }, refusals }
}

export interface Promoted {
  readonly package: PackageDefinition
  readonly overlays: Readonly<Record<string, OverlayDefinition>>
  readonly refusals: readonly Issue[]
}

/**
 * The operation made the package's own, and taken out of every overlay that says the same. Where another dealership's
 * overlay would not fit any more, nothing is changed.
 */
export function promoted(base: PackageDefinition, overlays: Readonly<Record<string, OverlayDefinition>>, operations: readonly OverlayOperation[]): Promoted {
  let draft = draftOf(base)
  for (const operation of operations) {
    const next = applyOperation(draft, operation)
    if (isRefusal(next)) return { package: base, overlays, refusals: [{ ...next, pointer: '' }] }
    draft = next
  }
  const left = Object.fromEntries(Object.entries(overlays).map(([code, overlay]) => [code, { ...overlay, operations: overlay.operations.filter((one) => !operations.some((operation) => isSame(operation, one))) }]))
  const refusals = Object.values(left).flatMap((overlay) => copiedInto(draft.package, overlay, []).refusals)
  return refusals.length > 0 ? { package: base, overlays, refusals } : { package: draft.package, overlays: left, refusals }
}
