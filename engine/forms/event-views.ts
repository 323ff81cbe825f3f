import type { Choice, EventView } from '../engine.ts'
import { titleOf } from '../kernel/titles.ts'
import type { Entity, EventOption, ExpressionContext, Model, Transition } from '../model/types.ts'
import { stateOf } from './choices.ts'
import { type Prefill, transitionFormOf } from './input-form.ts'

/**
 * The buttons of a record in `state`: one per event, the transition that may be sent before those
 * that may not. Whether and why not comes from the machine itself.
 */
export function eventViewsOf(model: Model, entity: Entity, state: string, context: ExpressionContext, locale: string, labels: Readonly<Record<string, string>> = {}): readonly EventView[] {
  const { machine } = entity
  if (machine === null) return []
  const options = machine.options(state, context).filter((option) => option.transition.definition.meta.hidden !== true)
  const events = new Map<string, EventOption>()
  for (const option of options) {
    const known = events.get(option.event)
    if (known === undefined || (!known.allowed && option.allowed)) events.set(option.event, option)
  }
  return [...events.values()].map((option) => eventView(model, entity, option, locale, { entity: entity.name, machine, context, labels }))
}

function eventView(model: Model, entity: Entity, { event, transition, allowed, reason }: EventOption, locale: string, prefill: Prefill): EventView {
  const { titles, primary = false, danger = false } = transition.definition.meta
  return {
    event,
    title: titleOf(titles, locale),
    primary,
    danger,
    allowed,
    reason: reason === null ? null : titleOf(reason.titles, locale),
    reasonCode: reason?.code ?? null,
    target: targetOf(entity, transition, locale),
    form: transitionFormOf(model, transition, locale, prefill),
  }
}

/** A target is named from the states around the one it leaves, the innermost first. */
function targetOf(entity: Entity, transition: Transition, locale: string): Choice | null {
  const name = transition.definition.target?.replace(/^#/, '')
  if (name === undefined) return null
  if (name.startsWith('.')) return stateOf(entity, `${transition.from}${name}`, locale)
  const around = transition.from.split('.').slice(0, -1)
  for (let depth = around.length; depth >= 0; depth -= 1) {
    const found = stateOf(entity, [...around.slice(0, depth), name].join('.'), locale)
    if (found !== null) return found
  }
  return null
}
