import { resolve } from 'node:path'
import { writeBackup } from '../backup/backup.ts'
import { step } from '../launch/progress.mjs'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  usage: 'backup FILE',
  summary: 'write everything (people, definitions, records, journals) into one file; the server may run meanwhile',
  run: async (args, { database, print }) => {
    const { words } = readArguments(args, 1)
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), words[0] ?? '')
    const url = await database()
    const { tables, rows } = await step('Writing the backup', () => writeBackup(url, file))
    print(`${rows} rows of ${tables} tables written to ${file}. Whoever has the file has everything: keep it safe.`)
    return 0
  },
}
