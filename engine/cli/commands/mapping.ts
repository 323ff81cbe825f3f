import type { StateMapping } from '../../engine.ts'
import { UsageError } from './command.ts'

export const mappingUsage = '[--map ENTITY.STATE=STATE,…]'

/** Where the records of gone states go: `work-order.washing=qualityControl`, several with commas. Nested states have dots of their own. */
export function readMapping(text: string | undefined): StateMapping {
  const mapping: Record<string, Record<string, string>> = {}
  for (const part of (text ?? '').split(',').filter(Boolean)) {
    const [, entity, from, to] = /^\s*([^.=\s]+)\.([^=\s]+)=(\S+)\s*$/.exec(part) ?? []
    if (!entity || !from || !to) throw new UsageError(`“${part}” does not say where records go: write ENTITY.STATE=STATE.`)
    mapping[entity] = { ...mapping[entity], [from]: to }
  }
  return mapping
}
