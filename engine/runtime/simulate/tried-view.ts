/** How a tried record stands and what has happened to it, in words of the reader. */
import type { TriedEffect, TriedStep, TriedView } from '../../engine.ts'
import { eventViewsOf, formatValue, formOf, recordLabel, stateOf } from '../../forms/index.ts'
import { isEngineError, type Issue } from '../../kernel/errors.ts'
import type { ValueFormat } from '../../kernel/format.ts'
import { sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Actor, Entity, ExpressionContext, Model, Told } from '../../model/types.ts'
import { fieldAt } from '../print/value-text.ts'
import { checkRecord, formValueOf } from '../steps/check-record.ts'
import { contextOf, withValues } from '../steps/expression-context.ts'
import { filledText } from '../steps/fill-texts.ts'
import { automationIn, automationOf } from '../time/automations.ts'
import { clockViews } from '../time/clock-views.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from '../views/labels.ts'
import type { Happened, Trial, TrialRules } from './trial.ts'
import { toTried } from './tried-record.ts'

export async function triedView(runtime: Runtime, rules: TrialRules, as: Actor, { trial, happened, now }: { readonly trial: Trial; readonly happened: readonly Happened[]; readonly now: Date }): Promise<Omit<TriedView, 'scenario'>> {
  const { model, entity, expand, zone } = rules
  const { row } = trial
  const { locale } = as
  const context = await contextOf({ model, actor: as, now }, expand, entity, row)
  const labels = await labelsOf(runtime, entity, [row.values, ...happened.map(({ changes }) => Object.fromEntries(Object.entries(changes ?? {}).flatMap(([name, [, after]]) => [[name, after]])))])
  const people = await peopleIn(runtime, happened)
  const format: ValueFormat = { locale, timeZone: zone, labels: { ...labels, ...people } }
  const { schema, uiSchema, data, mayEdit, readOnlyReasons } = formOf({ model, entity, actor: as, locale, state: row.state, record: row.values, isNew: false, labels, formValueOf: (field) => formValueOf(context, field) })
  const state = stateOf(entity, row.state, locale)
  return {
    at: now.toISOString(),
    record: toTried(trial),
    label: recordLabel(entity, { ...row.values, number: row.number }, format),
    machine: entity.machine?.definition ?? null,
    state: state && { ...state, since: row.stateSince },
    form: { schema, uiSchema, data, mayEdit, readOnlyReasons },
    labels,
    events: row.state === null ? [] : eventViewsOf(model, entity, row.state, context, locale, labels),
    mistakes: mistakesOf(entity, trial, context, locale),
    waits: waitsOf(model, entity, trial, locale),
    clocks: clockViews(model, entity, trial.clocks.map((clock) => ({ ...clock, zone })), now, locale),
    steps: happened.map((one) => stepView(model, entity, one, format)),
  }
}

function mistakesOf(entity: Entity, { row }: Trial, context: ExpressionContext, locale: string): readonly Issue[] {
  try {
    checkRecord(entity, row, withValues(context, entity, row.values), locale)
    return []
  } catch (error) {
    if (!isEngineError(error)) throw error
    return error.issues ?? []
  }
}

