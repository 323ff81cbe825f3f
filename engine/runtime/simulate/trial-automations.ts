/** Automations of a tried record: what a change of it would set off at once, and what it would wait for. Pure. */
import type { Entity, Model } from '../../model/types.ts'
import type { RecordRow, TimerRow } from '../../store/index.ts'
import { changesOf } from '../steps/changes.ts'
import { automationState, dueOf, isOccasion, longestChain, waitsIn } from '../time/automations.ts'

type Timer = Pick<TimerRow, 'state' | 'delay' | 'dueAt' | 'chain'>

/** @param chain ids of the automations that made the change, the last of them at work */
export function automationTimers({ model, entity, zone }: { readonly model: Model; readonly entity: Entity; readonly zone: string }, before: RecordRow | null, after: RecordRow, now: Date, chain: readonly string[]): { readonly set: readonly Timer[]; readonly ended: readonly Pick<Timer, 'state' | 'delay'>[] } {
  const automations = (model.automations.get(entity.name) ?? []).filter(({ id }) => id !== chain.at(-1))
  const changed = before === null ? [] : Object.keys(changesOf(entity, before.values, after.values) ?? {})
  const started = automations.filter(({ id, trigger }) => !chain.includes(id) && chain.length < longestChain && isOccasion(trigger, before, after, changed))
  const atOnce = started.map(({ id }): Timer => ({ state: automationState(id), delay: `v${after.version}`, dueAt: now.toISOString(), chain: chain.join(' ') || null }))
  const waits = waitsIn(automations, before, after).map((wait) => ({ state: automationState(wait.automation.id), delay: wait.delay, dueAt: dueOf(wait, after, { zone, model, now }) }))
  return { set: [...atOnce, ...waits.flatMap(({ dueAt, ...timer }) => (dueAt === null ? [] : [{ ...timer, dueAt }]))], ended: waits }
}
