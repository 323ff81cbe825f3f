import { isEngineError } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, Model, Values } from '../../model/types.ts'
import { systemValues } from '../../store/index.ts'
import type { Expand } from '../steps/expression-context.ts'
import { readableValues } from '../steps/readable-values.ts'
import type { Runtime } from '../types.ts'
import { existingRow } from '../views/record-view.ts'
import { renamed } from './replay.ts'

/**
 * What a draft's expressions read through references, as far as whoever tries it may read it: what they compute is
 * shown to them, and the draft is of their own making.
 */
export function visibleReferences(runtime: Runtime, draft: Model): Expand {
  const expand: Expand = async (entity, values, paths) => {
    const found = await Promise.all([...byHead(paths)].map(async ([name, rest]): Promise<readonly [string, Json] | null> => {
      const target = draft.entities.get(entity.fieldByName.get(name)?.target ?? '')
      const id = values[name]
      const read = target && isUuid(id) ? await visibleValues(runtime, target, id) : null
      return target && read ? [name, await expand(target, read, rest)] : null
    }))
    return { ...values, ...Object.fromEntries(found.filter((one) => one !== null)) }
  }
  return expand
}

function byHead(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, string[]>()
  for (const path of paths) {
    const [head = '', ...rest] = path.split('.')
    heads.set(head, [...(heads.get(head) ?? []), ...(rest.length > 0 ? [rest.join('.')] : [])])
  }
  return heads
}

async function visibleValues(runtime: Runtime, target: Entity, id: string): Promise<Values | null> {
  const live = liveOf(runtime, target)
  if (!live) return null
  try {
    const row = await existingRow(runtime, live, id)
    return { ...systemValues(row), ...renamed(live, target, openValues(runtime, live, row.values)) }
  } catch (error) {
    if (isEngineError(error) && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN')) return null
    throw error
  }
}

/** The entity that is live for one of a draft. */
export const liveOf = ({ model }: Runtime, { id }: Entity): Entity | undefined => [...model.entities.values()].find((one) => one.id === id)

/** Values that the actor reads in the clear. */
export function openValues({ model, actor }: Runtime, entity: Entity, values: Values): Values {
  const readable = readableValues(model, actor, entity, values)
  return Object.fromEntries(Object.entries(readable).filter(([name, value]) => value === (values[name] ?? null)))
}
