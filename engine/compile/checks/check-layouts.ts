/** Boards, calendars and charts of lists: the fields they are built on exist and can carry them. */
import { entityFile } from '../../definition/index.ts'
import type { BoardDefinition, EntityFiles, ListChartDefinition, PlannerDefinition } from '../../definition/types.ts'
import { fieldTypeOf } from '../../fields/index.ts'
import type { Issue } from '../../kernel/errors.ts'
import { offersTimes } from '../../model/occupation.ts'
import { systemFieldsOf } from '../../model/system-fields.ts'
import type { FieldType, ScalarKind } from '../../model/types.ts'
import { allNames, type Check, type CheckContext, issue, unknownName } from './context.ts'

export const checkLayouts: Check = (context) => Object.values(context.package.entities).flatMap((files) => (context.isKnown(files) ? [] : layoutIssues(context, files)))

interface Place {
  readonly file: string
  readonly files: EntityFiles
}

/** What a field is, whether the definition or the platform gives it to records. */
interface Kind {
  readonly type: string
  readonly kind: ScalarKind | null
  readonly aggregates: FieldType['aggregates']
  readonly isChoice: boolean
}

function layoutIssues(context: CheckContext, files: EntityFiles): readonly Issue[] {
  const { board, calendar, chart } = files.views
  const place: Place = { file: entityFile(files.entity.name, 'views'), files }
  return [...(board ? boardIssues(place, board) : []), ...(calendar ? plannerIssues(context, place, calendar) : []), ...(chart ? chartIssues(place, chart) : [])]
}

function kindOf({ entity, machine }: EntityFiles, name: string): Kind | null {
  const property = Object.hasOwn(entity.schema.properties, name) ? entity.schema.properties[name] : undefined
  const type = property && fieldTypeOf(property)
  if (property) return type ? { type: type.name, kind: type.kind, aggregates: type.aggregates, isChoice: property.enum !== undefined } : null
  const system = systemFieldsOf({ scope: entity.scope, numbering: entity.numbering, machine }).find((field) => field.name === name)
  return system ? { type: name, kind: system.kind, aggregates: [], isChoice: false } : null
}

/** An issue where there is no such field, or one that does not do. */
function fieldIssues({ file, files }: Place, pointer: string, name: string | undefined, does: (kind: Kind) => boolean, wanted: string): readonly Issue[] {
  if (name === undefined) return []
  const unknown = unknownName(file, pointer, 'field', name, allNames(files))
  const kind = kindOf(files, name)
  if (unknown.length > 0 || !kind || does(kind)) return unknown
  return [issue(file, pointer, `“${name}” cannot be ${wanted}`, hints[wanted])]
}

const hints: Readonly<Record<string, string>> = {
  columns: 'Choose state, an enum or a reference.',
  'swim lanes': 'Choose a reference, a person or an enum.',
  'summed up': 'Choose a field with numbers.',
  'the start': 'Choose a date or a moment.',
  'the duration': 'Choose a whole number; it counts minutes.',
  'a resource': 'Choose a reference, a person or an enum.',
  'a dimension': 'Choose state, an enum, a reference, a person, a yes-or-no field or a date.',
}

const isValue = ({ kind }: Kind): boolean => kind !== null
const isLane = ({ type, isChoice }: Kind): boolean => isChoice || type === 'reference' || type === 'user'
const isColumn = (kind: Kind): boolean => kind.type === 'state' || kind.isChoice || kind.type === 'reference'
const isTime = ({ kind }: Kind): boolean => kind === 'date' || kind === 'datetime'
const isSummed = ({ aggregates }: Kind): boolean => aggregates.includes('sum')
const isDimension = (kind: Kind): boolean => isLane(kind) || isTime(kind) || kind.kind === 'boolean' || ['state', 'dealership', 'createdBy', 'updatedBy'].includes(kind.type)

function boardIssues(place: Place, { columns, swimLanes, card, sums = [] }: BoardDefinition): readonly Issue[] {
  const { file, files } = place
  const without = (columns ?? 'state') === 'state' && !files.machine
  return [
    ...(without ? [issue(file, `/board${columns === undefined ? '' : '/columns'}`, 'records without a machine have no state to make columns of', 'Name an enum or a reference in “columns”.')] : fieldIssues(place, '/board/columns', columns, isColumn, 'columns')),
    ...fieldIssues(place, '/board/swimLanes', swimLanes, isLane, 'swim lanes'),
    ...(swimLanes !== undefined && swimLanes === columns ? [issue(file, '/board/swimLanes', `“${swimLanes}” makes the columns already`)] : []),
    ...card.flatMap((name, i) => fieldIssues(place, `/board/card/${i}`, name, isValue, 'shown on a card')),
    ...sums.flatMap((name, i) => fieldIssues(place, `/board/sums/${i}`, name, isSummed, 'summed up')),
  ]
}

function plannerIssues({ package: pkg }: CheckContext, place: Place, calendar: PlannerDefinition): readonly Issue[] {
  const { start, end, duration, resources = [], occupies = [], title = [], hours } = calendar
  const { file, files } = place
  const isLikeStart = ({ kind }: Kind): boolean => kind === kindOf(files, start)?.kind
  return [
    ...fieldIssues(place, '/calendar/start', start, isTime, 'the start'),
    ...fieldIssues(place, '/calendar/end', end, isLikeStart, `the end of “${start}”`),
    ...fieldIssues(place, '/calendar/duration', duration, ({ kind }) => kind === 'integer', 'the duration'),
    ...(end !== undefined && duration !== undefined ? [issue(file, '/calendar/duration', 'an entry has an end or a duration, not both')] : []),
    ...resources.flatMap((name, i) => fieldIssues(place, `/calendar/resources/${i}`, name, isLane, 'a resource')),
    ...occupies.flatMap((name, i) => unknownName(file, `/calendar/occupies/${i}`, 'field in “resources”', name, resources)),
    ...title.flatMap((name, i) => fieldIssues(place, `/calendar/title/${i}`, name, isValue, 'part of a title')),
    ...refusalIssues(place, calendar),
    ...(hours === undefined ? [] : unknownName(file, '/calendar/hours', 'calendar', hours, Object.values(pkg.calendars ?? {}).map(({ name }) => name))),
  ]
}

/** What is refused is told by moments that begin, last, and occupy something. */
function refusalIssues({ file, files }: Place, calendar: PlannerDefinition): readonly Issue[] {
  const kindOfOwn = (name: string): ScalarKind | null => (Object.hasOwn(files.entity.schema.properties, name) ? (kindOf(files, name)?.kind ?? null) : null)
  if (calendar.overlap !== 'refuse' || offersTimes(calendar, kindOfOwn)) return []
  return [issue(file, '/calendar/overlap', 'nothing can overlap here: entries need a moment to begin at, an end or a duration, and a resource', 'Name them, or leave “overlap” out.')]
}

function chartIssues(place: Place, { dimensions, measures = [], measure }: ListChartDefinition): readonly Issue[] {
  return [
    ...dimensions.flatMap((name, i) => fieldIssues(place, `/chart/dimensions/${i}`, name, isDimension, 'a dimension')),
    ...measures.flatMap((name, i) => fieldIssues(place, `/chart/measures/${i}`, name, isSummed, 'summed up')),
    ...(measure ? unknownName(place.file, '/chart/measure/field', 'field in “measures”', measure.field, measures) : []),
  ]
}
