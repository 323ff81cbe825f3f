import { applyOperation, draftOf } from '../apply-overlay.ts'
import type { Issue } from '../../kernel/errors.ts'
import { elementsOf, indexOf } from '../elements.ts'
import { isRefusal } from '../overlay-draft.ts'
import { withoutReport } from '../overlay-hide.ts'
import { hideWaysInto } from '../overlay-states.ts'
import { idsIn, subjectOf } from '../rebase/subject.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from '../types.ts'
import { amended } from './amend.ts'
import { type Derived, derive, leadsTo } from './derive.ts'
import { keyOf, keysOf, touches } from './operation-keys.ts'
import { refusalsOf } from './refusals.ts'
import { withRightsKept } from './rights.ts'
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
  const { raw, fitting } = laid(base, overlay.operations)
  const before = hideWaysInto(raw)
  const target = settled(base, raw, before, given)
  const change = derive(raw, before, target, fitting)
  if (isClean(change) && change.operations.length === 0) return { overlay, refusals: [] }
  const { slots, draft } = keptOf(base, fitting, { target, before: raw, change })
  const derived = derive(draft, before, target, fitting)
  const leading = (one: Derived, ...ways: readonly (readonly OverlayOperation[])[]) => (isClean(one) ? ways.find((operations) => leadsTo(base, operations, one.package)) : undefined)
  const found = leading(derived, filled(slots, derived.operations), appended(slots, derived.operations))
  const whole = found ? null : derive(base, before, target, fitting)
  const operations = found ?? (whole && leading(whole, whole.operations))
  // What did not fit before is somebody's to mend, not to be lost on the way.
  if (operations) return { overlay: { ...overlay, operations: [...withoutEmpty(base, operations, (whole ?? derived).package), ...overlay.operations.filter((operation) => !fitting.includes(operation))] }, refusals: [] }
  return { overlay, refusals: refusalsOf(whole && !isClean(whole) ? whole : derived, target, overlay.dealership) }
}

/** Without what takes fields from a role that may edit nothing here anyway: rights said before it may have done that. */
function withoutEmpty(base: PackageDefinition, operations: readonly OverlayOperation[], wanted: PackageDefinition): readonly OverlayOperation[] {
  return operations.reduce<readonly OverlayOperation[]>((all, operation) => {
    if (operation.op !== 'set-editable' || operation.fields.length > 0) return all
    const others = all.filter((one) => one !== operation)
    return leadsTo(base, others, wanted) ? others : all
  }, operations)
}

const isClean = ({ left, refused }: Derived): boolean => left.length === 0 && refused.length === 0

/** What somebody wants, as the engine would write it: with what was taken away of the package hidden. */
function settled(base: PackageDefinition, raw: PackageDefinition, before: PackageDefinition, given: PackageDefinition): PackageDefinition {
  const own = new Set(elementsOf(raw).flatMap(({ id }) => (indexOf(base).has(id) ? [] : [id])))
  const changed = Object.keys(before.entities).filter((entity) => given.entities[entity] && given.entities[entity] !== before.entities[entity])
  const kept = changed.reduce((all, entity) => withHidden(before, all, entity, own), given)
  const listed = Object.keys(before.reports).reduce((all, name) => (Object.hasOwn(all.reports, name) ? all : withoutReport(all, name)), kept)
  return withoutConsequences(raw, before, withRightsKept(base, listed))
}

/** The package with those operations that fit; ways into hidden states not yet hidden. */
function laid(base: PackageDefinition, operations: readonly OverlayOperation[]): { readonly raw: PackageDefinition; readonly fitting: readonly OverlayOperation[] } {
  let draft = draftOf(base)
  const fitting = operations.filter((operation) => {
    const next = applyOperation(draft, operation)
    if (isRefusal(next)) return false
    draft = next
    return true
  })
  return { raw: draft.package, fitting }
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
    const next = amended(operation, base, before, target)
    if (next && next !== operation) for (const id of idsIn(operation)) anew.add(id)
    const isGone = next === null || (next === operation && touches(keys, operation)) || (!operation.op.startsWith('add-') && anew.has(subjectOf(operation)))
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
