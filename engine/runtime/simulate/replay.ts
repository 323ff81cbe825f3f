/** One event of the past under one version of the definitions. Pure but for the records that references point to. */
import { reasonText, requiredIn } from '../../access/index.ts'
import { EngineError, type Issue } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import type { Actor, Entity, Model, Step, Values } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'
import type { Applied } from '../steps/apply-actions.ts'
import { changesOf } from '../steps/changes.ts'
import { checkRecord } from '../steps/check-record.ts'
import { contextOf, type Expand, typedInput, withValues } from '../steps/expression-context.ts'
import { nextRow } from '../steps/next-row.ts'
import { nextStep } from '../steps/next-step.ts'
import { isRow, type Sent } from './journey.ts'

export interface Rules {
  readonly model: Model
  readonly entity: Entity
  readonly expand: Expand
}

/** What the rules make of the event: refused, or the state it leads to and what it does besides. */
export type Outcome =
  | { readonly refused: { readonly code: string; readonly text: string }; readonly issues: readonly Issue[] }
  | { readonly refused: null; readonly state: string; readonly row: RecordRow; readonly step: Step; readonly changes: ReturnType<typeof changesOf>; readonly effects: Applied['effects'] }

/** @param row the record before the event, in the words and the state of these rules */
export async function replay({ model, entity, expand }: Rules, actor: Actor, row: RecordRow, sent: Pick<Sent, 'at' | 'input'>, event: string | null): Promise<Outcome> {
  const facts = { model, actor, now: new Date(sent.at) }
  if (event === null) return { issues: [], refused: { code: 'EVENT_STATE', text: reasonText('EVENT_STATE', actor.locale, { state: entity.machine?.states.get(row.state ?? '')?.titles ?? entity.titles }) } }
  try {
    const context = await contextOf(facts, expand, entity, row, { input: sent.input, event })
    const { step, typed } = await nextStep(entity, row.state, event, context, actor.locale, (fields, input) => typedInput(model, expand, fields, input, entity.machine?.expressionsOf(event) ?? []))
    const { row: next, effects, context: seen } = await nextRow(facts, expand, entity, row, step, { ...context, input: typed })
    const changes = changesOf(entity, row.values, next.values)
    checkRecord(entity, next, withValues(seen, entity, next.values), actor.locale, { fieldNames: [...new Set([...Object.keys(changes ?? {}), ...requiredIn(entity, step.state)])], before: row.values })
    return { refused: null, state: step.state, row: next, step, changes, effects }
  } catch (error) {
    if (!(error instanceof EngineError) || (error.code !== 'EVENT_REFUSED' && error.code !== 'VALIDATION_FAILED')) throw error
    const reason = (error.data as { readonly reason?: string } | undefined)?.reason
    return { issues: error.issues ?? [], refused: { code: reason ?? error.code, text: error.message } }
  }
}

/** Names of fields in one version by their names in another, by stable id; lines with theirs. */
export function renamed(from: Entity, to: Entity, values: Values): Values {
  const targets = new Map(to.fields.map((field) => [field.id, field]))
  return mapped(values, (name, value) => {
    const source = from.fieldByName.get(name)
    const target = source && targets.get(source.id)
    if (!source) return [name, value]
    if (!target) return null
    if (!source.lines || !target.lines || !Array.isArray(value)) return [target.name, value]
    const inner = new Map(source.lines.fields.map((field) => [field.name, target.lines?.fields.find(({ id }) => id === field.id)?.name]))
    return [target.name, value.map((row: Json) => (isRow(row) ? mapped(row, (key, cell) => renamedCell(key === 'id' ? key : inner.get(key), cell)) : row))]
  })
}

const renamedCell = (name: string | undefined, value: Json): readonly [string, Json] | null => (name === undefined ? null : [name, value])

/** Each value under the name given for it; null: left out. */
function mapped(values: Values, place: (name: string, value: Json) => readonly [string, Json] | null): Values {
  const found: [string, Json][] = []
  for (const [name, value] of Object.entries(values)) {
    const placed = place(name, value)
    if (placed) found.push([...placed])
  }
  return Object.fromEntries(found)
}
