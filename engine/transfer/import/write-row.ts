/** One row of an import as commands: whatever rule holds for a form holds here. */
import { comparableText } from '../../kernel/comparable-text.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { runCommand } from '../../runtime/execute-command.ts'
import type { CommandRuntime } from '../../runtime/index.ts'
import { type ImportRow, loadRecord, type RecordRow } from '../../store/index.ts'
import { namingFields } from './fields.ts'
import type { PlannedRow } from './plan-rows.ts'
import { say } from './sentences.ts'

export interface WrittenRow {
  readonly kind: 'created' | 'updated' | 'skipped'
  readonly recordId: string
  readonly version: number
  /** Values that were there before. */
  readonly before: Values | null
  /** Records that were made because the row names them. */
  readonly made: readonly { readonly field: Field; readonly text: string; readonly entity: string; readonly id: string }[]
}

export const wrongRecord = '00000000-0000-0000-0000-000000000000'

/** Records that rows of the same transaction made under a name. */
export type Made = Map<string, string>

/** @throws EngineError where the row is refused */
export async function writeRow(runtime: CommandRuntime, entity: Entity, given: PlannedRow, made: Made, refused: ReadonlySet<number>): Promise<WrittenRow> {
  const { locale } = runtime.actor
  const row = given.twice && refused.has(given.twice.row) ? { ...given, twice: null } : given
  if (row.problems.length > 0) throw new EngineError('VALIDATION_FAILED', row.problems.map(({ message }) => message).join(' '), { issues: row.problems.map(({ field, message }) => ({ pointer: `/${field}`, message })) })
  const [existing, ...others] = row.existing
  if (row.whenThere !== 'create') {
    if (existing && (row.whenThere === 'skip' || row.twice !== null)) return skipped(existing.id, existing.version)
    if (existing && others.length > 0) throw new EngineError('DUPLICATE', say('severalExisting', locale, { label: row.existing.map(({ label }) => label).join('; ') }))
    if (!existing && row.twice !== null) return skipped(wrongRecord, 0)
  }
  if (row.twice?.isUnique) throw new EngineError('DUPLICATE', say('twice', locale, { row: row.twice.row }))
  const linked = await makeMissing(runtime, entity, row, made)
  const values = { ...row.values, ...linked.values }
  if (existing && row.whenThere !== 'create') return change(runtime, entity, existing, row.whenThere === 'fill', values, linked.made)
  const created = await runCommand(runtime, { kind: 'create', entity, values })
  return { kind: 'created', recordId: created.id, version: created.version, before: null, made: linked.made }
}

const skipped = (recordId: string, version: number): WrittenRow => ({ kind: 'skipped', recordId, version, before: null, made: [] })

async function change(runtime: CommandRuntime, entity: Entity, { id, version }: { readonly id: string; readonly version: number }, isFilling: boolean, values: Values, made: WrittenRow['made']): Promise<WrittenRow> {
  const before = await loadRecord(runtime.query, entity, id)
  if (!before) throw new EngineError('NOT_FOUND', 'There is no such record, or it is not yours to see.')
  const given = isFilling ? Object.fromEntries(Object.entries(values).filter(([name]) => isEmpty(before, name))) : values
  const after = await runCommand(runtime, { kind: 'update', entity, id, version, values: given })
  if (after.version === before.version) return { ...skipped(id, after.version), made }
  return { kind: 'updated', recordId: id, version: after.version, before: Object.fromEntries(Object.keys(given).map((name) => [name, before.values[name] ?? null])), made }
}

function isEmpty({ values }: RecordRow, name: string): boolean {
  const value = values[name]
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

async function makeMissing(runtime: CommandRuntime, entity: Entity, row: PlannedRow, made: Made): Promise<{ readonly values: Values; readonly made: WrittenRow['made'] }> {
  const values: Values = {}
  const fresh: WrittenRow['made'][number][] = []
  for (const [name, text] of Object.entries(row.missing)) {
    const field = entity.fieldByName.get(name)
    const target = field?.target ? runtime.model.entities.get(field.target) : undefined
    const naming = target ? namingFields(runtime.model, runtime.actor, target) : []
    if (!field || !target || naming.length === 0) throw new EngineError('BAD_INPUT', 'Nothing can be made here by its name alone.')
    const key = `${target.name} ${comparableText(text)}`
    let id = made.get(key)
    if (id === undefined) {
      id = (await runCommand(runtime, { kind: 'create', entity: target, values: Object.fromEntries(naming.map((each) => [each.name, text.slice(0, each.schema.maxLength)])) })).id
      made.set(key, id)
      fresh.push({ field, text, entity: target.name, id })
    }
    values[name] = id
  }
  return { values, made: fresh }
}

/** What the import notes of a row; records made on the way stand under numbers below 0. */
export function importRows(entity: Entity, row: PlannedRow, written: WrittenRow, nextMade: () => number): readonly ImportRow[] {
  const { kind, recordId, version, before } = written
  return [
    ...written.made.map((one): ImportRow => ({ row: -nextMade(), entity: one.entity, recordId: one.id, kind: 'created', before: null, version: 1 })),
    { row: row.number, entity: entity.name, recordId, kind, before, version },
  ]
}
