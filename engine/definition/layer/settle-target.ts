/** What somebody wants of a dealership's definitions, as the engine would write it. */
import { type Element, elementsOf, elementsOfEntity, indexOf, isList } from '../elements.ts'
import { pathOf } from '../overlay-draft.ts'
import { withoutField } from '../layouts-without.ts'
import { targetId } from '../overlay-states.ts'
import type { EntityFiles, PackageDefinition, TransitionDefinition, ViewsDefinition } from '../types.ts'
import { updateAt, valueAt } from '../update-at.ts'
import { isSame } from './differences.ts'
import { isHidden } from './removals.ts'

type Path = readonly (string | number)[]

const keeping: readonly Element['kind'][] = ['field', 'line-field', 'form-field', 'state', 'transition']
const flagOf = ({ kind }: Element): string => (kind.endsWith('field') ? 'x-field' : 'meta')

/**
 * With what was taken away of the package put back and hidden: a dealership drops nothing that records may hold.
 * `own` are the ids that its overlay brought: those may go.
 */
export function withHidden(before: PackageDefinition, target: PackageDefinition, entity: string, own: ReadonlySet<string>): PackageDefinition {
  let next = target
  for (const element of elementsOfEntity(before, entity)) {
    if (!keeping.includes(element.kind) || own.has(element.id)) continue
    if (elementsOfEntity(next, entity).some(({ id }) => id === element.id)) continue
    const kept = updateAt<boolean, object>(valueAt(before, pathOf(element)) as object, [flagOf(element), 'hidden'], () => true)
    next = element.kind === 'transition' ? withTransition(next, pathOf(element), kept as TransitionDefinition) : withKey(next, before, pathOf(element), kept)
  }
  return withoutHiddenFields(before, next, entity)
}

/** Back among its neighbours, behind the one it stood behind. */
function withKey(target: PackageDefinition, before: PackageDefinition, path: Path, kept: object): PackageDefinition {
  const [parent, key] = [path.slice(0, -1), String(path.at(-1))]
  // What it stood in is no more, or another thing bears its name: that is told as what it is.
  if (valueAt(target, parent.slice(0, -1)) === undefined || valueAt(target, path) !== undefined) return target
  const order = Object.keys(valueAt(before, parent) as object)
  return updateAt<Readonly<Record<string, unknown>> | undefined>(target, parent, (now = {}) => {
    const earlier = order.slice(0, order.indexOf(key)).filter((name) => Object.hasOwn(now, name)).at(-1)
    const entries = Object.entries(now)
    const at = earlier === undefined ? 0 : entries.findIndex(([name]) => name === earlier) + 1
    return Object.fromEntries([...entries.slice(0, at), [key, kept], ...entries.slice(at)])
  })
}

function withTransition(target: PackageDefinition, path: Path, kept: TransitionDefinition): PackageDefinition {
  const index = path.at(-1)
  const place = typeof index === 'number' ? path.slice(0, -1) : path
  const state = place.slice(0, place.lastIndexOf('onDone') === place.length - 1 ? -1 : -2)
  if (valueAt(target, state) === undefined) return target
  return updateAt<TransitionDefinition | readonly TransitionDefinition[] | undefined>(target, place, (now) => {
    if (now === undefined) return typeof index === 'number' ? [kept] : kept
    const list = isList(now) ? now : [now]
    const at = typeof index === 'number' ? index : 0
    return [...list.slice(0, at), kept, ...list.slice(at)]
  })
}

/** What is hidden from now on stands in no view. */
function withoutHiddenFields(before: PackageDefinition, target: PackageDefinition, entity: string): PackageDefinition {
  const files = target.entities[entity]
  if (!files) return target
  const was = before.entities[entity]?.entity.schema.properties ?? {}
  const names = Object.entries(files.entity.schema.properties).flatMap(([name, property]) => (isHidden(property) && !(was[name] && isHidden(was[name])) ? [name] : []))
  return names.reduce((all, name) => {
    const mentioned = (['entity', 'machine'] as const).reduce((one, kind) => (was[name] && before.entities[entity]?.[kind] ? updateAt<object>(one, ['entities', entity, kind], (now) => withMentions(before.entities[entity]?.[kind], now, name) as object) : one), all)
    return updateAt<ViewsDefinition>(mentioned, ['entities', entity, 'views'], withoutField(name))
  }, target)
}

/** Lists of names that lack just this one have it again: who may edit a field, and where it is demanded, stays said of a hidden one. */
function withMentions(before: unknown, now: unknown, name: string): unknown {
  if (Array.isArray(before)) return before.includes(name) && isSame(before.filter((one) => one !== name), now ?? []) ? before : now
  if (typeof before !== 'object' || before === null || typeof now !== 'object' || now === null) return now
  const entries = Object.entries(before).map(([key, old]) => [key, withMentions(old, (now as Readonly<Record<string, unknown>>)[key], name)] as const)
  const changed = entries.filter(([key, value]) => value !== (now as Readonly<Record<string, unknown>>)[key])
  return changed.length === 0 ? now : { ...now, ...Object.fromEntries(changed) }
}

/** Transitions that are hidden with the state they lead to, or were, are not hidden by themselves. */
export function withoutConsequences(raw: PackageDefinition, before: PackageDefinition, target: PackageDefinition): PackageDefinition {
  const mine = indexOf(raw)
  const known = (pkg: PackageDefinition, id: string): unknown => {
    const element = indexOf(pkg).get(id)
    return element ? valueAt(pkg, pathOf(element)) : {}
  }
  const hidden = elementsOf(target).filter((element) => element.kind === 'transition' && isHidden(valueAt(target, pathOf(element))) && mine.has(element.id) && !isHidden(known(raw, element.id)))
  return hidden.reduce((all, transition) => {
    const to = targetId(target, transition)
    const isFollowing = isHidden(known(before, transition.id)) || (to !== null && isHidden(known(target, to)))
    return isFollowing ? updateAt<boolean | undefined>(all, [...pathOf(transition), 'meta', 'hidden'], () => undefined) : all
  }, target)
}

/**
 * A field that is shown again or is new, and that nobody has put anywhere, stands where the package or the engine puts it.
 */
export function withPlaces(before: PackageDefinition, now: PackageDefinition, target: PackageDefinition, entity: string): PackageDefinition {
  const [files, wanted] = [now.entities[entity], target.entities[entity]]
  if (!files || !wanted) return target
  const shown = Object.entries(wanted.entity.schema.properties).flatMap(([name, property]) => {
    const old = before.entities[entity]?.entity.schema.properties[name]
    return files.entity.schema.properties[name] && !isHidden(property) && (!old || isHidden(old)) ? [name] : []
  })
  return shown.reduce((all, name) => placedIn(all, files, entity, name), target)
}

function placedIn(target: PackageDefinition, now: EntityFiles, entity: string, name: string): PackageDefinition {
  const { views } = target.entities[entity] as EntityFiles
  if (views.form.sections.some(({ fields }) => fields.includes(name))) return target
  if (isSame(withoutField(name)(now.views), withoutField(name)(views))) return updateAt(target, ['entities', entity, 'views'], () => now.views)
  const section = now.views.form.sections.find(({ fields }) => fields.includes(name))
  const sections = views.form.sections.map((one) => (section && one.id === section.id && isSame(section.fields.filter((other) => other !== name), one.fields) ? { ...one, fields: section.fields } : one))
  return updateAt(target, ['entities', entity, 'views', 'form', 'sections'], () => sections)
}
