import { join } from 'node:path'
import { createEngine, type Engine, systemActor } from '../index.ts'
import type { Actor } from '../model/types.ts'
import { migrate, migrationNames } from '../store/migrate.ts'
import { openDatabase } from './database.ts'
import type { Environment } from './environment.ts'
import { step } from './launch/progress.mjs'
import { printError } from './report.ts'
import type { Shutdown } from './shutdown.ts'

/** A migrated database and the engine on it. */
export interface Installation {
  /** Project folder. */
  readonly root: string
  readonly engine: Engine
  readonly databaseUrl: string
  /** Acts for whoever runs commands on this machine: may do everything, and is named in the audit. */
  readonly system: Actor
}

/** Where the platform's migrations stand in a project folder. */
export const migrationsIn = (root: string): string => join(root, 'prisma', 'migrations')

/** `report` hears of errors that are masked outside; without it they are printed. */
export async function openInstallation(root: string, environment: Environment, shutdown: Shutdown, report: (error: unknown) => void = printError): Promise<Installation> {
  const { demo, poolSize, replicaUrl, rateLimit, privateWebhooks, files, fileLimit } = environment
  const url = await reachDatabase(root, shutdown)
  const applied = await migrate(url, migrationsIn(root))
  if (applied.length > 0) console.error(`  Migrated: ${applied.join(', ')}`)
  const engine = await createEngine({ databaseUrl: url, demo, poolSize, rateLimit, privateWebhooks, files, fileLimit, ...(replicaUrl === undefined ? {} : { replicaUrl }), migrations: migrationNames(migrationsIn(root)), report })
  shutdown.add(() => engine.close())
  return { root, engine, databaseUrl: url, system: systemActor }
}

/** Address of the database as it is, started where it is the bundled one. */
export async function reachDatabase(root: string, shutdown: Shutdown): Promise<string> {
  const { url, close } = await step('Opening the database', () => openDatabase({ root, log: (text) => console.error(`  ${text}`) }))
  shutdown.add(close)
  return url
}
