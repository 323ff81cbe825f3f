import { compileNetworkModel } from '../../compile/index.ts'
import { distributionOf, distributionProblems, distributionScript, tablesOf } from '../../ddl/index.ts'
import { packageFromFiles } from '../../definition/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { withCopyConnection } from '../../store/copy/connection.ts'
import { storedTables } from '../backup/tables.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const distribution: Command = {
  usage: 'distribution',
  summary: 'the statements that spread the live tables over several servers with Citus (engine/ddl/citus.md); nothing is written',
  run: async (args, { open, print }) => {
    readArguments(args, 0)
    const { engine, system, databaseUrl } = await open()
    const { package: pkg, overlays, issues } = packageFromFiles(await engine.draft(system))
    const { model } = pkg ? compileNetworkModel({ package: pkg, overlays }) : { model: null }
    if (!model) throw new EngineError('DEFINITION_INVALID', 'The published definitions do not compile any more.', { issues })
    const tables = tablesOf(model)
    const spread = distributionOf(model, tables)
    const problems = distributionProblems(tables, spread)
    for (const problem of problems) print(`-- ✗ ${problem}`)
    const platform = await withCopyConnection(databaseUrl, (connection) => storedTables(connection, []))
    for (const statement of distributionScript(spread, platform.map(({ name }) => name))) print(statement)
    return problems.length > 0 ? 1 : 0
  },
}
