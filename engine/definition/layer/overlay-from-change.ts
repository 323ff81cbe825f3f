import { applyOperation, draftOf } from '../apply-overlay.ts'
import type { Issue } from '../../kernel/errors.ts'
import { elementsOf, indexOf } from '../elements.ts'
import { isRefusal } from '../overlay-draft.ts'
import { withoutReport } from '../overlay-hide.ts'
import { hideWaysInto } from '../overlay-states.ts'
import { idsIn } from '../rebase/subject.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from '../types.ts'
import { amended } from './amend.ts'
import { type Derived, derive, leadsTo } from './derive.ts'
import { keyOf, keysOf, touches } from './operation-keys.ts'
import { refusalsOf } from './refusals.ts'
import { withHidden, withoutConsequences } from './settle-target.ts'

export interface LayerChange {
  /** The package below the overlay. */
  readonly base: PackageDefinition
  readonly overlay: OverlayDefinition
  /** The package with the overlay, as somebody wants it. */
  readonly target: PackageDefinition
}

export interface LayerChanged {
  /** Leads to exactly the target, where nothing is refused; as it was where something is. */
  readonly overlay: OverlayDefinition
  /** What an overlay may not say, each with its place in the target, the reason and what to do. */
  readonly refusals: readonly LayerRefusal[]
}

export type LayerRefusal = Issue & { readonly file: string; readonly pointer: string; readonly hint: string }

/**
 * The overlay that says a change: operations that still hold stay where they are, those on what changed are said
 * anew in their place, new ones come last. Pure. What somebody takes away of the package is hidden, not gone.
 */
export function overlayFromChange({ base, overlay, target: given }: LayerChange): LayerChanged {
  const raw = laid(base, overlay.operations)
  const before = hideWaysInto(raw)
  const own = new Set(elementsOf(raw).flatMap(({ id }) => (indexOf(base).has(id) ? [] : [id])))
  const kept = Object.keys(before.entities).reduce((all, entity) => (all.entities[entity] && all.entities[entity] !== before.entities[entity] ? withHidden(before, all, entity, own) : all), given)
  const listed = Object.keys(before.reports).reduce((all, name) => (Object.hasOwn(all.reports, name) ? all : withoutReport(all, name)), kept)
  const target = withoutConsequences(raw, before, listed)
  const change = derive(raw, before, target, overlay.operations)
  if (change.operations.length === 0 && change.left.length === 0 && change.refused.length === 0) return { overlay, refusals: [] }
  const { slots, draft } = keptOf(base, overlay.operations, { target, before: raw, change })
  const derived = derive(draft, before, target, overlay.operations)
  const found = [filled(slots, derived.operations), appended(slots, derived.operations)].find((operations) => isClean(derived) && leadsTo(base, operations, aim(derived, target)))
  if (found) return { overlay: { ...overlay, operations: found }, refusals: [] }
  const anew = derive(base, before, target, overlay.operations)
  if (isClean(anew) && leadsTo(base, anew.operations, aim(anew, target))) return { overlay: { ...overlay, operations: anew.operations }, refusals: [] }
  return { overlay, refusals: refusalsOf(isClean(anew) ? derived : anew, target, overlay.dealership) }
}

const isClean = ({ left, refused }: Derived): boolean => left.length === 0 && refused.length === 0

/** What is derived without a remainder is the target, with what the engine adds of itself. */
const aim = (derived: Derived, target: PackageDefinition): PackageDefinition => (isClean(derived) ? derived.package : target)

/** The package with those operations that fit; ways into hidden states not yet hidden. */
export function laid(base: PackageDefinition, operations: readonly OverlayOperation[]): PackageDefinition {
  let draft = draftOf(base)
  for (const operation of operations) {
    const next = applyOperation(draft, operation)
    if (!isRefusal(next)) draft = next
  }
  return draft.package
}

/** An operation that stays, or the key of one that is said anew. */
type Slot = { readonly operation: OverlayOperation } | { readonly key: string }

interface Changing {
  readonly target: PackageDefinition
  readonly before: PackageDefinition
  readonly change: Derived
}

function keptOf(base: PackageDefinition, operations: readonly OverlayOperation[], { target, before, change }: Changing): { readonly slots: readonly Slot[]; readonly draft: PackageDefinition } {
  const keys = keysOf(change, target, before)
  const anew = new Set<string>()
  let draft = draftOf(base)
  const slots = operations.map((operation): Slot => {
    const next = amended(operation, before, target)
    if (next && next !== operation) for (const id of idsIn(operation)) anew.add(id)
    const isGone = next === null || (next === operation && touches(keys, operation)) || (!operation.op.startsWith('add-') && anew.has(keyOf(operation).split('|')[1] ?? ''))
    const applied = isGone ? null : applyOperation(draft, next)
    if (next === null || applied === null || isRefusal(applied)) return { key: keyOf(operation) }
    draft = applied
    return { operation: next }
  })
  return { slots, draft: draft.package }
}

/** New ones in the place of those that they say anew. */
function filled(slots: readonly Slot[], operations: readonly OverlayOperation[]): readonly OverlayOperation[] {
  const rest = [...operations]
  const placed = slots.flatMap((slot) => {
    if ('operation' in slot) return [slot.operation]
    const at = rest.findIndex((one) => keyOf(one) === slot.key)
    return at < 0 ? [] : rest.splice(at, 1)
  })
  return [...placed, ...rest]
}

const appended = (slots: readonly Slot[], operations: readonly OverlayOperation[]): readonly OverlayOperation[] => [...slots.flatMap((slot) => ('operation' in slot ? [slot.operation] : [])), ...operations]
