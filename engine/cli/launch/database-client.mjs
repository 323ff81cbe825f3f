import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from './progress.mjs'
import { run } from './run.mjs'

/** Generates the Prisma client where schema.prisma or Prisma itself changed. Needs no network: nothing but the schema is read. */
export async function generateClient(root, node) {
  const prisma = join(root, 'node_modules', 'prisma')
  const stamp = join(root, 'engine', 'platform', 'generated', '.stamp')
  const wanted = createHash('sha256').update(readFileSync(join(root, 'prisma', 'schema.prisma'))).update(readFileSync(join(prisma, 'package.json'))).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // Prisma would download its migration engine, which generating never uses.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  await step('Generating the database client', () => run(node, [join(prisma, 'build', 'index.js'), 'generate', '--schema', 'prisma/schema.prisma'], { cwd: root, env }))
  writeFileSync(stamp, wanted)
}
