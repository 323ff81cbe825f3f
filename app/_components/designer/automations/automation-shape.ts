/** What of an automation's file the designer draws, and how its parts begin. Pure. */
import type { AutomationDefinition, AutomationTrigger } from '../../../../engine/client.ts'
import { textFits, titlesShape } from '../shape.ts'

export const isAutomation = (path: string, text: string): boolean =>
  /^automations\/[^/]+\/automation\.json$/.test(path) && textFits(text, { id: 'string', name: 'string', titles: titlesShape, entity: 'string', trigger: { kind: 'string' }, 'condition?': 'string', actions: [{ type: 'string' }], 'off?': 'boolean' })

export const triggerKinds = ['created', 'changed', 'entered', 'waiting', 'date', 'schedule'] as const satisfies readonly AutomationTrigger['kind'][]

/** What a trigger of a kind begins with; null where the records have nothing that could set it off. */
export function newTrigger(kind: AutomationTrigger['kind'], states: readonly string[], dates: readonly string[]): AutomationTrigger | null {
  const [state, field] = [states[0], dates[0]]
  switch (kind) {
    case 'created':
    case 'changed':
      return { kind }
    case 'entered':
      return state === undefined ? null : { kind, state }
    case 'waiting':
      return state === undefined ? null : { kind, state, for: 'P2D' }
    case 'date':
      return field === undefined ? null : { kind, field }
    case 'schedule':
      return { kind, at: '09:00' }
  }
}

/** Of another kind of records: what it speaks of is not there. */
export function ofEntity(automation: AutomationDefinition, entity: string): AutomationDefinition {
  const { condition: _, ...rest } = automation
  return { ...rest, entity, trigger: { kind: 'created' }, actions: [{ type: 'comment', params: {} }] }
}
