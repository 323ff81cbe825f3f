/** How an operation is made to fit a new package where nobody needs to be asked. */
import { indexOf } from '../elements.ts'
import { type Draft, pathOf } from '../overlay-draft.ts'
import type { OverlayOperation, PackageDefinition, PropertySchema } from '../types.ts'
import { valueAt } from '../update-at.ts'

/** The package does by itself now what the operation wanted: what it hides is gone, what it adds to a list is there. */
export function fulfilled(operation: OverlayOperation, baseOld: PackageDefinition, baseNew: PackageDefinition): boolean {
  if (operation.op === 'hide') return indexOf(baseOld).has(operation.element) && !indexOf(baseNew).has(operation.element)
  if (operation.op !== 'add-option') return false
  const hasOption = (pkg: PackageDefinition): boolean => valuesOf(pkg, operation.field).includes(operation.value)
  return !hasOption(baseOld) && hasOption(baseNew)
}

function valuesOf(pkg: PackageDefinition, field: string): readonly unknown[] {
  const element = indexOf(pkg).get(field)
  return (element && (valueAt(pkg, pathOf(element)) as PropertySchema).enum) || []
}

/** What stood beside or around an addition may be gone: then it stands last. */
export function placedAnew(operation: OverlayOperation, baseOld: PackageDefinition, draft: Draft): OverlayOperation {
  const isGone = (id: string): boolean => indexOf(baseOld).has(id) && !draft.elements.has(id)
  switch (operation.op) {
    case 'add-field': {
      const { after, section, ...rest } = operation
      const [noNeighbour, noSection] = [after !== undefined && isGone(after), section !== undefined && isGone(section)]
      return noNeighbour || noSection ? { ...rest, ...(after === undefined || noNeighbour ? {} : { after }), ...(section === undefined || noSection ? {} : { section }) } : operation
    }
    case 'add-section':
    case 'add-view':
    case 'add-panel': {
      const { after, ...rest } = operation
      return typeof after === 'string' && isGone(after) ? rest : operation
    }
    case 'add-option': {
      const { after, ...rest } = operation
      return after !== undefined && !valuesOf(draft.package, operation.field).includes(after) ? rest : operation
    }
    default:
      return operation
  }
}

/** The operation without what was given up; null where nothing is left of it. */
export function withoutFacets(operation: OverlayOperation, properties: readonly string[]): OverlayOperation | null {
  const isLeft = (prefix: string) => ([key]: readonly [string, unknown]): boolean => !properties.includes(`${prefix}${key}`)
  switch (operation.op) {
    case 'retitle': {
      const titles = Object.fromEntries(Object.entries(operation.titles).filter(isLeft('titles.')))
      return Object.keys(titles).length > 0 ? { ...operation, titles } : null
    }
    case 'set-section': {
      const { op, section, ...parts } = operation
      const left = Object.fromEntries(Object.entries(parts).filter(isLeft('')))
      return Object.keys(left).length > 0 ? { op, section, ...left } : null
    }
    case 'set-delay': {
      const { op, transition, ...parts } = operation
      const left = Object.fromEntries(Object.entries(parts).filter(isLeft('')))
      return Object.keys(left).length > 0 ? { op, transition, ...left } : null
    }
    case 'set-clock': {
      const { op, clock, ...parts } = operation
      const left = Object.fromEntries(Object.entries(parts).filter(isLeft('')))
      return Object.keys(left).length > 0 ? { op, clock, ...left } : null
    }
    case 'set-rights': {
      const { op, role, entity, fields = {}, ...parts } = operation
      const left = Object.fromEntries(Object.entries(parts).filter(isLeft('rights.')))
      const masks = Object.fromEntries(Object.entries(fields).filter(isLeft('fields.')))
      const rest = { ...left, ...(Object.keys(masks).length > 0 ? { fields: masks } : {}) }
      return Object.keys(rest).length > 0 ? { op, role, entity, ...rest } : null
    }
    case 'set-board':
    case 'set-planner':
    case 'set-chart':
    case 'set-list': {
      const { op, entity, ...lists } = operation
      const left = Object.fromEntries(Object.entries(lists).filter(isLeft('')))
      return Object.keys(left).length > 0 ? ({ op, entity, ...left } as OverlayOperation) : null
    }
    case 'set-calendar': {
      const { op, calendar } = operation
      const weekdays = Object.fromEntries(Object.entries(operation.weekdays ?? {}).filter(isLeft('weekdays.')))
      const days = Object.fromEntries(Object.entries(operation.days ?? {}).filter(isLeft('days.')))
      if (Object.keys(weekdays).length + Object.keys(days).length === 0) return null
      return { op, calendar, ...(Object.keys(weekdays).length > 0 ? { weekdays } : {}), ...(Object.keys(days).length > 0 ? { days } : {}) }
    }
    default:
      return null
  }
}
