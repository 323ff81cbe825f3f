/** `npm run pitlane -- <command>`: definitions, tokens and demo data from the command line. */
import { resolve } from 'node:path'
import { openFileStore } from '../files/index.ts'
import { inRequest } from '../kernel/request-context.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import { backup } from './commands/backup.ts'
import { calls } from './commands/calls.ts'
import { check } from './commands/check.ts'
import { type Command, type CommandContext, UsageError } from './commands/command.ts'
import { demo } from './commands/demo.ts'
import { distribution } from './commands/distribution.ts'
import { exportFiles } from './commands/export.ts'
import { integration } from './commands/integration.ts'
import { messages } from './commands/messages.ts'
import { plan } from './commands/plan.ts'
import { publish } from './commands/publish.ts'
import { restore } from './commands/restore.ts'
import { rollback } from './commands/rollback.ts'
import { sessions } from './commands/sessions.ts'
import { simulate } from './commands/simulate.ts'
import { token } from './commands/token.ts'
import { versions } from './commands/versions.ts'
import { webhook } from './commands/webhook.ts'
import { worker } from './commands/worker.ts'
import { loadEnvFile, readEnvironment } from './environment.ts'
import { openInstallation, reachDatabase } from './installation.ts'
import { openLog } from './log.ts'
import { printError } from './report.ts'
import { onShutdown } from './shutdown.ts'

const root = resolve(import.meta.dirname, '../..')
const commands: Readonly<Record<string, Command>> = { check, plan, simulate, publish, versions, rollback, export: exportFiles, token, sessions, webhook, integration, calls, messages, worker, backup, restore, distribution, demo }
const print = (text: string): void => console.log(text)

function contextOf(): CommandContext {
  const environment = readEnvironment(root)
  return {
    root,
    print,
    open: (report) => openInstallation(root, environment, shutdown, report),
    database: () => reachDatabase(root, shutdown),
    files: () => openFileStore(environment.files),
    log: () => openLog({ root, level: environment.logLevel, isTerminal: process.stdout.isTTY }),
  }
}

function printHelp(): void {
  print('npm run pitlane -- <command>\n')
  for (const { usage, summary } of Object.values(commands)) print(`  ${usage}\n      ${summary}`)
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name]
  if (!command) {
    if (name && name !== 'help' && name !== '--help') print(`There is no command "${name}".\n`)
    printHelp()
    return name === 'help' || name === '--help' ? 0 : 2
  }
  loadEnvFile(root)
  try {
    return await inRequest({ id: `${name}-${uuidv7()}`, codes: [] }, () => command.run(args, contextOf()))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    print(`${error.message}\n\nnpm run pitlane -- ${command.usage}\n    ${command.summary}`)
    return 2
  }
}

const shutdown = onShutdown()
let code = 1
try {
  code = await main(process.argv.slice(2))
} catch (error) {
  printError(error)
}
await shutdown.run()
process.exit(code)
