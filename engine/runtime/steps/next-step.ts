import { reasonText } from '../../access/index.ts'
import { validateInput } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, EventOption, ExpressionContext, Field, Step, Values } from '../../model/types.ts'
import { inputFields } from '../../forms/index.ts'
import { normalised } from './values.ts'

/**
 * What the event does, and the input it asks for in canonical form.
 * @throws EngineError EVENT_REFUSED with the reason, VALIDATION_FAILED for the input
 */
export function nextStep(entity: Entity, state: string | null, event: string, context: ExpressionContext, locale: string): { readonly step: Step; readonly input: Values; readonly fields: readonly Field[] } {
  const { machine } = entity
  if (!machine || state === null) throw new EngineError('EVENT_REFUSED', `“${titleOf(entity.titles, locale)}” knows no events.`)
  const options = machine.options(state, context, event)
  const schema = (options.find((option) => option.allowed) ?? options[0])?.transition.definition.meta.form
  const fields = schema ? inputFields(schema) : []
  const input = schema ? normalised(fields, context.input ?? {}) : {}
  const asked = schema ? machine.options(state, { ...context, input }, event) : options
  // A role that may not send the event is told so before its input is judged.
  if (asked.length > 0 && asked.every((option) => option.reason?.code === 'ROLE')) throw refused(asked, event, state, entity, locale)
  const issues = schema ? validateInput(schema, input, locale, '/input') : []
  if (issues.length > 0) throw new EngineError('VALIDATION_FAILED', issues[0]?.message ?? '', { issues })
  const step = machine.next(state, event, { ...context, input })
  if (!step) throw refused(asked, event, state, entity, locale)
  return { step, input, fields }
}

function refused(options: readonly EventOption[], event: string, state: string, entity: Entity, locale: string): EngineError {
  const reason = options.find((option) => option.reason)?.reason
  const message = reason ? titleOf(reason.titles, locale) : reasonText('EVENT_STATE', locale, { state: entity.machine?.states.get(state)?.titles ?? entity.titles })
  return new EngineError('EVENT_REFUSED', message, { data: { event, state, reason: reason?.code ?? 'EVENT_STATE' } })
}
