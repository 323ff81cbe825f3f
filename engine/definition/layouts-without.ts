import type { BoardDefinition, ListChartDefinition, PlannerDefinition, ViewsDefinition } from './types.ts'

const others = (names: readonly string[] | undefined, name: string): readonly string[] => (names ?? []).filter((other) => other !== name)

/** The layouts of a list without a field: what cannot be without it is gone as a whole. */
export function layoutsWithout(views: ViewsDefinition, name: string): ViewsDefinition {
  const { board, calendar, chart, ...rest } = views
  const left = { board: board && boardWithout(board, name), calendar: calendar && calendarWithout(calendar, name), chart: chart && chartWithout(chart, name) }
  return { ...rest, ...Object.fromEntries(Object.entries(left).filter(([, layout]) => layout)) }
}

function boardWithout({ swimLanes, sums, ...board }: BoardDefinition, name: string): BoardDefinition | null {
  if (board.columns === name) return null
  return { ...board, ...(swimLanes !== undefined && swimLanes !== name ? { swimLanes } : {}), card: others(board.card, name), ...(sums ? { sums: others(sums, name) } : {}) }
}

function calendarWithout({ end, duration, ...calendar }: PlannerDefinition, name: string): PlannerDefinition | null {
  if (calendar.start === name) return null
  const { resources, occupies, title } = calendar
  return {
    ...calendar,
    ...(end !== undefined && end !== name ? { end } : {}),
    ...(duration !== undefined && duration !== name ? { duration } : {}),
    ...(resources ? { resources: others(resources, name) } : {}),
    ...(occupies ? { occupies: others(occupies, name) } : {}),
    ...(title ? { title: others(title, name) } : {}),
  }
}

function chartWithout({ measures, measure, ...chart }: ListChartDefinition, name: string): ListChartDefinition | null {
  const dimensions = others(chart.dimensions, name)
  if (dimensions.length === 0) return null
  return { ...chart, dimensions, ...(measures ? { measures: others(measures, name) } : {}), ...(measure && measure.field !== name ? { measure } : {}) }
}

/** Views that no longer show the field. */
export function withoutField(name: string): (views: ViewsDefinition) => ViewsDefinition {
  const others = (names: readonly string[]): readonly string[] => names.filter((other) => other !== name)
  return (views) => ({
    ...layoutsWithout(views, name),
    form: { ...views.form, sections: views.form.sections.map((section) => ({ ...section, fields: others(section.fields) })) },
    list: {
      ...views.list,
      columns: others(views.list.columns),
      ...(views.list.orderBy ? { orderBy: views.list.orderBy.filter(({ field }) => field !== name) } : {}),
      ...(views.list.filters ? { filters: others(views.list.filters) } : {}),
    },
    ...(views.facts ? { facts: others(views.facts) } : {}),
  })
}
