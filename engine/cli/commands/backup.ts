import { resolve } from 'node:path'
import { writeBackup } from '../backup/backup.ts'
import { step } from '../launch/progress.mjs'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const backup: Command = {
  usage: 'backup FILE',
  summary: 'write everything (people, definitions, records, journals, attached files) into one file; the server may run meanwhile',
  run: async (args, { database, files, print }) => {
    const { words } = readArguments(args, 1)
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), words[0] ?? '')
    const url = await database()
    const store = await files()
    const end = await step('Writing the backup', () => writeBackup(url, file, store))
    if (store.kind === 's3') print('Attached files stand in the bucket and are NOT in the backup: keep the bucket safe by its own means (versions, replication).')
    print(`${end.rows} rows of ${end.tables} tables and ${end.files} files written to ${file}. Whoever has the file has everything: keep it safe.`)
    return 0
  },
}
