import { EngineError } from '../../kernel/errors.ts'
import type { Effect, Entity } from '../../model/types.ts'
import { insertComment, insertNotifications, loadRecord, type RecordRow, updateRecord, withReferences } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import type { Command, CommandRuntime } from '../types.ts'
import type { Expand } from './expression-context.ts'
import { fillTexts } from './fill-texts.ts'
import { commentRow } from './journal-entries.ts'
import { peopleAt } from './people-at.ts'
import { recomputed } from './recomputed.ts'
import { writeMessage } from './write-message.ts'

/** Runs another command in the same transaction. */
export type RunCommand = (runtime: CommandRuntime, command: Command) => Promise<RecordRow>

/** What the record went through: ids of transitions, `create`, id of an alarm; and the states that was to lead to. */
export interface Passage {
  readonly name: string
  readonly targets?: readonly string[]
}

/** Does what the actions asked for besides the record's own values, in the command's transaction. */
export async function carryOut(run: RunCommand, runtime: CommandRuntime, entity: Entity, row: RecordRow, effects: readonly Exclude<Effect, { kind: 'set' }>[], { name, targets = [] }: Passage): Promise<RecordRow> {
  let current = row
  for (const [index, effect] of effects.entries()) {
    if (effect.kind === 'create') current = await createLinked(run, runtime, entity, current, effect)
    else if (effect.kind === 'comment') await insertComment(runtime.query, commentRow(runtime, entity, row, effect.text))
    else if (effect.kind === 'message') await writeMessage(runtime, entity, current, effect, { name, index })
    else if (effect.kind === 'send') current = await sendTo(run, runtime, entity, current, effect)
    else await tell(runtime, entity, current, effect, targets)
  }
  return current
}

const expandIn = ({ query, model, actor }: CommandRuntime): Expand => (entity, values, paths) => withReferences(query, model, entity, values, paths, actor.dealership)

async function tell(runtime: CommandRuntime, entity: Entity, row: RecordRow, effect: Extract<Effect, { kind: 'notify' }>, targets: readonly string[]): Promise<void> {
  const { titles, body = null } = await fillTexts(runtime, entity, row, effect)
  const paths = effect.to.flatMap(({ people }) => people ?? [])
  const among = paths.length === 0 ? [] : await peopleAt(runtime, entity, row, paths)
  const about = { dealership: row.dealership, entity: entity.name, recordId: row.id, at: runtime.now.toISOString() }
  await insertNotifications(runtime.query, { ...about, to: effect.to, among, titles, body, ...(effect.stands ? { standsIn: stateLedTo(row, targets), event: effect.event ?? null } : {}) })
}

/** Where the record was led to; the state in which it stands where it has gone on from there by itself. */
function stateLedTo({ state }: RecordRow, targets: readonly string[]): string | null {
  return state === null ? null : (targets.find((target) => standsIn(state, target)) ?? state)
}

/** The record as it stands afterwards; another one's event leaves it as it is. */
async function sendTo(run: RunCommand, runtime: CommandRuntime, entity: Entity, row: RecordRow, { event, to, input }: Extract<Effect, { kind: 'send' }>): Promise<RecordRow> {
  if (to === undefined) return run(runtime, { kind: 'send', entity, id: row.id, version: row.version, event, input })
  const target = runtime.model.entities.get(entity.fieldByName.get(to)?.target ?? '')
  const id = row.values[to]
  if (!target) throw new EngineError('DEFINITION_INVALID', `An action sends to “${to}”, which refers to no record.`)
  // Where the field is empty there is nobody to send to.
  if (typeof id !== 'string') return row
  const other = await loadRecord(runtime.query, target, id, { forUpdate: true, dealership: row.dealership })
  if (other) await run(runtime, { kind: 'send', entity: target, id, version: other.version, event, input })
  return row
}

/** The definition grants the creation, not the sender's role: the system does it in the sender's name. */
async function createLinked(run: RunCommand, runtime: CommandRuntime, entity: Entity, row: RecordRow, { entity: name, values, link, id }: Extract<Effect, { kind: 'create' }>): Promise<RecordRow> {
  const target = runtime.model.entities.get(name)
  if (!target) throw new EngineError('DEFINITION_INVALID', `An action creates “${name}”, which does not exist.`)
  const actor = { ...runtime.actor, kind: 'system' as const, dealership: row.dealership ?? runtime.actor.dealership }
  const created = await run({ ...runtime, actor }, { kind: 'create', entity: target, values, id })
  if (!link) return row
  const linked = await recomputed(runtime, expandIn(runtime), entity, row, { ...row, values: { ...row.values, [link]: created.id } })
  await updateRecord(runtime.query, entity, linked)
  return linked
}
