/** What a step that was tried by hand adds to a scenario: values that need no database, states and transitions by their ids. */
import type { TriedView, TryOutRequest } from '../../engine.ts'
import type { ScenarioStep } from '../../definition/types.ts'
import { inputFields } from '../../forms/index.ts'
import type { Json } from '../../kernel/json.ts'
import type { Entity, Field, Model, Values } from '../../model/types.ts'
import { type Expand, pathsRead } from '../steps/expression-context.ts'
import { isRow } from '../steps/values.ts'
import { stateId, transitionOf } from './run-scenario.ts'
import { some } from './step-by.ts'
import type { Happened, Trial, TrialRules } from './trial.ts'

interface Taken {
  readonly trial: Trial
  readonly happened: readonly Happened[]
}

/** A walk can be gone again that began with a new record where records begin. */
export async function scenarioPart(rules: TrialRules, { from, does, role }: TryOutRequest, { trial, happened }: Taken): Promise<TriedView['scenario']> {
  const { entity } = rules
  const begins = from.kind === 'new' && from.state === null ? stateId(entity, trial.row.state) : null
  const typed = does?.kind === 'save' || does?.kind === 'send' ? await plain(rules, entity.fields, (does.values ?? {}) as Values, '') : {}
  const sent = does?.kind === 'send' ? happened[0] : undefined
  const input = does?.kind === 'send' ? await inputOf(rules, sent, does.input) : {}
  const taken = happened.filter((one) => one.refused === null && one.transitions.length > 0 && (one === sent || one.kind === 'timer'))
  const steps = taken.map((one, i): ScenarioStep => {
    const by = one === sent ? { role, ...some('set', typed), ...some('input', input) } : {}
    // What automations did then is done again by themselves.
    return { transition: one.transitions[0] ?? '', ...by, to: stateId(entity, i === taken.length - 1 ? trial.row.state : beforeNext(happened, one)) }
  })
  return { begins, set: steps.some(({ role: sender }) => sender !== undefined) ? {} : typed, steps, at: taken.map(({ at }) => at) }
}

/** State in which the record stood when the next step of its own came. */
function beforeNext(happened: readonly Happened[], one: Happened): string | null {
  const rest = happened.slice(happened.indexOf(one) + 1)
  return rest.find(({ kind }) => kind === 'timer')?.from ?? one.to
}

async function inputOf(rules: TrialRules, sent: Happened | undefined, given: Values): Promise<Values> {
  const form = transitionOf(rules.entity, sent?.transitions[0] ?? '')?.definition.meta.form
  return form ? plain(rules, inputFields(form), given, 'input.') : {}
}

/** The values, with what conditions read of a record in the place of its id; nothing of a person. */
async function plain({ model, entity, expand }: TrialRules, fields: readonly Field[], values: Values, prefix: '' | 'input.'): Promise<Values> {
  const paths = pathsRead(entity).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []))
  const read = await expand({ fieldByName: new Map(fields.map((field) => [field.name, field])) } as Parameters<Expand>[0], values, paths)
  const byName = new Map(fields.map((field) => [field.name, field]))
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue({ model, paths }, byName.get(name), value, read[name] ?? null)]))
}

interface Reading {
  readonly model: Model
  readonly paths: readonly string[]
}

function plainValue({ model, paths }: Reading, field: Field | undefined, value: Json, read: Json): Json {
  if (field?.lines && Array.isArray(value)) return value.map((row: Json) => (isRow(row) ? Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id').map(([name, cell]) => [name, plainValue({ model, paths: [] }, field.lines?.fields.find((one) => one.name === name), cell, null)])) : row))
  if (field?.type.kind !== 'id' || value === null) return value
  const target = model.entities.get(field.target ?? '')
  return target && isRow(read) ? ofRecord(model, target, read, below(paths, field.name)) : {}
}

const below = (paths: readonly string[], name: string): readonly string[] => paths.flatMap((path) => (path.startsWith(`${name}.`) ? [path.slice(name.length + 1)] : []))

function ofRecord(model: Model, entity: Entity, record: Values, paths: readonly string[]): Values {
  const names = [...new Set(paths.map((path) => path.split('.', 1)[0] ?? ''))]
  return Object.fromEntries(names.flatMap((name): readonly [string, Json][] => {
    const field = entity.fieldByName.get(name)
    const value = record[name] ?? null
    if (!field || field.keywords.personal === true || value === null) return []
    const target = model.entities.get(field.target ?? '')
    return field.type.kind === 'id' ? [[name, target && isRow(value) ? ofRecord(model, target, value, below(paths, name)) : {}]] : [[name, value]]
  }))
}
