/** What the auto-service package becomes, as text that a reviewer can read. One function per golden file. */
import { compileNetworkModel } from '../../engine/compile/index.ts'
import { diffTables, tablesOf } from '../../engine/ddl/index.ts'
import { loadPackage } from '../../engine/definition/index.ts'
import { buildSchema, schemaText } from '../../engine/graphql/index.ts'
import type { Model } from '../../engine/model/types.ts'
import { followUpSql, receptionForm } from './projections.ts'

function autoServiceModel(): Model {
  const { package: pkg, issues } = loadPackage('definitions/auto-service')
  const compiled = pkg ? compileNetworkModel({ package: pkg, overlays: {} }) : { model: null, issues }
  if (!compiled.model) throw new Error(`definitions/auto-service has issues: ${JSON.stringify(compiled.issues, null, 2)}`)
  return compiled.model
}

export const artefacts: Readonly<Record<string, () => string>> = {
  'auto-service.ddl.sql': () => diffTables([], tablesOf(autoServiceModel())).statements.map((statement) => `${statement};\n`).join(''),
  'auto-service.graphql': () => `${schemaText(buildSchema(autoServiceModel()))}\n`,
  'work-order.reception.advisor.form.json': () => receptionForm(autoServiceModel()),
  'follow-up-ps.report.sql': () => followUpSql(autoServiceModel()),
}
