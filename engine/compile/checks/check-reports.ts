/** Reports: sources, measures, columns and dimensions exist; filters can be SQL as a whole. */
import { reportFile } from '../../definition/index.ts'
import type { Measure, PackageDefinition, PropertySchema, ReportBlock, ReportDefinition } from '../../definition/types.ts'
import { checkSqlExpression, type TypeScope } from '../../expressions/index.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { parameterScope, stateKeys } from '../definition-scopes.ts'
import { celIssues, type Check, type CheckContext, entityIn, entityNamesOf, fieldNames, issue, roleNamesOf, systemNames, unknownName } from './context.ts'

type TableBlock = Extract<ReportBlock, { kind: 'table' }>

export const checkReports: Check = (context) => Object.values(context.package.reports).flatMap((report) => (context.isKnown(report) ? [] : reportIssues(context, report)))

function reportIssues(context: CheckContext, report: ReportDefinition): readonly Issue[] {
  const { package: pkg } = context
  const file = reportFile(report.name)
  const measures = Object.keys(report.measures)
  return [
    ...report.roles.flatMap((role, i) => unknownName(file, `/roles/${i}`, 'role', role, roleNamesOf(pkg))),
    ...twice(file, '/parameters', report.parameters.map(({ name }) => name)),
    ...report.parameters.flatMap((parameter, i) => (parameter.type === 'reference' ? unknownName(file, `/parameters/${i}/entity`, 'entity', parameter.entity, entityNamesOf(pkg)) : [])),
    ...Object.entries(report.measures).flatMap(([name, measure]) => measureIssues(context, report, `/measures/${name}`, measure)),
    ...twice(file, '/blocks', report.blocks.map(({ id }) => id)),
    ...report.blocks.flatMap((block, i) => blockIssues(pkg, report, file, `/blocks/${i}`, block, measures)),
  ]
}

function twice(file: string, pointer: string, names: readonly string[]): readonly Issue[] {
  return names.flatMap((name, i) => (names.indexOf(name) === i ? [] : [issue(file, `${pointer}/${i}`, `“${name}” stands here twice`)]))
}

function measureIssues(context: CheckContext, report: ReportDefinition, pointer: string, measure: Measure): readonly Issue[] {
  const file = reportFile(report.name)
  if (measure.kind === 'ratio') {
    const plain = Object.entries(report.measures).filter(([, other]) => other.kind !== 'ratio').map(([name]) => name)
    return (['of', 'to'] as const).flatMap((key) => unknownName(file, `${pointer}/${key}`, 'counted measure', measure[key], plain))
  }
  const files = entityIn(context.package, measure.source)
  if (!files) return unknownName(file, `${pointer}/source`, 'entity', measure.source, entityNamesOf(context.package))
  const field = measure.kind === 'count' ? [] : measure.kind === 'time-in-state' ? unknownName(file, `${pointer}/state`, `state of “${measure.source}”`, measure.state, stateKeys(files.machine?.states ?? {})) : aggregateIssues(file, `${pointer}/field`, measure.kind, measure.field, files.entity.schema.properties)
  return [...field, ...filterIssues(context, report, file, `${pointer}/filter`, measure)]
}

function aggregateIssues(file: string, pointer: string, kind: 'sum' | 'avg' | 'min' | 'max', name: string, properties: Readonly<Record<string, PropertySchema>>): readonly Issue[] {
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (!property) return unknownName(file, pointer, 'field', name, Object.keys(properties))
  return fieldTypeOf(property)?.aggregates.includes(kind) ? [] : [issue(file, pointer, `“${name}” has no ${kind}`, 'Choose a field with numbers or dates, or count records.')]
}

function filterIssues(context: CheckContext, report: ReportDefinition, file: string, pointer: string, { source, filter }: Exclude<Measure, { kind: 'ratio' }>): readonly Issue[] {
  if (filter === undefined) return []
  const record = context.scopes(source)
  const scope: TypeScope = { ...(record ? { record } : {}), params: parameterScope(report.parameters, context.scopes), withActor: true }
  const wrong = celIssues(file, pointer, filter, scope, 'boolean')
  return wrong.length > 0 ? wrong : checkSqlExpression(filter, scope).map(({ message, hint }) => issue(file, pointer, message, hint))
}

