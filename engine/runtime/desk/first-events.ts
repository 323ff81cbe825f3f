import type { HomeDesk } from '../../definition/home.ts'
import type { EventView } from '../../engine.ts'
import { eventViewsOf } from '../../forms/index.ts'
import type { Entity } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import type { Runtime } from '../types.ts'
import { contextOf } from '../steps/expression-context.ts'
import { expandWith } from '../views/record-view.ts'

/** What a record that is made like `row` could be sent as soon as it is made: the block's events, or all; none that the role of whoever asks may not send. */
export async function firstEvents(runtime: Runtime, entity: Entity, { events }: Pick<HomeDesk, 'events'>, row: RecordRow, locale: string): Promise<readonly EventView[]> {
  const { model, actor, clock } = runtime
  if (!entity.machine) return []
  const blank = await contextOf({ model, actor, now: clock() }, expandWith(runtime), entity, row, { purpose: 'create' })
  const { state } = entity.machine.start(blank)
  const context = { ...blank, record: { ...blank.record, state, stateSince: row.createdAt } }
  const sendable = eventViewsOf(model, entity, state, context, locale).filter(({ reasonCode }) => reasonCode !== 'ROLE')
  return events ? events.flatMap((event) => sendable.find((one) => one.event === event) ?? []) : sendable
}
