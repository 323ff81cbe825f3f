/** What of the package an operation puts something else in place of: if the package changes just that, both want different things. */
import type { Json } from '../../kernel/json.ts'
import { indexOf } from '../elements.ts'
import { delayOf } from '../overlay-delays.ts'
import { pathOf } from '../overlay-draft.ts'
import { isPlain, type LayoutOperation, layoutOf, partsOf } from '../overlay-layouts.ts'
import { givenBy, rightKeys } from '../overlay-rights.ts'
import { targetId } from '../overlay-states.ts'
import type { CalendarDefinition, EntityFiles, OverlayOperation, PackageDefinition, PropertySchema, RoleDefinition, SectionDefinition, StateDefinition, TransitionDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'

export interface Facet {
  /** `titles.en`, `target`, `roles` … */
  readonly property: string
  /** Its value in a package; null where there is none. Elements are named by their ids, so that a rename is no change. */
  readonly read: (pkg: PackageDefinition) => Json
  readonly wanted: Json
}

type Op<K extends OverlayOperation['op']> = Extract<OverlayOperation, { op: K }>
const json = (value: unknown): Json => (value ?? null) as Json

const node = (pkg: PackageDefinition, id: string): unknown => {
  const element = indexOf(pkg).get(id)
  return element && valueAt(pkg, pathOf(element))
}

const entityOf = (pkg: PackageDefinition, given: string): EntityFiles | undefined => Object.values(pkg.entities).find(({ entity }) => entity.name === given || entity.id === given)

/** Ids of fields given by name; system fields keep their name. */
function idsOf(files: EntityFiles | undefined, names: readonly string[] | undefined): Json {
  return json(names?.map((name) => files?.entity.schema.properties[name]?.['x-field'].id ?? name))
}

const one = (property: string, wanted: unknown, read: (pkg: PackageDefinition) => unknown): Facet => ({ property, wanted: json(wanted), read: (pkg) => json(read(pkg)) })

function titlesFacets({ element, option, part, titles }: Op<'retitle'>): readonly Facet[] {
  const holder = (pkg: PackageDefinition): unknown => {
    const found = node(pkg, element)
    if (option !== undefined) return valueAt(found, ['x-field', 'options', option, 'titles'])
    if (part !== undefined) return valueAt(found, part === 'plural' ? ['pluralTitles'] : ['x-field', 'help'])
    return valueAt(found, ['titles']) ?? valueAt(found, ['x-field', 'titles']) ?? valueAt(found, ['meta', 'titles'])
  }
  return Object.entries(titles).map(([locale, text]) => one(`titles.${locale}`, text, (pkg) => valueAt(holder(pkg), [locale])))
}

function listFacets({ entity, columns, filters, orderBy }: Op<'set-list'>): readonly Facet[] {
  const list = (pkg: PackageDefinition) => entityOf(pkg, entity)?.views.list
  const inIds = (pkg: PackageDefinition) => list(pkg)?.orderBy?.map(({ field, direction }) => ({ field: (idsOf(entityOf(pkg, entity), [field]) as readonly string[])[0], direction }))
  return [
    ...(columns ? [one('columns', columns, (pkg) => idsOf(entityOf(pkg, entity), list(pkg)?.columns))] : []),
    ...(filters ? [one('filters', filters, (pkg) => idsOf(entityOf(pkg, entity), list(pkg)?.filters))] : []),
    ...(orderBy ? [one('orderBy', orderBy, inIds)] : []),
  ]
}

function layoutFacets(operation: LayoutOperation): readonly Facet[] {
  const { name } = layoutOf[operation.op]
  return Object.entries(partsOf(operation)).map(([key, wanted]) => {
    const read = (pkg: PackageDefinition): unknown => {
      const files = entityOf(pkg, operation.entity)
      const value = valueAt(files?.views[name], [key])
      if (isPlain(key) || value === undefined) return value
      const ids = idsOf(files, (Array.isArray(value) ? value : [value]) as readonly string[])
      return Array.isArray(value) ? ids : (ids as readonly Json[])[0]
    }
    return one(key, wanted, read)
  })
}

function editableFacet({ state, role, fields }: Op<'set-editable'>): readonly Facet[] {
  const read = (pkg: PackageDefinition) => {
    const files = pkg.entities[indexOf(pkg).get(state)?.entity ?? '']
    return idsOf(files, (node(pkg, state) as StateDefinition | undefined)?.meta.editable?.[role])
  }
  return [one(`editable.${role}`, fields, read)]
}

function initialFacet({ state }: Op<'set-initial'>): readonly Facet[] {
  const read = (pkg: PackageDefinition): unknown => {
    const element = indexOf(pkg).get(state)
    if (!element) return null
    const parent = valueAt(pkg, pathOf(element).slice(0, -2)) as { readonly initial?: string; readonly states?: Readonly<Record<string, StateDefinition>> }
    return parent.states?.[parent.initial ?? '']?.meta.id
  }
  return [one('initial', state, read)]
}

function sectionFacet({ element, section }: Op<'move'>): readonly Facet[] {
  const read = (pkg: PackageDefinition): unknown => {
    const field = indexOf(pkg).get(element)
    if (field?.kind !== 'field') return null
    return pkg.entities[field.entity]?.views.form.sections.find((one: SectionDefinition) => one.fields.includes(String(field.path.at(-1))))?.id
  }
  return section === undefined ? [] : [one('section', section, read)]
}

function calendarFacets({ calendar, weekdays, days }: Op<'set-calendar'>): readonly Facet[] {
  const at = (pkg: PackageDefinition) => node(pkg, calendar) as CalendarDefinition | undefined
  return [
    ...Object.entries(weekdays ?? {}).map(([day, hours]) => one(`weekdays.${day}`, hours, (pkg) => valueAt(at(pkg), ['weekdays', day]))),
    ...Object.entries(days ?? {}).map(([date, hours]) => one(`days.${date}`, hours, (pkg) => valueAt(at(pkg), ['days', date]))),
  ]
}

const asked = (parts: readonly (readonly [string, unknown, (pkg: PackageDefinition) => unknown])[]): readonly Facet[] => parts.flatMap(([property, wanted, read]) => (wanted === undefined ? [] : [one(property, wanted, read)]))

function delayFacets({ transition, delay, calendar }: Op<'set-delay'>): readonly Facet[] {
  const read = (pkg: PackageDefinition): unknown => {
    const element = indexOf(pkg).get(transition)
    return element && delayOf(element.path)
  }
  return asked([['delay', delay, read], ['calendar', calendar, (pkg) => valueAt(node(pkg, transition), ['meta', 'calendar'])]])
}

function rightsFacets({ role, entity, fields = {}, ...rights }: Op<'set-rights'>): readonly Facet[] {
  const given = (pkg: PackageDefinition) => givenBy(node(pkg, role) as RoleDefinition, entityOf(pkg, entity)?.entity.name ?? entity)
  const has = (pkg: PackageDefinition): boolean => node(pkg, role) !== undefined
  const nameOf = (pkg: PackageDefinition, id: string): string => String(indexOf(pkg).get(id)?.path.at(-1) ?? id)
  return [
    ...rightKeys.flatMap((right) => (rights[right] === undefined ? [] : [one(`rights.${right}`, rights[right], (pkg) => has(pkg) && given(pkg)[right] === true)])),
    ...Object.entries(fields).map(([id, mask]) => one(`fields.${id}`, mask, (pkg) => has(pkg) && given(pkg).fields?.[nameOf(pkg, id)])),
  ]
}

function targetFacet({ transition, to }: Op<'retarget'>): readonly Facet[] {
  const read = (pkg: PackageDefinition): unknown => {
    const element = indexOf(pkg).get(transition)
    return element && targetId(pkg, element)
  }
  return [one('target', to, read)]
}

/** Nothing for what only adds or tightens: that stands beside whatever the package does. */
export function facetsOf(operation: OverlayOperation): readonly Facet[] {
  switch (operation.op) {
    case 'retitle':
      return titlesFacets(operation)
    case 'retarget':
      return targetFacet(operation)
    case 'set-roles':
      return [one('roles', operation.roles, (pkg) => (node(pkg, operation.transition) as TransitionDefinition | undefined)?.meta.roles)]
    case 'set-delay':
      return delayFacets(operation)
    case 'set-clock':
      return asked([['limit', operation.limit, (pkg) => valueAt(node(pkg, operation.clock), ['limit'])], ['calendar', operation.calendar, (pkg) => valueAt(node(pkg, operation.clock), ['calendar'])]])
    case 'set-rights':
      return rightsFacets(operation)
    case 'set-section':
      return asked([['columns', operation.columns, (pkg) => valueAt(node(pkg, operation.section), ['columns'])], ['tab', operation.tab, (pkg) => valueAt(node(pkg, operation.section), ['tab'])]])
    case 'set-tabs':
      return [one('tabs', operation.tabs, (pkg) => entityOf(pkg, operation.entity)?.views.form.tabs)]
    case 'set-navigation':
      return [one('navigation', operation.navigation, (pkg) => valueAt(node(pkg, operation.workplace), ['navigation']))]
    case 'set-report':
      return [one('report', operation.report, (pkg) => pkg.reports[operation.report.name] ?? null)]
    case 'set-color': {
      const path = operation.option === undefined ? ['meta', 'color'] : ['x-field', 'options', operation.option, 'color']
      return [one('color', operation.color, (pkg) => valueAt(node(pkg, operation.element), path))]
    }
    case 'set-default': {
      const read = (pkg: PackageDefinition) => node(pkg, operation.field) as PropertySchema | undefined
      return [one('default', operation.value ?? operation.initial, (pkg) => read(pkg)?.default ?? read(pkg)?.['x-field'].initial)]
    }
    case 'set-initial':
      return initialFacet(operation)
    case 'set-editable':
      return editableFacet(operation)
    case 'set-list':
      return listFacets(operation)
    case 'set-facts':
      return [one('facts', operation.fields, (pkg) => idsOf(entityOf(pkg, operation.entity), entityOf(pkg, operation.entity)?.views.facts))]
    case 'set-print':
      return [one(`print.${operation.form.name}`, operation.form as unknown as Json, (pkg) => (entityOf(pkg, operation.entity)?.print?.[operation.form.name] ?? null) as unknown as Json)]
    case 'set-automation':
      return [one('automation', operation.automation, (pkg) => pkg.automations?.[operation.automation.name] ?? null)]
    case 'set-intake':
      return [one('intake', operation.intake as unknown as Json, (pkg) => (pkg.intakes?.[operation.intake.name] ?? null) as unknown as Json)]
    case 'set-message':
      return [one('message', operation.message, (pkg) => pkg.messages?.[operation.message.name] ?? null)]
    case 'set-board':
    case 'set-planner':
    case 'set-chart':
      return layoutFacets(operation)
    case 'move':
      return sectionFacet(operation)
    case 'set-calendar':
      return calendarFacets(operation)
    default:
      return []
  }
}
