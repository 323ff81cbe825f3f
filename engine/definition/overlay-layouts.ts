/** Operations on the layouts of a list: board, calendar, chart. */
import type { Applied, Draft, Operation } from './overlay-draft.ts'
import { entityNamed } from './overlay-fields.ts'
import { areNames, fieldNames } from './overlay-views.ts'
import type { ViewsDefinition } from './types.ts'
import { updateAt } from './update-at.ts'

export type LayoutOperation = Operation<'set-board' | 'set-planner' | 'set-chart'>

/** Where an operation's layout stands among the views, and what it cannot be without. */
export const layoutOf = { 'set-board': { name: 'board', needs: null }, 'set-planner': { name: 'calendar', needs: 'start' }, 'set-chart': { name: 'chart', needs: 'dimensions' } } as const

/** What an operation names that is no field. */
export const isPlain = (key: string): boolean => ['hours', 'kind', 'bucket', 'step', 'overlap'].includes(key)

type Parts = Readonly<Record<string, unknown>>

/** What the operation says of its layout. */
export function partsOf({ op: _, entity: __, ...parts }: LayoutOperation): Parts {
  return parts
}

/** Lays the parts that are named over the layout of the package; the others stay. */
export function setLayout(draft: Draft, operation: LayoutOperation): Applied {
  const entity = entityNamed(draft, operation.entity)
  if (typeof entity !== 'string') return entity
  const named: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(partsOf(operation))) {
    const names = isPlain(key) ? [] : fieldNames(draft, entity, (Array.isArray(value) ? value : [value]) as readonly string[], key, true)
    if (!areNames(names)) return names
    named[key] = isPlain(key) ? value : Array.isArray(value) ? names : names[0]
  }
  const { name, needs } = layoutOf[operation.op]
  const known = draft.package.entities[entity]?.views[name] as Parts | undefined
  if (needs !== null && !known && !(needs in named)) return { pointer: '', message: `the list has no ${name} of its own to change`, hint: `Name “${needs}” too.` }
  return updateAt<ViewsDefinition>(draft.package, ['entities', entity, 'views'], (views) => ({ ...views, [name]: { ...(needs === null ? { card: [] } : {}), ...fitting(known ?? {}, named), ...named } }))
}

/** What of the package's layout goes on beside what is named: an end or a duration, a measure and what is occupied only while they are offered. */
function fitting(known: Parts, named: Parts): Parts {
  const { measure, occupies = [] } = known as { readonly measure?: { readonly field: string }; readonly occupies?: readonly string[] }
  const { resources } = named
  const gone = new Set([...(Array.isArray(resources) && occupies.some((name) => !resources.includes(name)) ? ['occupies'] : []), ...('end' in named ? ['duration'] : []), ...('duration' in named ? ['end'] : []), ...(Array.isArray(named.measures) && !named.measures.includes(measure?.field) ? ['measure'] : [])])
  return Object.fromEntries(Object.entries(known).filter(([key]) => !gone.has(key)))
}