function blockIssues(pkg: PackageDefinition, report: ReportDefinition, file: string, pointer: string, block: ReportBlock, measures: readonly string[]): readonly Issue[] {
  if (block.kind === 'figures') {
    return block.figures.flatMap((figure, i) => [
      ...unknownName(file, `${pointer}/figures/${i}/measure`, 'measure', figure.measure, measures),
      ...(figure.share === undefined ? [] : unknownName(file, `${pointer}/figures/${i}/share`, 'measure', figure.share, measures)),
    ])
  }
  if (block.kind === 'table') return tableIssues(pkg, report, file, pointer, block, measures)
  const table = report.blocks.find((other): other is TableBlock => other.kind === 'table' && other.id === block.table)
  if (!table) return unknownName(file, `${pointer}/table`, 'table block', block.table, report.blocks.filter(({ kind }) => kind === 'table').map(({ id }) => id))
  const labels = [...(table.dimension.show ?? []), table.dimension.field.split('.').at(-1) ?? '', 'label']
  return [
    ...unknownName(file, `${pointer}/column`, 'column', block.column, table.columns.map(({ id }) => id)),
    ...unknownName(file, `${pointer}/label`, 'field of the rows', block.label, labels),
  ]
}

function tableIssues(pkg: PackageDefinition, report: ReportDefinition, file: string, pointer: string, block: TableBlock, measures: readonly string[]): readonly Issue[] {
  const used = block.columns.flatMap((column) => ('measure' in column ? [column.measure] : [column.ratio.of]))
  const sources = new Set(used.flatMap((name) => sourceOf(report, name)))
  const ids = block.columns.map(({ id }) => id)
  return [
    ...block.columns.flatMap((column, i) =>
      'measure' in column
        ? unknownName(file, `${pointer}/columns/${i}/measure`, 'measure', column.measure, measures)
        : (['of', 'to'] as const).flatMap((key) => unknownName(file, `${pointer}/columns/${i}/ratio/${key}`, 'measure', column.ratio[key], measures)),
    ),
    ...twice(file, `${pointer}/columns`, ids),
    ...block.orderBy.flatMap(({ column }, i) => unknownName(file, `${pointer}/orderBy/${i}/column`, 'column', column, [...ids, ...(block.dimension.show ?? []), 'label', block.dimension.field])),
    ...[...sources].flatMap((source) => dimensionIssues(pkg, file, `${pointer}/dimension`, block, source)),
  ]
}

/** Entities that a measure counts, through ratios. */
function sourceOf(report: ReportDefinition, name: string): readonly string[] {
  const measure = Object.hasOwn(report.measures, name) ? report.measures[name] : undefined
  if (!measure) return []
  return measure.kind === 'ratio' ? [measure.of, measure.to].flatMap((part) => (report.measures[part]?.kind === 'ratio' ? [] : sourceOf(report, part))) : [measure.source]
}

function dimensionIssues(pkg: PackageDefinition, file: string, pointer: string, block: TableBlock, source: string): readonly Issue[] {
  const files = entityIn(pkg, source)
  if (!files) return []
  const [first = '', second] = block.dimension.field.split('.')
  const property = Object.hasOwn(files.entity.schema.properties, first) ? files.entity.schema.properties[first] : undefined
  if (!property && !systemNames(files).includes(first)) return unknownName(file, `${pointer}/field`, `field of “${source}”`, first, [...systemNames(files), ...fieldNames(files)])
  const target = entityIn(pkg, property?.['x-field'].entity ?? '')
  if (!target) return second === undefined && !block.dimension.show ? [] : [issue(file, `${pointer}/field`, `“${first}” is no reference, so it has no fields of its own`, 'Leave out "show" and the part behind the point.')]
  return [
    ...(second === undefined ? [] : unknownName(file, `${pointer}/field`, `field of “${target.entity.name}”`, second, fieldNames(target))),
    ...(second === undefined ? (block.dimension.show ?? []) : []).flatMap((name, i) => unknownName(file, `${pointer}/show/${i}`, `field of “${target.entity.name}”`, name, [...systemNames(target), ...fieldNames(target)])),
  ]
}
