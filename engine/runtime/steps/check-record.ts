import { choicesToJudge, questionsOf, validateRecord } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import type { Entity, ExpressionContext, Field, Values } from '../../model/types.ts'
import type { RecordRow } from '../../store/index.ts'

interface Change {
  /** Only these are looked at, and what depends on them. */
  readonly fieldNames?: readonly string[]
  /** Values of the record before: choices that nothing has touched since stay as they are, whatever has become of the records. */
  readonly before?: Values
}

/** Throws VALIDATION_FAILED with every issue at once. */
export function checkRecord(entity: Entity, row: RecordRow, context: ExpressionContext, locale: string, { fieldNames, before }: Change = {}): void {
  const judged = before && choicesToJudge(entity, before, row.values)
  const issues = validateRecord({ entity, values: row.values, state: row.state, context, locale, formValueOf: (field) => formValueOf(context, field), ...(fieldNames ? { fieldNames: [...new Set([...fieldNames, ...(judged ?? [])])] } : {}), ...(judged ? { judged } : {}) })
  if (issues.length === 0) return
  throw new EngineError('VALIDATION_FAILED', issues[0]?.message ?? '', { issues, hint: 'Nothing was saved. Mend what is named and save again.' })
}

/** Value of the `form` field that an `answers` field answers, through the reference its path begins with. */
export function formValueOf(context: ExpressionContext, field: Field): Json | undefined {
  const path = field.keywords.form?.split('.') ?? []
  const value = path.reduce<Json | undefined>((from, name) => (from !== null && typeof from === 'object' && !Array.isArray(from) ? (from as { readonly [key: string]: Json })[name] : undefined), context.record)
  return questionsOf(value) ? value : undefined
}
