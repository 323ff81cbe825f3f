/** What the steps share that tell operations from a change. */
import { applyOperation } from '../apply-overlay.ts'
import type { Element } from '../elements.ts'
import { type Draft, isRefusal, pathOf, type Refusal } from '../overlay-draft.ts'
import type { OverlayOperation, PackageDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'

export interface Refused {
  readonly operation: OverlayOperation
  readonly refusal: Refusal
}

export interface Work {
  /** As it is with the operations found so far. */
  draft: Draft
  /** As it is to be. */
  readonly target: Draft
  /** Entities that are not yet as they are to be. */
  readonly entities: readonly string[]
  /** Operations that there were: neighbours they named are named again. */
  readonly known: readonly OverlayOperation[]
  readonly operations: OverlayOperation[]
  readonly refused: Refused[]
}

/** Takes the operation if it can be laid; what it cannot bring about is told afterwards, by what is missing. */
export function emit(work: Work, operation: OverlayOperation): boolean {
  const next = applyOperation(work.draft, operation)
  if (isRefusal(next)) {
    work.refused.push({ operation, refusal: next })
    return false
  }
  work.draft = next
  work.operations.push(operation)
  return true
}

export const nodeAt = <T>(pkg: PackageDefinition, element: Element): T => valueAt(pkg, pathOf(element)) as T

export interface Pair<T> {
  readonly id: string
  readonly now: T
  readonly wanted: T
}

/** Calls for each element of these kinds that is there and is to be, with what it is at that moment. */
export function eachPair<T>(work: Work, elements: readonly Element[], change: (pair: Pair<T>) => void): void {
  for (const element of elements) {
    const now = work.draft.elements.get(element.id)
    if (now?.kind === element.kind) change({ id: element.id, now: nodeAt<T>(work.draft.package, now), wanted: nodeAt<T>(work.target.package, element) })
  }
}
