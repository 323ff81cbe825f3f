import type { ReportDefinition } from '../definition/types.ts'
import type { ReportView } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import { titleOf } from '../kernel/titles.ts'
import { isUuid } from '../kernel/uuid.ts'

type Parameter = ReportDefinition['parameters'][number]

/** Values of a report's parameters by name; a period is `{ from, to }`, both days inside. */
export type Parameters = Readonly<Record<string, Json>>

/** What the report shows before anyone chooses: periods default to this month in `timeZone`. */
export function defaultParameters(report: ReportDefinition, now: Date, timeZone: string): Parameters {
  return Object.fromEntries(report.parameters.map((parameter) => [parameter.name, defaultOf(parameter, now, timeZone)]))
}

/** The given values over the defaults. Throws BAD_INPUT with every wrong one. */
export function parametersOf(report: ReportDefinition, given: JsonObject, now: Date, timeZone: string): Parameters {
  const known = new Map(report.parameters.map((parameter) => [parameter.name, parameter]))
  const issues: Issue[] = Object.entries(given).flatMap(([name, value]) => {
    const parameter = known.get(name)
    if (parameter === undefined) return [{ pointer: `/${name}`, message: `The report has no parameter “${name}”.`, hint: `Its parameters: ${[...known.keys()].join(', ')}.` }]
    const problem = value === null ? null : problemWith(parameter, value)
    return problem === null ? [] : [{ pointer: `/${name}`, message: problem }]
  })
  if (issues.length > 0) throw new EngineError('BAD_INPUT', issues.map((issue) => issue.message).join(' '), { issues })
  const isChosen = ([name, value]: readonly [string, Json]): boolean => value !== null || known.get(name)?.type !== 'period'
  return { ...defaultParameters(report, now, timeZone), ...Object.fromEntries(Object.entries(given).filter(isChosen)) }
}

/** The parameters as the page shows them. */
export function parameterViews(report: ReportDefinition, values: Parameters, locale: string): ReportView['parameters'] {
  return report.parameters.map((parameter) => ({
    name: parameter.name,
    type: parameter.type,
    title: titleOf(parameter.titles, locale),
    ...(parameter.type === 'reference' ? { entity: parameter.entity } : {}),
    ...(parameter.type === 'enum' ? { options: Object.entries(parameter.options).map(([value, { titles }]) => ({ value, title: titleOf(titles, locale) })) } : {}),
    value: values[parameter.name] ?? null,
  }))
}

function defaultOf(parameter: Parameter, now: Date, timeZone: string): Json {
  if (parameter.type === 'reference') return null
  if (parameter.type !== 'period') return parameter.default ?? null
  if (typeof parameter.default === 'object') return { ...parameter.default }
  return monthOf(now, timeZone, parameter.default === 'last-month' ? -1 : 0)
}

/** First and last day of the month in which `now` falls there, moved by whole months. */
function monthOf(now: Date, timeZone: string, move: number): JsonObject {
  const [year = 0, month = 1] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(now).split('-').map(Number)
  const day = (months: number, date: number): string => new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10)
  return { from: day(move, 1), to: day(move + 1, 0) }
}

function problemWith(parameter: Parameter, value: Json): string | null {
  const title = parameter.titles.en
  if (parameter.type === 'period') return periodProblem(value, title)
  if (parameter.type === 'reference') return isUuid(value) ? null : `“${title}” must be the id of a record.`
  if (parameter.type === 'boolean') return typeof value === 'boolean' ? null : `“${title}” must be true or false.`
  return typeof value === 'string' && Object.hasOwn(parameter.options, value) ? null : `“${title}” must be one of: ${Object.keys(parameter.options).join(', ')}.`
}

function periodProblem(value: Json, title: string): string | null {
  const { from, to } = value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {}
  if (!isDay(from) || !isDay(to)) return `“${title}” must have two days: { "from": "2009-05-01", "to": "2009-05-25" }.`
  return from <= to ? null : `“${title}” ends before it begins.`
}

function isDay(value: Json | undefined): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}
