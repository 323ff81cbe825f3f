import { resolve } from 'node:path'
import { restoreBackup } from '../backup/restore.ts'
import { migrationsIn } from '../installation.ts'
import { step } from '../launch/progress.mjs'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'

export const restore: Command = {
  usage: 'restore FILE [--force]',
  summary: 'make an empty database what the file says; --force: replace everything in one that is not empty. Stop the server first',
  run: async (args, { root, database, files, print }) => {
    const { words, flags } = readArguments(args, 1, [], ['force'])
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), words[0] ?? '')
    const url = await database()
    if (flags.has('force')) print('Everything in the database is replaced by the backup.')
    const store = await files()
    const end = await step('Restoring the backup', () => restoreBackup({ databaseUrl: url, file, migrations: migrationsIn(root), force: flags.has('force'), files: store }))
    print(`${end.rows} rows of ${end.tables} tables and ${end.files} files restored. Messages that were being sent then are marked "unknown" and are not sent by themselves.`)
    return 0
  },
}
