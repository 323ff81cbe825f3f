import { EngineError } from '../../kernel/errors.ts'
import type { Effect, Entity } from '../../model/types.ts'
import { insertComment, insertNotifications, type RecordRow, updateRecord } from '../../store/index.ts'
import type { Command, CommandRuntime } from '../types.ts'
import { commentRow } from './journal-entries.ts'
import { writeMessage } from './write-message.ts'

/** Runs another command in the same transaction. */
export type RunCommand = (runtime: CommandRuntime, command: Command) => Promise<RecordRow>

/** Does what the actions asked for besides the record's own values, in the command's transaction. `cause`: what the record went through (ids of transitions, `create`, id of an alarm). */
export async function carryOut(run: RunCommand, runtime: CommandRuntime, entity: Entity, row: RecordRow, effects: readonly Exclude<Effect, { kind: 'set' }>[], cause: string): Promise<RecordRow> {
  let current = row
  for (const [index, effect] of effects.entries()) {
    if (effect.kind === 'create') current = await createLinked(run, runtime, entity, current, effect)
    else if (effect.kind === 'comment') await insertComment(runtime.query, commentRow(runtime, entity, row, effect.text))
    else if (effect.kind === 'message') await writeMessage(runtime, entity, current, effect, { name: cause, index })
    else await insertNotifications(runtime.query, { to: effect.to, titles: effect.titles, body: effect.body ?? null, dealership: row.dealership, entity: entity.name, recordId: row.id, at: runtime.now.toISOString() })
  }
  return current
}

/** The definition grants the creation, not the sender's role: the system does it in the sender's name. */
async function createLinked(run: RunCommand, runtime: CommandRuntime, entity: Entity, row: RecordRow, { entity: name, values, link }: Extract<Effect, { kind: 'create' }>): Promise<RecordRow> {
  const target = runtime.model.entities.get(name)
  if (!target) throw new EngineError('DEFINITION_INVALID', `An action creates “${name}”, which does not exist.`)
  const actor = { ...runtime.actor, kind: 'system' as const, dealership: row.dealership ?? runtime.actor.dealership }
  const created = await run({ ...runtime, actor }, { kind: 'create', entity: target, values })
  if (!link) return row
  const linked = { ...row, values: { ...row.values, [link]: created.id } }
  await updateRecord(runtime.query, entity, linked)
  return linked
}
