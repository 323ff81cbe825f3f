import type { RecordEvents } from '../../engine.ts'
import { eventViewsOf, recordLabel } from '../../forms/index.ts'
import type { Entity } from '../../model/types.ts'
import { atHome } from '../at-home.ts'
import { isNetworks } from '../read-scope.ts'
import { contextOf } from '../steps/expression-context.ts'
import { readableValues } from '../steps/readable-values.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from './labels.ts'
import { existingRow, expandWith } from './record-view.ts'

/** What may be sent to the record as it stands, decided by the same code as the buttons of its page. @throws EngineError NOT_FOUND */
export async function recordEvents(asked: Runtime, locale: string, of: Entity, id: string): Promise<RecordEvents> {
  const { runtime, entity } = await atHome(asked, of, id)
  const row = await existingRow(runtime, entity, id)
  const { model, actor } = runtime
  const context = await contextOf({ model, actor, now: runtime.clock() }, expandWith(runtime), entity, row)
  const values = readableValues(model, actor, entity, row.values)
  const labels = await labelsOf(runtime, entity, [values])
  const format = { locale, timeZone: actor.timeZone ?? model.settings.timeZone, labels }
  return {
    id,
    label: recordLabel(entity, { ...values, number: row.number }, format),
    version: row.version,
    dealership: row.dealership,
    state: row.state,
    events: row.state === null || isNetworks(actor, entity, row) ? [] : eventViewsOf(model, entity, row.state, context, locale, labels),
    labels,
  }
}