function waitsOf(model: Model, entity: Entity, { timers, clocks }: Trial, locale: string): TriedView['waits'] {
  const { machine } = entity
  const delayed = timers.flatMap(({ state, delay, dueAt }): TriedView['waits'] => {
    const automation = automationOf(model, entity, automationIn(state) ?? '')
    if (automation) return [{ kind: 'automation', title: titleOf(automation.titles, locale), at: dueAt }]
    const event = machine?.timers.find((timer) => timer.state === state && timer.delay === delay)?.event
    const transition = machine?.automatic.find((one) => one.event === event)
    return transition ? [{ kind: 'timer' as const, title: titleOf(transition.titles, locale), at: dueAt }] : []
  })
  const alarms = clocks.flatMap(({ clock, nextAt }) => {
    const known = machine?.clocks.find(({ id }) => id === clock)
    return known && nextAt !== null ? [{ kind: 'alarm' as const, title: titleOf(known.titles, locale), at: nextAt }] : []
  })
  return [...delayed, ...alarms].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function stepView(model: Model, entity: Entity, happened: Happened, format: ValueFormat): TriedStep {
  const { kind, at, from, to, refused, changes, effects } = happened
  const { locale } = format
  const set = Object.entries(changes ?? {}).flatMap(([name, [before, after]]): readonly TriedEffect[] => {
    const field = entity.fieldByName.get(name)
    return field ? [{ kind: 'set', field: titleOf(field.titles, locale), from: formatValue(field, before, format), to: formatValue(field, after, format) }] : []
  })
  return {
    kind,
    title: titleOfStep(model, entity, happened, locale),
    at,
    from: stateOf(entity, from, locale),
    to: stateOf(entity, to, locale),
    refused: refused && { ...refused.refused, issues: refused.issues },
    effects: [...set, ...effects.map((effect) => effectView({ model, entity }, effect, format))],
  }
}

function titleOfStep(model: Model, entity: Entity, { kind, what, transitions }: Happened, locale: string): string {
  const { titles, machine } = entity
  if (kind === 'automation') return titleOf(automationOf(model, entity, what ?? '')?.titles ?? titles, locale)
  if (kind === 'create') return titleOf(titles, locale)
  if (kind === 'alarm') return titleOf(machine?.clocks.find(({ alarms }) => alarms.some(({ id }) => id === what))?.titles ?? titles, locale)
  const all = [...(machine?.transitions ?? []), ...(machine?.automatic ?? [])]
  const transition = all.find(({ id }) => id === transitions[0]) ?? all.find(({ event }) => event === what)
  return transition ? titleOf(transition.titles, locale) : (what ?? '')
}

function effectView(of: { readonly model: Model; readonly entity: Entity }, effect: Happened['effects'][number], format: ValueFormat): TriedEffect {
  const { model, entity } = of
  const { locale } = format
  switch (effect.kind) {
    case 'comment':
      return { kind: 'comment', text: effect.text }
    case 'notify':
      return { kind: 'notify', to: effect.to.map((one) => toldView(of, one, format)), text: [titleOf(effect.titles, locale), typeof effect.body === 'object' ? titleOf(effect.body, locale) : effect.body].filter(Boolean).map((text) => filledText(of, text ?? '', effect.values ?? {}, format)).join(' · ') }
    case 'send':
      return { kind: 'send', event: titleOf(entity.machine?.transitions.find(({ event }) => event === effect.event)?.titles ?? { en: effect.event, ru: effect.event }, locale) }
    case 'message':
      return { kind: 'message', channel: effect.channel, recipient: effect.recipient }
    case 'create': {
      const target = model.entities.get(effect.entity)
      const values = Object.entries(effect.values).flatMap(([name, value]) => {
        const field = target?.fieldByName.get(name)
        return field && value !== null ? [{ field: titleOf(field.titles, locale), value: formatValue(field, value, format) }] : []
      })
      return { kind: 'create', entity: titleOf(target?.titles ?? { en: effect.entity, ru: effect.entity }, locale), values }
    }
  }
}

/** Whom it would tell: a role, a person, or what the path to people is called. */
function toldView({ model, entity }: { readonly model: Model; readonly entity: Entity }, { role, user, people }: Told, { locale, labels = {} }: ValueFormat): string {
  if (role !== undefined) return titleOf(model.roles.get(role)?.titles ?? { en: role, ru: role }, locale)
  if (people === undefined) return labels[user ?? ''] ?? '—'
  const titles = fieldAt(model, entity, people)?.titles
  return titles ? titleOf(titles, locale) : people
}

/** Names of those who would be told. */
async function peopleIn({ store }: Runtime, happened: readonly Happened[]): Promise<Readonly<Record<string, string>>> {
  const ids = [...new Set(happened.flatMap(({ effects }) => effects.flatMap((effect) => (effect.kind === 'notify' ? effect.to.flatMap(({ user }) => user ?? []) : []))))]
  if (ids.length === 0) return {}
  const rows = await store.query<{ id: string; name: string }>(sql`select u.id, u.name from platform."user" u where u.id::text = any(${ids}::text[])`)
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]))
}
