import { fieldAccess, permissionOf } from '../access/index.ts'
import type { BoardDefinition, ListChartDefinition } from '../definition/types.ts'
import type { BoardView, FieldView, ListChartView, ListView, PlannerView } from '../engine.ts'
import { occupationOf } from '../model/occupation.ts'
import type { Actor, Entity, Model } from '../model/types.ts'
import { fieldViewOf } from './field-view.ts'
import { systemField } from './system-fields.ts'

/** What a field of a layout may be to the actor, by name; null where it is closed to them. */
interface Fields {
  /** Shown, behind a mask or not. */
  readonly seen: (name: string | undefined) => FieldView | null
  /** To group, sum and plan by: never what stands behind a mask. */
  readonly open: (name: string | undefined) => FieldView | null
}

/** Board, calendar and chart of an entity as this actor may see them. */
export function layoutViews(model: Model, actor: Actor, entity: Entity, locale: string): Pick<ListView, 'layouts' | 'board' | 'calendar' | 'chart'> {
  const fields = fieldsFor(model, actor, entity, locale)
  const board = boardView(entity, fields)
  const calendar = plannerView(model, actor, entity, fields)
  const chart = chartView(entity, fields)
  return { layouts: ['table', ...(board ? ['board' as const] : []), ...(calendar ? ['calendar' as const] : []), ...(chart ? ['chart' as const] : [])], board, calendar, chart }
}

function fieldsFor(model: Model, actor: Actor, entity: Entity, locale: string): Fields {
  const access = fieldAccess(model, actor, entity, null, false)
  const view = (name: string | undefined, closed: readonly string[]): FieldView | null => {
    if (name === undefined || (systemField(entity, name) === null && closed.includes(access.get(name)?.mode ?? 'hidden'))) return null
    return fieldViewOf(model, entity, name, locale)
  }
  return { seen: (name) => view(name, ['hidden']), open: (name) => view(name, ['hidden', 'masked']) }
}

const present = (views: readonly (FieldView | null)[]): readonly FieldView[] => views.filter((view) => view !== null)

function boardView(entity: Entity, { seen, open }: Fields): BoardView | null {
  const { board } = entity.views
  const byState = entity.machine ? defaultBoard(entity) : null
  for (const definition of [board, byState]) {
    const columns = definition ? open(definition.columns ?? 'state') : null
    if (definition && columns) return { columns, swimLanes: open(definition.swimLanes), card: present(definition.card.map(seen)), sums: present((definition.sums ?? []).map(open)) }
  }
  return null
}

/** Where the definition has no board: by state, with the first of the list's columns that a card does not show anyway. */
function defaultBoard(entity: Entity): BoardDefinition {
  const card = entity.views.list.columns.filter((name) => !entity.label.includes(name) && systemField(entity, name) === null && entity.fieldByName.get(name)?.type.kind !== null)
  return { card: card.slice(0, 3) }
}

function plannerView(model: Model, actor: Actor, entity: Entity, { seen, open }: Fields): PlannerView | null {
  const { calendar } = entity.views
  const start = open(calendar?.start)
  if (!calendar || !start) return null
  const hours = calendar.hours === undefined ? undefined : model.calendars.get(calendar.hours)
  return {
    start,
    end: open(calendar.end),
    duration: open(calendar.duration),
    resources: present((calendar.resources ?? []).map(open)),
    occupies: occupationOf(entity)?.resources.flatMap(({ name }) => (open(name) ? [name] : [])) ?? [],
    title: present((calendar.title ?? []).map(seen)),
    hours: hours ? { weekdays: hours.weekdays, ...(hours.days ? { days: hours.days } : {}) } : null,
    mayEdit: permissionOf(model, actor, entity).edit,
  }
}

function chartView(entity: Entity, { open }: Fields): ListChartView | null {
  const definition: ListChartDefinition = entity.views.chart ?? { dimensions: defaultDimensions(entity) }
  const dimensions = present(definition.dimensions.map(open))
  const measures = present((definition.measures ?? []).map(open))
  const { measure, kind = 'bar', bucket = 'month' } = definition
  return dimensions.length === 0 ? null : { dimensions, measures, measure: measure && measures.some(({ name }) => name === measure.field) ? measure : null, kind, bucket }
}

/** The state, what is chosen from a list, and when the record was made. */
function defaultDimensions(entity: Entity): readonly string[] {
  const choices = entity.fields.filter((field) => !field.hidden && (field.schema.enum !== undefined || field.type.kind === 'boolean' || (field.target !== null && entity.views.list.columns.includes(field.name))))
  return [...(entity.machine ? ['state'] : []), ...choices.map(({ name }) => name), 'createdAt'].slice(0, 12)
}
