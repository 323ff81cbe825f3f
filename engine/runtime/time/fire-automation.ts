import { type ErrorCode, isEngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Automation, Entity } from '../../model/types.ts'
import { type DueTimer, insertAudit, loadRecord, takeTimer } from '../../store/index.ts'
import { standsIn } from '../../workflow/index.ts'
import { quietHead } from '../steps/journal-entries.ts'
import type { CommandRuntime, Runtime } from '../types.ts'
import { act } from './act.ts'
import { alone, type Outcome } from './alone.ts'
import { automationIn, automationOf } from './automations.ts'

/** Refusals that would be the same the next time; what failed for another reason is tried again. */
const refusals: ReadonlySet<ErrorCode> = new Set(['EVENT_REFUSED', 'VALIDATION_FAILED', 'BAD_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'DUPLICATE', 'REFERENCED', 'DEFINITION_INVALID'])

/**
 * Carries out the automation whose timer has come due, and takes the timer off with it: all in one transaction, so
 * that it is done once, whoever is killed in between.
 * @param runtime of `systemIn(timer.dealership)`
 */
export async function fireAutomation(runtime: Runtime, timer: DueTimer): Promise<Outcome> {
  const key = `timer ${timer.id}`
  try {
    return await alone(runtime, key, (inside) => carriedOut(inside, timer))
  } catch (error) {
    if (!isEngineError(error) || !refusals.has(error.code)) throw error
    return alone(runtime, key, (inside) => givenUp(inside, timer, error.message))
  }
}

interface Taken {
  readonly entity: Entity
  readonly row: NonNullable<Awaited<ReturnType<typeof loadRecord>>>
  readonly automation: Automation
}

/** Null where there is nothing left to do. */
async function taken({ query, model, now }: CommandRuntime, timer: DueTimer): Promise<Taken | null> {
  const entity = model.entities.get(timer.entity)
  const row = entity ? await loadRecord(query, entity, timer.recordId, { forUpdate: true, dealership: timer.dealership }) : null
  if (!(await takeTimer(query, timer.id, now.toISOString())) || !entity || !row) return null
  const automation = automationOf(model, entity, automationIn(timer.state) ?? '')
  return automation ? { entity, row, automation } : null
}

async function carriedOut(inside: CommandRuntime, timer: DueTimer): Promise<Outcome> {
  const found = await taken(inside, timer)
  if (!found) return 'gone'
  const { entity, row, automation } = found
  const { id, titles, trigger, condition, actions, expressions } = automation
  if (trigger.kind === 'waiting' && !standsIn(row.state ?? '', trigger.state)) return 'gone'
  const chain = [...(timer.chain?.split(' ') ?? []), id]
  const done = await act({ ...inside, chain }, entity, row, { id, action: 'automation', note: titleOf(titles, 'en'), condition, actions, expressions })
  return done ? 'fired' : 'dropped'
}

async function givenUp(inside: CommandRuntime, timer: DueTimer, reason: string): Promise<Outcome> {
  const found = await taken(inside, timer)
  if (!found) return 'gone'
  const { entity, row, automation } = found
  await insertAudit(inside.query, [{ ...quietHead(inside, entity, row), action: 'automation', transition: automation.id, fromState: row.state, note: `“${titleOf(automation.titles, 'en')}” was not carried out: ${reason}` }])
  return 'dropped'
}
