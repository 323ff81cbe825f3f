/** Operations that lead from one package to another, and what they cannot bring about. */
import { applyOperation, draftOf } from '../apply-overlay.ts'
import { type Element, elementsOfEntity, indexOf } from '../elements.ts'
import { entityFile, groupContents, printFile } from '../file-place.ts'
import { isRefusal } from '../overlay-draft.ts'
import { hideWaysInto, targetId } from '../overlay-states.ts'
import type { EntityFiles, OverlayOperation, PackageDefinition } from '../types.ts'
import { addNew } from './additions.ts'
import { arrange } from './arrange.ts'
import { differences, isSame, type Path } from './differences.ts'
import { setContent, setHours, setLists, setMenus } from './lists.ts'
import { setRights } from './rights.ts'
import { hideGone, hideFiles, moveAll } from './removals.ts'
import { guardTransitions, ruleFields, ruleStates, startElsewhere } from './rules.ts'
import { setClocks, setDelays } from './times.ts'
import { withPlaces } from './settle-target.ts'
import { addActions, colourStates, giveRoles, leadElsewhere, nameAll } from './words.ts'
import type { Refused, Work } from './work.ts'

/** A place that no operation could bring to what is wanted. */
export interface Left {
  readonly file: string
  readonly path: Path
}

export interface Derived {
  readonly operations: readonly OverlayOperation[]
  readonly package: PackageDefinition
  readonly refused: readonly Refused[]
  readonly left: readonly Left[]
}

/** `before`: what was shown until now, for what comes into sight only with this change. */
export function derive(from: PackageDefinition, before: PackageDefinition, target: PackageDefinition, known: readonly OverlayOperation[]): Derived {
  const entities = Object.keys(target.entities).filter((name) => Object.hasOwn(from.entities, name) && !isSame(from.entities[name], target.entities[name]))
  const operations: OverlayOperation[] = []
  const refused: Refused[] = []
  const shown = entities.reduce((all, entity) => withPlaces(before, from, all, entity), target)
  let work: Work = { draft: draftOf(from), target: { package: shown, elements: indexOf(shown) }, entities, known, operations, refused }
  addNew(work)
  const placed = entities.reduce((all, entity) => withPlaces(before, work.draft.package, all, entity), shown)
  work = { ...work, target: { package: placed, elements: indexOf(placed) } }
  hideFiles(work)
  // Who edits in a state where it names nobody follows from the rights.
  setRights(work)
  startElsewhere(work)
  const elements = entities.flatMap((entity) => elementsOfEntity(placed, entity))
  leadElsewhere(work, elements)
  // Who may edit what names fields, which it may not once they are hidden.
  for (const entity of entities) ruleStates(work, entity, elementsOfEntity(placed, entity))
  hideGone(work)
  arrange(work, elements)
  moveAll(work)
  nameAll(work, [...elements, ...otherElements(work)])
  ruleAll(work, elements)
  for (const entity of entities) setLists(work, entity)
  setHours(work)
  setMenus(work)
  setContent(work)
  return { operations, package: work.draft.package, refused, left: leftOver(work.draft.package, placed) }
}

const otherElements = (work: Work): readonly Element[] => work.target.elements.all().filter(({ entity }) => entity === '')

function ruleAll(work: Work, elements: readonly Element[]): void {
  colourStates(work, elements)
  giveRoles(work, elements)
  setDelays(work, elements)
  setClocks(work, elements)
  ruleFields(work, elements)
  guardTransitions(work, elements)
  addActions(work, elements)
}

/** Whether the operations, laid over the package, come to the target. */
export function leadsTo(from: PackageDefinition, operations: readonly OverlayOperation[], target: PackageDefinition): boolean {
  let draft = draftOf(from)
  for (const operation of operations) {
    const next = applyOperation(draft, operation)
    if (isRefusal(next)) return false
    draft = next
  }
  return leftOver(draft.package, target).length === 0
}

/** Where two packages differ, by file. */
function leftOver(now: PackageDefinition, target: PackageDefinition): readonly Left[] {
  const [a, b] = [hideWaysInto(now), hideWaysInto(target)]
  const all = (one: PackageDefinition): Readonly<Record<string, unknown>> => ({
    'manifest.json': one.manifest,
    ...Object.fromEntries(groupContents(one)),
    ...Object.fromEntries(Object.entries(one.entities).flatMap(([name, files]) => filesOf(name, files))),
  })
  const [mine, wanted] = [all(a), all(b)]
  return [...new Set([...Object.keys(mine), ...Object.keys(wanted)])].flatMap((file) => differences(mine[file], wanted[file]).filter((path) => !isSameTarget(a, b, file, path)).map((path) => ({ file, path })))
}

function filesOf(name: string, { print = {}, ...files }: EntityFiles): readonly (readonly [string, unknown])[] {
  const own = (['entity', 'machine', 'views', 'seed', 'scenarios'] as const).flatMap((kind) => (files[kind] ? [[entityFile(name, kind), files[kind]] as const] : []))
  return [...own, ...Object.entries(print).map(([form, content]) => [printFile(name, form), content] as const)]
}

/** A state may be named in several ways. */
function isSameTarget(a: PackageDefinition, b: PackageDefinition, file: string, path: Path): boolean {
  if (path.at(-1) !== 'target') return false
  const at = JSON.stringify(path.slice(0, -1))
  const transition = (pkg: PackageDefinition): Element | undefined => indexOf(pkg).all().find((element) => element.file === file && element.kind === 'transition' && JSON.stringify(element.path) === at)
  const [one, other] = [transition(a), transition(b)]
  const to = one && targetId(a, one)
  return to !== undefined && to !== null && other !== undefined && to === targetId(b, other)
}
