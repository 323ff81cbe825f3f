/** Lists, their layouts, papers, working hours, menus, automations, intakes, messages and reports of a dealership's own. */
import { isPlain, layoutOf } from '../overlay-layouts.ts'
import type { CalendarDefinition, EntityFiles, OverlayOperation } from '../types.ts'
import { isSame } from './differences.ts'
import { emit, type Work } from './work.ts'

type Parts = Readonly<Record<string, unknown>>

export function setLists(work: Work, entity: string): void {
  const [now, wanted] = [work.draft.package.entities[entity], work.target.package.entities[entity]]
  if (!now || !wanted) return
  setList(work, entity, now, wanted)
  if (wanted.views.facts && !isSame(now.views.facts, wanted.views.facts)) emit(work, { op: 'set-facts', entity, fields: wanted.views.facts.map((name) => idIn(wanted, name)) })
  for (const op of ['set-board', 'set-planner', 'set-chart'] as const) setLayout(work, entity, op, now, wanted)
  for (const [name, form] of Object.entries(wanted.print ?? {})) if (!isSame(now.print?.[name], form)) emit(work, { op: 'set-print', entity, form })
}

/** Id of a field by its name; what the system keeps has its name alone. */
const idIn = ({ entity }: EntityFiles, name: string): string => entity.schema.properties[name]?.['x-field'].id ?? name

function setList(work: Work, entity: string, now: EntityFiles, wanted: EntityFiles): void {
  const { columns, filters, orderBy } = wanted.views.list
  const parts = {
    ...(isSame(now.views.list.columns, columns) ? {} : { columns: columns.map((name) => idIn(wanted, name)) }),
    ...(!filters || isSame(now.views.list.filters, filters) ? {} : { filters: filters.map((name) => idIn(wanted, name)) }),
    ...(!orderBy || isSame(now.views.list.orderBy, orderBy) ? {} : { orderBy: orderBy.map(({ field, direction }) => ({ field: idIn(wanted, field), direction })) }),
  }
  if (Object.keys(parts).length > 0) emit(work, { op: 'set-list', entity, ...parts })
}

function setLayout(work: Work, entity: string, op: keyof typeof layoutOf, now: EntityFiles, wanted: EntityFiles): void {
  const [old, next] = [layoutOf[op].name, layoutOf[op].name].map((name, i) => ((i === 0 ? now : wanted).views[name] ?? {}) as Parts) as [Parts, Parts]
  const said = (key: string, value: unknown): unknown => (isPlain(key) ? value : Array.isArray(value) ? value.map((name: string) => idIn(wanted, name)) : idIn(wanted, String(value)))
  const parts = Object.entries(next).filter(([key, value]) => key !== 'measure' && !isSame(old[key], value)).map(([key, value]) => [key, said(key, value)])
  if (parts.length > 0) emit(work, { op, entity, ...Object.fromEntries(parts) } as OverlayOperation)
}

/** Automations, intakes, messages and reports that are new here, or otherwise than in the package. */
export function setContent(work: Work): void {
  const { automations = {}, intakes = {}, messages = {}, reports } = work.target.package
  for (const automation of Object.values(automations)) if (!isSame(work.draft.package.automations?.[automation.name], automation)) emit(work, { op: 'set-automation', automation })
  for (const intake of Object.values(intakes)) if (!isSame(work.draft.package.intakes?.[intake.name], intake)) emit(work, { op: 'set-intake', intake })
  for (const message of Object.values(messages)) if (!isSame(work.draft.package.messages?.[message.name], message)) emit(work, { op: 'set-message', message })
  for (const report of Object.values(reports)) if (!isSame(work.draft.package.reports[report.name], report)) emit(work, { op: 'set-report', report })
}

export function setHours(work: Work): void {
  for (const wanted of Object.values(work.target.package.calendars ?? {})) {
    const now = work.draft.package.calendars?.[wanted.name]
    if (!now || isSame(now, wanted)) continue
    const weekdays = others(now.weekdays, wanted.weekdays)
    const gone = Object.fromEntries(Object.keys(now.weekdays).filter((day) => !Object.hasOwn(wanted.weekdays, day)).map((day) => [day, []]))
    const days = others(now.days ?? {}, wanted.days ?? {})
    const parts = { ...(Object.keys({ ...weekdays, ...gone }).length > 0 ? { weekdays: { ...weekdays, ...gone } } : {}), ...(Object.keys(days).length > 0 ? { days } : {}) }
    if (Object.keys(parts).length > 0) emit(work, { op: 'set-calendar', calendar: wanted.id, ...parts })
  }
}

export function setMenus(work: Work): void {
  for (const { id, name, navigation } of Object.values(work.target.package.workplaces)) {
    const now = work.draft.package.workplaces[name]
    if (now && !isSame(now.navigation, navigation)) emit(work, { op: 'set-navigation', workplace: id, navigation })
  }
}

const others = (now: Parts, wanted: Parts): CalendarDefinition['weekdays'] => Object.fromEntries(Object.entries(wanted).filter(([key, value]) => !isSame(now[key], value)))
