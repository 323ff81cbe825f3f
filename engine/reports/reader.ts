import { type TypeScope, compileToSql, entityScope, periodField } from '../expressions/index.ts'
import type { FieldScope, SqlBindings } from '../expressions/index.ts'
import type { ReportDefinition } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import type { Sql } from '../kernel/sql.ts'
import type { Actor, Entity, Model, ScalarKind, SqlScope } from '../model/types.ts'
import type { Parameters } from './parameters.ts'

/** Who reads the report, when, and how that person's rights look in SQL. */
export interface ReportReader {
  readonly model: Model
  readonly actor: Actor
  readonly now: Date
  /** IANA name in which the days of periods begin and end. */
  readonly timeZone: string
  /** Row filter of the reader over the rows called `alias`. */
  readonly visible: (entity: Entity, alias: string) => Sql
  readonly mask: (entity: Entity, field: string) => 'clear' | 'masked' | 'hidden'
  readonly sqlScope: (entity: Entity, alias: string) => SqlScope
}

/** One run of a report. */
export interface ReportRun {
  readonly reader: ReportReader
  readonly report: ReportDefinition
  readonly parameters: Parameters
}

export type PlainMeasure = Exclude<ReportDefinition['measures'][string], { kind: 'ratio' }>

/** Throws DEFINITION_INVALID for a measure the report does not have. */
export function measureOf(report: ReportDefinition, name: string): ReportDefinition['measures'][string] {
  const measure = report.measures[name]
  if (measure === undefined) throw new EngineError('DEFINITION_INVALID', `The report “${report.name}” has no measure “${name}”.`)
  return measure
}

/** Names of the measures that are counted from records, without ratios. */
export function plainNames(report: ReportDefinition, names: Iterable<string>): readonly string[] {
  const plain = [...names].flatMap((name) => {
    const measure = measureOf(report, name)
    return measure.kind === 'ratio' ? [measure.of, measure.to] : [name]
  })
  return [...new Set(plain)]
}

export function sourceOf({ reader, report }: Pick<ReportRun, 'reader' | 'report'>, name: string): { readonly measure: PlainMeasure; readonly entity: Entity } {
  const measure = measureOf(report, name)
  if (measure.kind === 'ratio') throw new EngineError('DEFINITION_INVALID', `The measure “${name}” is a ratio; it is counted from others.`)
  const entity = reader.model.entities.get(measure.source)
  if (entity === undefined) throw new EngineError('DEFINITION_INVALID', `The measure “${name}” counts “${measure.source}”, which does not exist.`)
  return { measure, entity }
}

/** What the filters of a report may read. */
export function filterScope({ reader, report }: ReportRun, entity: Entity): TypeScope {
  const params = new Map(report.parameters.map((parameter): [string, FieldScope] => [parameter.name, parameterField(reader.model, parameter)]))
  return { record: entityScope(reader.model, entity), params: { name: 'params', fields: params }, withActor: true }
}

export const bindingsOf = ({ reader, parameters }: ReportRun): SqlBindings => ({ actor: reader.actor, params: parameters, now: reader.now, timeZone: reader.timeZone })

/** The filter of a measure over the rows called `alias`; null where it counts every record. */
export function filterSql(run: ReportRun, name: string, alias: string): Sql | null {
  const { measure, entity } = sourceOf(run, name)
  return measure.filter === undefined ? null : compileToSql(measure.filter, filterScope(run, entity), run.reader.sqlScope(entity, alias), bindingsOf(run))
}

/** Where the path of a dimension leads, entity by entity; the last field is null for a system field. */
export function pathOf({ model }: ReportReader, entity: Entity, path: string): readonly { readonly entity: Entity; readonly name: string; readonly target: Entity | null; readonly kind: ScalarKind | null }[] {
  let at: Entity | null = entity
  return path.split('.').map((name) => {
    if (at === null) throw new EngineError('DEFINITION_INVALID', `“${path}” leads nowhere from “${entity.name}”.`)
    const field = at.fieldByName.get(name)
    const target: Entity | null = field?.target ? (model.entities.get(field.target) ?? null) : null
    const step = { entity: at, name, target, kind: field?.type.kind ?? null }
    at = target
    return step
  })
}

function parameterField(model: Model, parameter: ReportDefinition['parameters'][number]): FieldScope {
  if (parameter.type === 'period') return periodField
  const target = parameter.type === 'reference' ? model.entities.get(parameter.entity) : undefined
  if (target !== undefined) return { kind: 'id', target: () => entityScope(model, target) }
  return { kind: parameter.type === 'boolean' ? 'boolean' : 'string' }
}
