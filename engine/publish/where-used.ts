/** What would miss an element if it were taken away: found by taking it away and checking what is left. */
import { checkPackage } from '../compile/index.ts'
import { applyOverlay, type Element, elementsOf, entityFile, overlayFile, pathOf, updateAt, valueAt } from '../definition/index.ts'
import type { OverlayDefinition, OverlayOperation, PackageDefinition } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Json } from '../kernel/json.ts'
import { isError } from './candidate.ts'
import type { Candidate } from './candidate.ts'

/** A place that speaks of an element. */
export interface Use {
  readonly file: string
  readonly pointer: string
  /** What would be wrong there without the element. */
  readonly message: string
}

export interface FoundElement extends Pick<Element, 'id' | 'kind' | 'entity' | 'file'> {
  /** Name in the definitions: of a field, state, entity … */
  readonly name: string
  /** Whose overlay adds it; null: it belongs to the package. */
  readonly dealership: string | null
}

/** The element with this id, in the package or in an overlay; null where there is none. */
export function findElement({ package: pkg, overlays }: Candidate, id: string): FoundElement | null {
  const element = elementsOf(pkg).find((one) => one.id === id)
  if (element) return { id, kind: element.kind, entity: element.entity, file: element.file, name: nameOf(pkg, element), dealership: null }
  for (const [dealership, { operations }] of Object.entries(overlays)) {
    const own = operations.find((operation) => addedId(operation) === id)
    if (own?.op === 'add-field') return { id, kind: 'field', entity: own.entity, file: overlayFile(dealership), name: own.name, dealership }
    if (own?.op === 'add-state') return { id, kind: 'state', entity: own.entity, file: overlayFile(dealership), name: own.name, dealership }
  }
  return null
}

function nameOf(pkg: PackageDefinition, element: Element): string {
  const last = element.path.at(-1)
  if (typeof last === 'string') return last
  const node = valueAt(pkg, pathOf(element)) as { readonly name?: string; readonly id?: string } | undefined
  return element.kind === 'entity' ? element.entity : (node?.name ?? node?.id ?? element.id)
}

function addedId(operation: OverlayOperation): string | null {
  if (operation.op === 'add-field') return operation.schema['x-field'].id
  return operation.op === 'add-state' ? operation.state.meta.id : null
}

/** Everything in the package and the overlays that speaks of the element; empty where nothing does. */
export function whereUsed(candidate: Candidate, id: string): readonly Use[] {
  const found = findElement(candidate, id)
  if (!found) return []
  const without = withoutElement(candidate, id)
  const package_ = found.dealership === null ? missing(checkPackage(candidate.package), checkPackage(without.package)) : []
  const overlays = Object.keys(candidate.overlays).flatMap((code) => overlayUses(candidate, without, code, found))
  return distinct([...package_.filter(isError).map(useOf), ...filterUses(candidate.package, found), ...overlays])
}

const useOf = ({ file = '', pointer, message }: Issue): Use => ({ file, pointer, message })
const keyOf = ({ file, message }: Pick<Issue, 'file' | 'message'>): string => JSON.stringify([file, message])

/** Issues that come with the removal; places may have moved up meanwhile. */
function missing(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  const known = new Set(before.map(keyOf))
  return after.filter((issue) => !known.has(keyOf(issue)))
}

function distinct(uses: readonly Use[]): readonly Use[] {
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()]
}

/** The candidate as it would be without the element. */
function withoutElement(candidate: Candidate, id: string): Candidate {
  const { package: pkg } = candidate
  const element = elementsOf(pkg).find((one) => one.id === id)
  if (element) return { ...candidate, package: updateAt(pkg, element.kind === 'entity' ? ['entities', element.entity] : pathOf(element), () => undefined) }
  const overlays = Object.fromEntries(Object.entries(candidate.overlays).map(([code, overlay]) => [code, { ...overlay, operations: overlay.operations.filter((operation) => addedId(operation) !== id) }]))
  return { ...candidate, overlays }
}

/** Overlays speak of elements by id and, in expressions and lists, by name; the others are not looked through. */
function overlayUses(candidate: Candidate, without: Candidate, code: string, { id, name }: FoundElement): readonly Use[] {
  const [overlay, rest] = [candidate.overlays[code], without.overlays[code]]
  const text = JSON.stringify(rest?.operations ?? [])
  if (!overlay || !rest || !(text.includes(id) || text.includes(name))) return []
  const file = overlayFile(code)
  const own = new Set(checkPackage(without.package).map(keyOf))
  const issues = missing(laidIssues(candidate.package, overlay), laidIssues(without.package, rest)).filter((issue) => isError(issue) && !own.has(keyOf(issue)))
  return issues.map((issue) => ({ ...useOf(issue), file: issue.file ?? file }))
}

function laidIssues(pkg: PackageDefinition, overlay: OverlayDefinition): readonly Issue[] {
  const laid = applyOverlay(pkg, { ...overlay, base: `${pkg.manifest.id}@${pkg.manifest.version}` })
  return [...laid.issues.map((issue) => ({ file: overlayFile(overlay.dealership), ...issue })), ...checkPackage(laid.package)]
}

/** Saved views filter by values that no check knows: a state is named there as text. */
function filterUses(pkg: PackageDefinition, { kind, entity, name }: FoundElement): readonly Use[] {
  if (kind !== 'state') return []
  return (pkg.entities[entity]?.views.list.views ?? []).flatMap(({ id, filter }, i) =>
    statesIn(filter).includes(name) ? [{ file: entityFile(entity, 'views'), pointer: `/list/views/${i}/filter`, message: `the saved view “${id}” filters by the state “${name}”` }] : [],
  )
}

/** Texts under `state`, however deep. */
function statesIn(filter: Json, isState = false): readonly string[] {
  if (typeof filter === 'string') return isState ? [filter] : []
  if (Array.isArray(filter)) return filter.flatMap((part: Json) => statesIn(part, isState))
  return typeof filter === 'object' && filter !== null ? Object.entries(filter).flatMap(([key, value]) => statesIn(value, isState || key === 'state')) : []
}
