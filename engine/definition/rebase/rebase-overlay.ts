import { contentHash, type Json } from '../../kernel/json.ts'
import { applyOperation, draftOf } from '../apply-overlay.ts'
import { indexOf } from '../elements.ts'
import { type Draft, isRefusal, pathOf, type Refusal } from '../overlay-draft.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import type { Choice, Conflict, Merged, Resolutions } from './conflict.ts'
import { type Facet, facetsOf } from './facets.ts'
import { fulfilled, placedAnew, withoutFacets } from './fitting.ts'
import { type Renames, renamed, renamesOf } from './renames.ts'
import { changedSentence, goneSentence, mergedSentence, nameOf, takenSentence } from './sentences.ts'
import { idsIn, mentions, subjectOf } from './subject.ts'

export interface Rebase {
  readonly baseOld: PackageDefinition
  readonly baseNew: PackageDefinition
  readonly overlay: OverlayDefinition
  /** Whether the operation was written against the new package already: then only its fit is looked at. */
  readonly isFresh?: (operation: OverlayOperation) => boolean
  readonly resolutions?: Resolutions
}

export interface Rebased {
  /** Made for the new package. What is in conflict stands in it as the dealership has it; what no longer fits is left out. */
  readonly overlay: OverlayDefinition
  readonly merged: readonly Merged[]
  readonly conflicts: readonly Conflict[]
}

/** What the steps of one rebase share. */
interface Work {
  readonly given: Rebase
  readonly packages: readonly PackageDefinition[]
  draft: Draft
  readonly kept: OverlayOperation[]
  readonly merged: Merged[]
  readonly conflicts: { conflict: Conflict; readonly dependents: number[] }[]
  /** Ids that operations left out would have added, each with the conflict it waits for. */
  readonly lost: Map<string, number[] | null>
}

/**
 * Brings an overlay from the package it was made for to a new one, three-way: base old, base new, dealership.
 * Changes of different things merge by themselves; where both change the same, or the package lacks what an
 * operation needs, stands a conflict, unless `resolutions` settle it. Pure.
 */
export function rebaseOverlay(given: Rebase): Rebased {
  const { baseOld, baseNew, overlay } = given
  const work: Work = { given, packages: [baseNew, baseOld], draft: draftOf(baseNew), kept: [], merged: [], conflicts: [], lost: new Map() }
  const renames = renamesOf(baseOld, baseNew)
  for (const [i, operation] of overlay.operations.entries()) {
    if (given.isFresh?.(operation)) settle(work, operation, i)
    else rebaseOne(work, followed(work, operation, renames, i), i)
  }
  const { id, version } = baseNew.manifest
  const conflicts = work.conflicts.map(({ conflict, dependents }) => ({ ...conflict, dependents }))
  return { overlay: { ...overlay, base: `${id}@${version}`, operations: work.kept }, merged: work.merged, conflicts }
}

/** The operation in the names of the new package. */
function followed(work: Work, operation: OverlayOperation, renames: Renames, i: number): OverlayOperation {
  const next = renamed(operation, work.given.baseOld, renames)
  if (contentHash(next) !== contentHash(operation)) note(work, 'renamed', next, i)
  return next
}

function rebaseOne(work: Work, operation: OverlayOperation, i: number): void {
  const { baseOld, baseNew } = work.given
  if (fulfilled(operation, baseOld, baseNew)) note(work, 'dropped', operation, i)
  else rebaseWanted(work, operation, i)
}

function rebaseWanted(work: Work, operation: OverlayOperation, i: number): void {
  const { baseOld, baseNew } = work.given
  const changed = facetsOf(operation).filter((facet) => isContested(facet, baseOld, baseNew))
  const placed = placedAnew(operation, baseOld, work.draft)
  if (placed !== operation) note(work, 'placed', operation, i)
  if (changed.length === 0 || !isThere(work.draft, subjectOf(operation))) {
    settle(work, placed, i, isBesideChange(operation, baseOld, baseNew))
    return
  }
  const id = conflictId(operation, i)
  const choice = work.given.resolutions?.[id]
  if (choice !== 'keep-ours' && choice !== 'take-theirs') work.conflicts.push({ conflict: changedConflict(work, operation, i, changed), dependents: [] })
  const rest = choice === 'take-theirs' ? withoutFacets(placed, changed.map(({ property }) => property)) : placed
  if (rest) settle(work, rest, i)
}

/** Entities are named by id or name. */
const isThere = ({ elements, package: pkg }: Draft, id: string): boolean => elements.has(id) || Object.hasOwn(pkg.entities, id)

