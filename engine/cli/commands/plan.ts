import { readArguments } from './arguments.ts'
import { candidateFiles, folderOf, overlayCode } from './candidate-files.ts'
import type { Command } from './command.ts'
import { mappingUsage, readMapping } from './mapping.ts'
import { printIssues } from './print-issues.ts'

export const plan: Command = {
  usage: `plan DIR|ZIP [--dealership CODE] ${mappingUsage}`,
  summary: 'what publishing would change, and the SQL; nothing is written',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['dealership', 'map'])
    const mapping = readMapping(options.map)
    const folder = await folderOf(words[0] ?? '')
    const { engine, system } = await open()
    const { issues, changes, sql } = await engine.plan(system, candidateFiles(await engine.draft(system), folder, overlayCode(folder, options.dealership)), mapping)
    const code = printIssues(issues, print, changes.length > 0 ? 'Ready to publish:' : 'Nothing would change.')
    for (const { area, text } of changes) print(`  ${area.padEnd(9)} ${text}`)
    if (sql.length > 0) print(`\n${sql.map((statement) => `${statement};`).join('\n')}`)
    return code
  },
}
