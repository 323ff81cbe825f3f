import type { Entity, Step } from '../../model/types.ts'
import { endNotifications, type RecordRow, unheard } from '../../store/index.ts'
import { activeStates } from '../../workflow/index.ts'
import type { CommandRuntime } from '../types.ts'

/** What stood for a state ends when the record leaves it, also where it comes straight back; before anybody is told of the new one. */
export async function endStanding({ query, actor, now }: CommandRuntime, entity: Entity, before: string | null, { id, state }: Pick<RecordRow, 'id' | 'state'>, { targets }: Pick<Step, 'targets'> = { targets: [] }): Promise<void> {
  if (before === null || (before === state && targets.length === 0)) return
  const states = state === null ? [] : [state, ...activeStates(state)].filter((key) => !(targets.includes(key) && activeStates(before).includes(key)))
  await endNotifications(unheard(query), { entity: entity.name, recordId: id, states, by: actor.id, at: now.toISOString() })
}
