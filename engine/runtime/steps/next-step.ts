import { reasonText } from '../../access/index.ts'
import { inputFields, shownForm, validateInput } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, EventOption, ExpressionContext, Field, Step, Values } from '../../model/types.ts'
import { normalised } from './values.ts'

/** What is read of the records that the input names, once it holds them rightly. */
export type ReadInput = (fields: readonly Field[], input: Values) => Promise<Values>

/**
 * What the event does, and the input it asks for in canonical form; `typed` is the input with what guards and actions
 * read of the records in it.
 * @throws EngineError EVENT_REFUSED with the reason, VALIDATION_FAILED for the input
 */
export async function nextStep(entity: Entity, state: string | null, event: string, context: ExpressionContext, locale: string, readInput: ReadInput): Promise<{ readonly step: Step; readonly input: Values; readonly typed: Values; readonly fields: readonly Field[] }> {
  const { machine } = entity
  if (!machine || state === null) throw new EngineError('EVENT_REFUSED', `“${titleOf(entity.titles, locale)}” knows no events.`)
  const options = machine.options(state, context, event)
  const asked = (options.find((option) => option.allowed) ?? options[0])?.transition.definition.meta.form
  const schema = asked && shownForm(asked, machine, context)
  const fields = schema ? inputFields(schema) : []
  const input = schema ? normalised(fields, context.input ?? {}) : {}
  // A role that may not send the event is told so before its input is judged.
  if (options.length > 0 && options.every((option) => option.reason?.code === 'ROLE')) throw refused(options, event, state, entity, locale)
  const issues = schema ? validateInput(schema, input, locale, '/input') : []
  if (issues.length > 0) throw new EngineError('VALIDATION_FAILED', issues[0]?.message ?? '', { issues })
  const typed = schema ? await readInput(fields, input) : input
  const step = machine.next(state, event, { ...context, input: typed })
  if (!step) throw refused(schema ? machine.options(state, { ...context, input: typed }, event) : options, event, state, entity, locale)
  return { step, input, typed, fields }
}

function refused(options: readonly EventOption[], event: string, state: string, entity: Entity, locale: string): EngineError {
  const reason = options.find((option) => option.reason)?.reason
  const message = reason ? titleOf(reason.titles, locale) : reasonText('EVENT_STATE', locale, { state: entity.machine?.states.get(state)?.titles ?? entity.titles })
  return new EngineError('EVENT_REFUSED', message, { data: { event, state, reason: reason?.code ?? 'EVENT_STATE' } })
}
