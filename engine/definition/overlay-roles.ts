import type { Applied, Draft } from './overlay-draft.ts'
import { pathOf } from './overlay-draft.ts'
import type { PackageDefinition, ReportDefinition, RoleDefinition, StateDefinition, TransitionDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

/**
 * The role may do nothing here: no rights, no events, no reports. It stays known, since people hold it in other
 * dealerships. What it alone may do has to go to somebody first.
 */
export function withoutRole(draft: Draft, name: string): Applied {
  const others = (roles: readonly string[]): readonly string[] => roles.filter((role) => role !== name)
  const events = draft.elements.all().filter((element) => element.kind === 'transition' && rolesOf(draft.package, pathOf(element)).includes(name))
  const alone = events.find((element) => rolesOf(draft.package, pathOf(element)).length === 1)
  if (alone) return { pointer: '/element', message: `only “${name}” may take the transition “${alone.id}”`, hint: 'Give the transition to another role first, with "set-roles".' }
  const withoutEvents = events.reduce((all, element) => updateAt<readonly string[]>(all, [...pathOf(element), 'meta', 'roles'], others), draft.package)
  const edited = draft.elements.all().filter((element) => element.kind === 'state' && isEditor(valueAt(draft.package, pathOf(element)) as StateDefinition, name))
  const withoutStates = edited.reduce((all, state) => updateAt<Readonly<Record<string, unknown>>>(all, [...pathOf(state), 'meta', 'editable'], ({ [name]: _, ...others }) => others), withoutEvents)
  const withoutReports = Object.values(withoutStates.reports).filter(({ roles }) => roles.includes(name)).reduce((all, report) => updateAt<ReportDefinition>(all, ['reports', report.name], (old) => ({ ...old, roles: others(old.roles) })), withoutStates)
  return updateAt<RoleDefinition>(withoutReports, ['roles', name], ({ platform: _, ...role }) => ({ ...role, permissions: {} }))
}

const rolesOf = (pkg: PackageDefinition, path: readonly (string | number)[]): readonly string[] => (valueAt(pkg, path) as TransitionDefinition).meta.roles

const isEditor = ({ meta: { editable } }: StateDefinition, name: string): boolean => editable !== undefined && Object.hasOwn(editable, name)