/** Both changed it, and not to the same. */
function isContested({ read, wanted }: Facet, baseOld: PackageDefinition, baseNew: PackageDefinition): boolean {
  const now = contentHash(read(baseNew))
  return now !== contentHash(read(baseOld)) && now !== contentHash(wanted)
}

/** The package changed the element too, in something else. */
function isBesideChange(operation: OverlayOperation, baseOld: PackageDefinition, baseNew: PackageDefinition): boolean {
  const id = subjectOf(operation)
  const [old, now] = [indexOf(baseOld).get(id), indexOf(baseNew).get(id)]
  if (!old || !now || old.kind === 'entity') return false
  return contentHash(valueAt(baseOld, pathOf(old)) ?? null) !== contentHash(valueAt(baseNew, pathOf(now)) ?? null)
}

/** Takes the operation over where it fits the new package. */
function settle(work: Work, operation: OverlayOperation, i: number, isBeside = false): void {
  const cause = [...work.lost.keys()].find((id) => mentions(operation, id))
  const result = cause === undefined ? applyOperation(work.draft, operation) : null
  if (cause !== undefined) lose(work, operation, i, work.lost.get(cause) ?? null)
  else if (result && isRefusal(result)) unfit(work, operation, i, result)
  else if (result) {
    work.draft = result
    work.kept.push(operation)
    if (isBeside) note(work, 'kept', operation, i)
  }
}

/** It means nothing without an operation that was left out. */
function lose(work: Work, operation: OverlayOperation, i: number, dependents: number[] | null): void {
  dependents?.push(i)
  for (const id of idsIn(operation)) work.lost.set(id, dependents)
}

function unfit(work: Work, operation: OverlayOperation, i: number, refusal: Refusal): void {
  const { baseOld } = work.given
  const missing = indexOf(baseOld).all().map(({ id }) => id).filter((id) => mentions(operation, id) && !work.draft.elements.has(id))
  const isTaken = missing.length === 0 && operation.op.startsWith('add-')
  const choices: readonly Choice[] = [isTaken ? 'take-theirs' : 'remove']
  const id = conflictId(operation, i)
  const dependents: number[] = []
  const isSettled = choices.some((choice) => choice === work.given.resolutions?.[id])
  for (const added of idsIn(operation)) work.lost.set(added, isSettled ? null : dependents)
  if (isSettled) return
  const reason = missing.length > 0 ? missing.map((one) => `“${nameOf(one, work.packages, 'en')}” (${one})`).join(', ') : refusal.message
  const titles = (isTaken ? takenSentence : goneSentence)(subjectOf(operation), work.packages, reason)
  work.conflicts.push({ dependents, conflict: { ...head(work, operation, i), kind: isTaken ? 'taken' : 'gone', property: null, base: { old: null, new: null }, wanted: null, choices, titles } })
}

function changedConflict(work: Work, operation: OverlayOperation, i: number, changed: readonly Facet[]): Conflict {
  const { baseOld, baseNew } = work.given
  const values = (of: (facet: Facet) => Json): Json => (changed.length === 1 ? of(changed[0] as Facet) : Object.fromEntries(changed.map((facet) => [facet.property, of(facet)])))
  const base = { old: values((facet) => facet.read(baseOld)), new: values((facet) => facet.read(baseNew)) }
  const said = changed.map((facet) => changedSentence({ element: subjectOf(operation), property: facet.property, old: facet.read(baseOld), new: facet.read(baseNew), wanted: facet.wanted }, work.packages))
  const titles = { en: said.map(({ en }) => en).join(' '), ru: said.map(({ ru }) => ru).join(' ') }
  return { ...head(work, operation, i), kind: 'changed', property: changed.map(({ property }) => property).join(', '), base, wanted: values(({ wanted }) => wanted), choices: ['keep-ours', 'take-theirs'], titles }
}

const conflictId = (operation: OverlayOperation, i: number): string => `${i}:${operation.op}:${subjectOf(operation)}`

const head = ({ given }: Work, operation: OverlayOperation, i: number) => ({ id: conflictId(operation, i), dealership: given.overlay.dealership, operation: i, dependents: [], element: subjectOf(operation) })

function note(work: Work, kind: Merged['kind'], operation: OverlayOperation, i: number): void {
  const element = subjectOf(operation)
  work.merged.push({ operation: i, kind, element, titles: mergedSentence(kind, element, work.packages) })
}
