import { fieldAccess, reasonText } from '../../access/index.ts'
import { message } from '../../forms/index.ts'
import { EngineError, type Issue } from '../../kernel/errors.ts'
import { isSameJson, type JsonObject } from '../../kernel/json.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, Values } from '../../model/types.ts'
import type { CommandRuntime } from '../types.ts'
import { normalised, rowsOf } from './values.ts'

/**
 * The given values in canonical form, each of a field the actor may write in this state. Fields that come
 * back as they were are let through: a form sends what it shows.
 * @throws EngineError FORBIDDEN naming every field that may not be written and why
 */
export function acceptValues({ model, actor }: CommandRuntime, entity: Entity, given: JsonObject, before: Values | null, state: string | null): Values {
  const access = fieldAccess(model, actor, entity, state, before === null)
  checkRows(entity, given, actor.locale)
  const values = normalised(entity.fields, { ...given })
  const issues: Issue[] = []
  const reasons: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    const decision = access.get(name)
    if (!decision || decision.mode === 'edit') continue
    if (decision.mode !== 'read-only' || !isSameJson(value, before?.[name])) {
      if (decision.mode === 'masked' && value === '•••') {
        delete values[name]
        continue
      }
      if (decision.reason === 'COMPUTED') {
        delete values[name]
        continue
      }
      if (decision.reason) reasons[name] = decision.reason
      issues.push({ pointer: `/${name}`, message: decision.reason ? reasonText(decision.reason, actor.locale, decision.facts) : 'may not be written' })
    }
  }
  if (issues.length > 0) throw new EngineError('FORBIDDEN', issues.length === 1 ? (issues[0]?.message ?? '') : 'Some fields may not be changed here.', { issues, data: { reasons } })
  checkAppendOnly(entity, values, before)
  return values
}

/** Most rows that a command brings: what is computed for each row may look at all of them. */
const mostRows = 1000

/** Before anything is computed. */
function checkRows(entity: Entity, given: JsonObject, locale: string): void {
  const issues = entity.fields.flatMap((field): readonly Issue[] => {
    const rows = field.lines ? given[field.name] : null
    if (!Array.isArray(rows) || rows.length <= mostRows) return []
    return [{ pointer: `/${field.name}`, message: message('maxRows', locale, { title: titleOf(field.titles, locale), limit: String(mostRows) }) }]
  })
  if (issues.length > 0) throw new EngineError('VALIDATION_FAILED', issues[0]?.message ?? '', { issues })
}

/** Rows of a log stay as they are: they may be left out of what is given, never changed. */
function checkAppendOnly(entity: Entity, values: Values, before: Values | null): void {
  for (const field of entity.fields) {
    if (!field.lines?.appendOnly || !before || values[field.name] === undefined) continue
    const known = new Map(rowsOf(before, field).map((row) => [row.id, row]))
    const added = rowsOf(values, field).filter((row) => !known.has(row.id ?? null))
    const changed = rowsOf(values, field).findIndex((row) => {
      const old = known.get(row.id ?? null)
      return old !== undefined && Object.entries(row).some(([name, value]) => !isSameJson(value, old[name]))
    })
    if (changed >= 0) {
      throw new EngineError('VALIDATION_FAILED', 'Rows of this log can be added, not changed.', { issues: [{ pointer: `/${field.name}/${changed}`, message: 'This row was written before and stays as it is.', hint: 'Add a new row.' }] })
    }
    values[field.name] = [...rowsOf(before, field), ...added]
  }
}
