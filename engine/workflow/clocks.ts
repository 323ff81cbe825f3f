/** Clocks of a machine: in which states each runs, stands and ends, and when its alarms go off. */
import type { ClockDefinition, MachineDefinition } from '../definition/types.ts'
import type { Clock, State } from '../model/types.ts'
import { isoDuration } from './iso-duration.ts'

/** @param states every state by its key */
export function clocksOf({ meta }: MachineDefinition, states: ReadonlyMap<string, State>): readonly Clock[] {
  return (meta?.clocks ?? []).map((clock) => Object.freeze(toClock(clock, states)))
}

function toClock(clock: ClockDefinition, states: ReadonlyMap<string, State>): Clock {
  const limitMs = isoDuration(clock.limit) ?? 0
  const alarms = (clock.alarms ?? []).map(({ id, at, before, actions }) => ({ id, atMs: Math.max(0, limitMs + (isoDuration(at) ?? 0) * (before ? -1 : 1)), actions }))
  return { id: clock.id, titles: clock.titles, limitMs, calendar: clock.calendar ?? null, ruleIn: (state) => ruleIn(clock, states, state), alarms: alarms.sort((a, b) => a.atMs - b.atMs) }
}

function ruleIn({ run, pause = [], stop }: ClockDefinition, states: ReadonlyMap<string, State>, key: string): ReturnType<Clock['ruleIn']> {
  const state = states.get(key)
  const isIn = (places: readonly string[]): boolean => places.some((place) => (place.startsWith('category:') ? state?.category === place.slice('category:'.length) : standsIn(key, place)))
  // A final state inside another ends that one, not the record.
  const isFinal = state?.isFinal === true && !key.includes('.')
  const isOver = stop ? isIn(stop) : isFinal || state?.category === 'done' || state?.category === 'cancelled'
  if (isOver) return 'stop'
  return !isIn(pause) && isIn(run) ? 'run' : 'pause'
}

/** Whether a record with the stored `key` stands in `state`, itself or something inside it. */
export function standsIn(key: string, state: string): boolean {
  return key.split('|').some((path) => path === state || path.startsWith(`${state}.`))
}
