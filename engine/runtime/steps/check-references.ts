import { message } from '../../forms/index.ts'
import { EngineError, type Issue } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import { type Query, readableIds, type Site } from '../../store/index.ts'
import { readScopeOf } from '../read-scope.ts'
import type { CommandRuntime } from '../types.ts'
import { isRow, rowsOf } from './values.ts'

interface Link {
  readonly field: Field
  readonly id: string
  readonly pointer: string
}

function linksIn(fields: readonly Field[], values: Values, pointer = ''): readonly Link[] {
  return fields.flatMap((field): readonly Link[] => {
    const at = `${pointer}/${field.name}`
    if (field.lines) return rowsOf(values, field).flatMap((row, i) => (isRow(row) ? linksIn(field.lines?.fields ?? [], row, `${at}/${i}`) : []))
    const id = values[field.name]
    return field.type.kind === 'id' && isUuid(id) ? [{ field, id, pointer: at }] : []
  })
}

const targetOf = ({ model }: Pick<CommandRuntime, 'model'>, field: Field): Entity | null => (field.target === null ? null : (model.entities.get(field.target) ?? null))

/** Ids of `links` that are there for the actor, by target entity (null: people). */
async function found(query: Query, runtime: Pick<CommandRuntime, 'model' | 'actor' | 'now'>, links: readonly Link[], site: Site | null): Promise<ReadonlySet<string>> {
  const targets = [...new Set(links.map(({ field }) => targetOf(runtime, field)))]
  const meant = targets.map((entity) => ({ entity, ids: [...new Set(links.filter(({ field }) => targetOf(runtime, field) === entity).map(({ id }) => id))] }))
  return new Set(await readableIds(query, readScopeOf(runtime.model, runtime.actor, runtime.now), meant, site))
}

/**
 * References that somebody gives lead to records that are there, that they may see, and that are the record's
 * dealership's own or everybody's; those that stood in the record before stay as they are.
 * @throws EngineError VALIDATION_FAILED with the place of each that does not
 */
export async function checkReferences(runtime: CommandRuntime, entity: Entity, fields: readonly Field[], given: Values, record: Site & { readonly values: Values }, pointer = ''): Promise<void> {
  const known = new Set(linksIn(entity.fields, record.values).map(({ id }) => id))
  const links = linksIn(fields, given, pointer).filter(({ id }) => !known.has(id))
  if (links.length === 0) return
  const there = await found(runtime.query, runtime, links, entity.scope === 'network' ? null : record)
  const { locale } = runtime.actor
  const issues = links.filter(({ id }) => !there.has(id.toLowerCase())).map(({ field, pointer: at }): Issue => ({ pointer: at, message: message('missing', locale, { title: titleOf(field.titles, locale) }) }))
  if (issues.length > 0) throw new EngineError('VALIDATION_FAILED', issues[0]?.message ?? '', { issues, hint: 'Nothing was saved. Choose another record and save again.' })
}

/** The values without references that lead nowhere the actor may look. */
export async function withoutForeign(query: Query, runtime: Pick<CommandRuntime, 'model' | 'actor' | 'now'>, entity: Entity, values: Values): Promise<Values> {
  const links = linksIn(entity.fields.filter((field) => !field.lines), values)
  const there = await found(query, runtime, links, entity.scope === 'network' ? null : runtime.actor)
  const foreign = new Set(links.filter(({ id }) => !there.has(id.toLowerCase())).map(({ field }) => field.name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !foreign.has(name)))
}
