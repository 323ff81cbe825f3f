/** The form of a work order and the SQL of a report, as text. */
import { formOf } from '../../engine/forms/index.ts'
import { toStatement } from '../../engine/kernel/sql.ts'
import type { Actor, Model } from '../../engine/model/types.ts'
import { defaultParameters, reportQueries } from '../../engine/reports/index.ts'
import { actorWith, entityOf, present } from '../fixtures/garage.ts'
import { reportReader } from '../fixtures/report-reader.ts'

/** What a service advisor fills in while the car is being received. */
export function receptionForm(model: Model): string {
  const advisor: Actor = actorWith(['advisor'])
  const { schema, uiSchema, readOnlyReasons } = formOf({ model, entity: entityOf(model, 'work-order'), actor: advisor, locale: 'en', state: 'reception', record: {} })
  return `${JSON.stringify({ schema, uiSchema, readOnlyReasons }, null, 2)}\n`
}

/** The statements of "Follow up PS" for the analyst of one dealership. */
export function followUpSql(model: Model): string {
  const report = present(model.reports.get('follow-up-ps'))
  const now = new Date('2009-05-26T06:00:00Z')
  const run = { reader: reportReader(model, actorWith(['analyst']), now), report, parameters: defaultParameters(report, now, 'UTC') }
  return reportQueries(run)
    .map(({ block, statement }) => {
      const { text, values } = toStatement(statement)
      const lines = text.replace(/, (?=\(select |d as |coalesce)/g, ',\n  ').replace(/ (?=from \(select key|left join|select k\.key)/g, '\n  ')
      return `-- ${block || 'figures'}: ${JSON.stringify(values)}\n${lines};\n`
    })
    .join('\n')
}
