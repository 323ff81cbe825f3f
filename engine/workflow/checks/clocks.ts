import type { ClockDefinition } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { nearestName } from '../../kernel/nearest-name.ts'
import type { Subject } from '../check-machine.ts'
import { isoDuration } from '../iso-duration.ts'
import { allStates, type TransitionNode, transitionsOf } from '../walk-machine.ts'
import { actionIssues } from './catalogue.ts'

/** Clocks run in states that are there, end in time, and count in calendars that exist; so do delays. */
export function checkClocks(subject: Subject): readonly Issue[] {
  const clocks = subject.machine.meta?.clocks ?? []
  return [...clocks.flatMap((clock, i) => clockIssues(clock, `/meta/clocks/${i}`, subject)), ...allStates(subject.tree).map(transitionsOf).flatMap((nodes) => calendarIssues(nodes, subject))]
}

function clockIssues(clock: ClockDefinition, pointer: string, subject: Subject): readonly Issue[] {
  const limit = isoDuration(clock.limit)
  const known = allStates(subject.tree).map(({ key }) => key)
  const places = (['run', 'pause', 'stop'] as const).flatMap((list) => (clock[list] ?? []).flatMap((place, i) => placeIssue(place, known, `${pointer}/${list}/${i}`)))
  return [
    ...(limit ? [] : [{ pointer: `${pointer}/limit`, message: `"${clock.limit}" is no length of time to promise.`, hint: 'Write PT4H, P2D or P1DT12H.' }]),
    ...(clock.run.length > 0 ? [] : [{ pointer: `${pointer}/run`, message: 'This clock never runs: it names no state.', hint: 'Name a state, or category:active.' }]),
    ...unknownCalendar(clock.calendar, `${pointer}/calendar`, subject),
    ...places,
    ...(clock.alarms ?? []).flatMap((alarm, i) => alarmIssues(alarm, `${pointer}/alarms/${i}`, limit ?? 0, subject)),
  ]
}

function placeIssue(place: string, known: readonly string[], pointer: string): readonly Issue[] {
  if (place.startsWith('category:') || known.includes(place)) return []
  const near = nearestName(place, known)
  return [{ pointer, message: `There is no state "${place}".`, hint: near ? `Did you mean "${near}"?` : `States are ${known.join(', ')}.` }]
}

function alarmIssues({ at, before, actions }: NonNullable<ClockDefinition['alarms']>[number], pointer: string, limit: number, { facts }: Subject): readonly Issue[] {
  const length = isoDuration(at)
  const wrong = length === null ? [{ pointer: `${pointer}/at`, message: `"${at}" is not a length of time.`, hint: 'Write PT30M, PT0S for the limit itself.' }] : []
  const early = before && length !== null && length >= limit ? [{ pointer: `${pointer}/at`, message: 'This reminder would come before the clock begins.', hint: 'Let it come a shorter time before the limit.' }] : []
  return [...wrong, ...early, ...actions.flatMap((action, i) => actionIssues(action, `${pointer}/actions/${i}`, null, facts))]
}

/** Delays of one name are one timer and have one calendar. */
function calendarIssues(nodes: readonly TransitionNode[], subject: Subject): readonly Issue[] {
  return nodes.flatMap(({ definition, delay, pointer }) => {
    const { calendar } = definition.meta
    if (calendar !== undefined && delay === null) return [{ pointer: `${pointer}/meta/calendar`, message: 'Only a delay counts in a calendar.', hint: 'Take "calendar" away.' }]
    const first = delay === null ? undefined : nodes.find((other) => other.delay === delay)
    const differs = first !== undefined && first.definition.meta.calendar !== calendar
    return [...unknownCalendar(calendar, `${pointer}/meta/calendar`, subject), ...(differs ? [{ pointer: `${pointer}/meta`, message: `The transitions after ${delay} name different calendars.`, hint: 'They wait for one timer: name the same calendar in each.' }] : [])]
  })
}

function unknownCalendar(name: string | undefined, pointer: string, { facts }: Subject): readonly Issue[] {
  if (name === undefined || facts.calendars.includes(name)) return []
  const near = nearestName(name, facts.calendars)
  return [{ pointer, message: `There is no calendar "${name}".`, hint: near ? `Did you mean "${near}"?` : 'Calendars stand in calendars/<name>/calendar.json.' }]
}
