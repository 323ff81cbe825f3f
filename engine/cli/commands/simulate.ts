import type { Difference } from '../../engine.ts'
import { readArguments } from './arguments.ts'
import { candidateFiles, folderOf, overlayCode } from './candidate-files.ts'
import { type Command, UsageError } from './command.ts'
import { printIssues } from './print-issues.ts'

export const simulate: Command = {
  usage: 'simulate DIR|ZIP [--dealership CODE] [--last N] [--entity NAME]',
  summary: 'try definitions on what happened to the last records (100): what would be refused, or end elsewhere; nothing is written',
  run: async (args, { open, print }) => {
    const { words, options } = readArguments(args, 1, ['dealership', 'last', 'entity'])
    const last = options.last === undefined ? 100 : Number(options.last)
    if (!Number.isInteger(last)) throw new UsageError(`"${options.last}" is no number of records.`)
    const folder = await folderOf(words[0] ?? '')
    const { engine, system } = await open()
    const files = candidateFiles(await engine.draft(system), folder, overlayCode(folder, options.dealership))
    const { issues, records, events, differences, skipped } = await engine.simulate(system, files, { last, ...(options.entity === undefined ? {} : { entity: options.entity }) })
    const code = printIssues(issues, print, `${records} records, ${events} events: ${differences.length === 0 ? 'nothing would be different.' : `${differences.length} differences.`}`)
    for (const difference of differences) print(`  ${line(difference)}`)
    for (const { entity, record, reason } of skipped) print(`  left out  ${entity} ${record}: ${reason}`)
    return code
  },
}

function line(difference: Difference): string {
  const { kind, entity, number, record } = difference
  const which = `${kind.padEnd(8)} ${entity} ${number === null ? record : `№ ${number}`}`
  switch (kind) {
    case 'gone':
      return `${which}: it would have no states`
    case 'refused':
      return `${which}: ${difference.event} in “${difference.state}” on ${difference.at}: ${difference.reason.text} (${difference.reason.code})`
    case 'state':
      return `${which}: ${difference.event ?? 'creation'} led to “${difference.was}”, now to “${difference.now}”`
    case 'effects':
      return `${which}: ${difference.event ?? 'creation'} did ${difference.was.join('; ') || 'nothing'}, now ${difference.now.join('; ') || 'nothing'}`
    case 'end':
      return `${which}: stands in “${difference.was}”, would stand in “${difference.now}”`
  }
}
