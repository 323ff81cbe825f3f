/** What makes a transition happen, and how to make it happen otherwise. Pure. */
import { type MachineDefinition, segment, segments, type TransitionDefinition, type TransitionNode, valueAt } from '../../../../engine/client.ts'
import { fresh } from '../parts/fresh-name.ts'
import { changeAt, removeTransition } from './edits.ts'

/** `moment`: `at` is CEL over the record, `name` stands for it among the delays of the state. */
export type Trigger =
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'after'; readonly delay: string }
  | { readonly kind: 'moment'; readonly name: string; readonly at: string }
  | { readonly kind: 'done' }

export function triggerOf({ event, delay, definition }: Pick<TransitionNode, 'event' | 'delay' | 'definition'>): Trigger {
  if (event !== null) return { kind: 'event', event }
  if (delay === null) return { kind: 'done' }
  return definition.meta.at === undefined ? { kind: 'after', delay } : { kind: 'moment', name: delay, at: definition.meta.at }
}

/** The trigger of that kind to begin with. */
export function newTrigger({ source }: Pick<TransitionNode, 'source'>, kind: Trigger['kind']): Trigger {
  const { on = {}, after = {} } = source.definition
  if (kind === 'event') return { kind, event: fresh('EVENT', (name) => Object.hasOwn(on, name)) }
  if (kind === 'after') return { kind, delay: 'P1D' }
  if (kind === 'moment') return { kind, name: fresh('MOMENT', (name) => Object.hasOwn(after, name)), at: 'record.createdAt' }
  return { kind }
}

const placeOf = (source: string, trigger: Trigger): string => {
  if (trigger.kind === 'done') return `${source}/onDone`
  return trigger.kind === 'event' ? `${source}/on/${segment(trigger.event)}` : `${source}/after/${segment(trigger.kind === 'after' ? trigger.delay : trigger.name)}`
}

/** Without what only another trigger has a use for: nobody is asked for a form by a clock. */
function fitting(definition: TransitionDefinition, trigger: Trigger): TransitionDefinition {
  const { at: _at, calendar, form, primary, danger, ...meta } = definition.meta
  if (trigger.kind === 'event') return { ...definition, meta: { ...meta, roles: meta.roles.length === 0 ? ['*'] : meta.roles, ...(form && { form }), ...(primary && { primary }), ...(danger && { danger }) } }
  return { ...definition, meta: { ...meta, roles: [], ...(trigger.kind === 'after' && calendar !== undefined && { calendar }), ...(trigger.kind === 'moment' && { at: trigger.at }) } }
}

/** The transition with another trigger, and where it then stands; after others of the same event or delay. */
export function setTrigger(machine: MachineDefinition, transition: Pick<TransitionNode, 'source' | 'pointer' | 'definition' | 'event' | 'delay'>, trigger: Trigger): { readonly machine: MachineDefinition; readonly pointer: string } {
  const { source, pointer } = transition
  const definition = fitting(transition.definition, trigger)
  const place = placeOf(source.pointer, trigger)
  if (placeOf(source.pointer, triggerOf(transition)) === place) return { machine: changeAt<TransitionDefinition>(machine, pointer, () => definition), pointer }
  return putTransition(removeTransition(machine, pointer), place, definition)
}

function putTransition(machine: MachineDefinition, place: string, definition: TransitionDefinition): { readonly machine: MachineDefinition; readonly pointer: string } {
  const there = valueAt(machine, segments(place)) as TransitionDefinition | readonly TransitionDefinition[] | undefined
  if (there === undefined) return { machine: changeAt<TransitionDefinition>(machine, place, () => definition), pointer: place }
  const list = Array.isArray(there) ? (there as readonly TransitionDefinition[]) : [there as TransitionDefinition]
  return { machine: changeAt<readonly TransitionDefinition[]>(machine, place, () => [...list, definition]), pointer: `${place}/${list.length}` }
}

/** A timer of the state, of a day, that leads nowhere yet: what it does is added in its panel. */
export function addTimer(machine: MachineDefinition, source: TransitionNode['source'], definition: TransitionDefinition): { readonly machine: MachineDefinition; readonly pointer: string } {
  return putTransition(machine, placeOf(source.pointer, { kind: 'after', delay: 'P1D' }), definition)
}
