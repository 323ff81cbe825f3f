/** Operations on time: what happens by itself after a while, and what is promised. */
import { isList } from './elements.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf, type Refusal } from './overlay-draft.ts'
import { putTransition } from './overlay-states.ts'
import type { ClockDefinition, PackageDefinition, TransitionDefinition } from './types.ts'
import { updateAt, valueAt } from './update-at.ts'

type Transitions = TransitionDefinition | readonly TransitionDefinition[]

export const addDelay = (draft: Draft, { state, delay, transition }: Operation<'add-delay'>): Applied => putTransition(draft, state, ['after', delay], transition)

/** The delay under which a transition stands, by its path; null where it is taken by an event. */
export function delayOf(path: readonly (string | number)[]): string | null {
  const at = path.length - (typeof path.at(-1) === 'number' ? 2 : 1)
  return path[at - 1] === 'after' ? String(path[at]) : null
}

export function setDelay(draft: Draft, { transition: id, delay, calendar }: Operation<'set-delay'>): Applied {
  const transition = elementOf(draft, id, 'transition', ['transition'])
  if (!isElement(transition)) return transition
  const [path, now] = [pathOf(transition), delayOf(transition.path)]
  if (now === null || (valueAt(draft.package, [...path, 'meta', 'at']) as string | undefined) !== undefined) return { pointer: '/transition', message: `“${id}” does not come after a time`, hint: 'Add a delay of the dealership’s own to the state.' }
  const missing = unknownCalendar(draft.package, calendar)
  if (missing) return missing
  const counted = calendar === undefined ? draft.package : updateAt<string | undefined>(draft.package, [...path, 'meta', 'calendar'], () => calendar ?? undefined)
  return delay === undefined || delay === now ? counted : moved(counted, path, now, delay)
}

/** Behind others of the same delay. */
function moved(pkg: PackageDefinition, path: readonly (string | number)[], from: string, to: string): PackageDefinition {
  const after = path.slice(0, path.lastIndexOf('after') + 1)
  const transition = valueAt(pkg, path) as TransitionDefinition
  const rest = updateAt<Transitions | undefined>(pkg, path, () => undefined)
  const left = valueAt(rest, [...after, from])
  const tidied = Array.isArray(left) && left.length === 0 ? updateAt<Transitions | undefined>(rest, [...after, from], () => undefined) : rest
  return updateAt<Transitions | undefined>(tidied, [...after, to], (there) => (there === undefined ? transition : [...(isList(there) ? there : [there]), transition]))
}

/** How long a promise of time lasts here. */
export function setClock(draft: Draft, { clock: id, limit, calendar }: Operation<'set-clock'>): Applied {
  const clock = elementOf(draft, id, 'clock', ['clock'])
  if (!isElement(clock)) return clock
  const missing = unknownCalendar(draft.package, calendar)
  if (missing) return missing
  return updateAt<ClockDefinition>(draft.package, pathOf(clock), ({ calendar: known, ...old }) => {
    const counted = calendar === undefined ? known : (calendar ?? undefined)
    return { ...old, ...(limit === undefined ? {} : { limit }), ...(counted === undefined ? {} : { calendar: counted }) }
  })
}

function unknownCalendar({ calendars = {} }: PackageDefinition, calendar: string | null | undefined): Refusal | null {
  if (calendar === undefined || calendar === null || Object.hasOwn(calendars, calendar)) return null
  return { pointer: '/calendar', message: `there is no calendar “${calendar}”`, hint: `Known: ${Object.keys(calendars).join(', ')}.` }
}
