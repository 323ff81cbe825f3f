import { join } from 'node:path'
import { createEngine, type Engine, systemActor } from '../index.ts'
import type { Actor } from '../model/types.ts'
import { migrate } from '../store/migrate.ts'
import { openDatabase } from './database.ts'
import type { Environment } from './environment.ts'
import { step } from './launch/progress.mjs'
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

export async function openInstallation(root: string, { demo }: Environment, shutdown: Shutdown): Promise<Installation> {
  const { url, close } = await step('Opening the database', () => openDatabase({ root, log: (text) => console.error(`  ${text}`) }))
  shutdown.add(close)
  const applied = await migrate(url, join(root, 'prisma', 'migrations'))
  if (applied.length > 0) console.error(`  Migrated: ${applied.join(', ')}`)
  const engine = await createEngine({ databaseUrl: url, demo })
  shutdown.add(() => engine.close())
  return { root, engine, databaseUrl: url, system: systemActor }
}
