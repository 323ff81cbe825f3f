/** What automations would make of a way that is gone again: after each event at once, and when their time comes before the next one. */
import type { RecordRow } from '../../store/index.ts'
import { automationIn } from '../time/automations.ts'
import type { Rules } from './replay.ts'
import { type Happened, passed, type Trial } from './trial.ts'
import { automationTimers } from './trial-automations.ts'

/** `before` null: the record is made. Answers what happens from `at` until the moment `until` is reached; the record itself goes on as it really went. */
export type AutomationsAlong = (before: RecordRow | null, after: RecordRow, at: Date, until: Date) => Promise<readonly Happened[]>

export function openAutomationsAlong(given: Rules): AutomationsAlong {
  const rules = { ...given, zone: given.model.settings.timeZone, isAutomated: true }
  let waiting: Trial['timers'] = []
  return async (before, after, at, until) => {
    if ((given.model.automations.get(given.entity.name) ?? []).length === 0) return []
    const { set, ended } = automationTimers(rules, before, after, at, [])
    const kept = waiting.filter((timer) => !ended.some(({ state, delay }) => state === timer.state && delay === timer.delay))
    // What is due at once is due, though the next event came in the same moment.
    const end = new Date(Math.max(at.getTime(), until.getTime() - 1))
    const { trial, happened } = await passed(rules, { row: after, timers: [...kept, ...set], clocks: [] }, end, 'automations')
    waiting = trial.timers.filter(({ state }) => automationIn(state) !== null)
    return happened
  }
}
