import type { ActionReference } from '../../definition/types.ts'
import type { Entity, Expression } from '../../model/types.ts'
import { insertAudit, type RecordRow, updateRecord, withReferences } from '../../store/index.ts'
import { demandFree } from '../free-times/demand-free.ts'
import { runCommand } from '../execute-command.ts'
import { applyActions } from '../steps/apply-actions.ts'
import { carryOut } from '../steps/carry-out.ts'
import { changesOf } from '../steps/changes.ts'
import { checkRecord } from '../steps/check-record.ts'
import { contextOf, type Expand, judgedIn, withValues } from '../steps/expression-context.ts'
import { auditHead, quietHead } from '../steps/journal-entries.ts'
import { withComputed } from '../steps/values.ts'
import type { CommandRuntime } from '../types.ts'
import { noteOccasions } from './automations.ts'
import { followMoments } from './moments.ts'

/** What the engine does to a record by itself: an alarm of a clock, an automation. */
export interface Deed {
  /** Stable id of what does it. */
  readonly id: string
  readonly action: 'alarm' | 'automation'
  readonly note: string
  /** Asked first; where it does not hold nothing is done. */
  readonly condition?: Expression | null
  readonly actions: readonly ActionReference[]
  /** Of the condition and the actions; where absent those of the machine. */
  readonly expressions?: ReadonlyMap<string, Expression>
}

/**
 * Carries out the deed on the record as it stands; the record answers for what it changes.
 * @returns null where the condition does not hold
 */
export async function act(runtime: CommandRuntime, entity: Entity, before: RecordRow, { id, action, note, condition, actions, expressions }: Deed): Promise<RecordRow | null> {
  const { query, model, actor, now } = runtime
  const expand: Expand = (of, values, paths) => withReferences(query, model, of, values, paths, before.dealership)
  const context = await contextOf(runtime, expand, entity, before, { besides: expressions?.values() ?? [] })
  if (condition && condition.evaluate(context) !== true) return null
  const { values, effects } = applyActions(entity, before.values, actions, context, expressions)
  const changed = withComputed(entity, values, context)
  const changes = changesOf(entity, before.values, changed)
  const at = now.toISOString()
  const row: RecordRow = changes ? { ...before, version: before.version + 1, updatedAt: at, updatedBy: actor.id, values: changed } : before
  if (changes) {
    checkRecord(entity, row, await judgedIn(runtime, expand, entity, row, withValues(context, entity, changed)), actor.locale, { fieldNames: Object.keys(changes), before: before.values })
    await demandFree(runtime, entity, row, before)
    await updateRecord(query, entity, row)
    await followMoments(runtime, entity, before, row)
    await noteOccasions(runtime, entity, before, row)
  }
  const after = await carryOut(runCommand, runtime, entity, row, effects, { name: id })
  if (changes) await insertAudit(query, [{ ...auditHead(runtime, entity, row), action: 'update', changes }])
  await insertAudit(query, [{ ...quietHead(runtime, entity, after), action, transition: id, fromState: before.state, note }])
  return after
}
