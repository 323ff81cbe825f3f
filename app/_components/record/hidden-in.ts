import type { RecordView } from '../../../engine/client.ts'
import { liveOf } from '../form/live.ts'
import { factsOf } from './moment.ts'

/** Names of fields and ids of sections that are hidden while nothing was typed. Brings the expressions: for the server, or where they are anyway. */
export function hiddenIn(view: RecordView): readonly string[] {
  const { schema, uiSchema, data } = view.form
  return liveOf(schema, uiSchema, view.entity.states.map(({ value }) => value)).hidden(data, factsOf(view))
}
