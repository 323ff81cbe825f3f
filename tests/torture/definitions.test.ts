import { expect, it } from 'vitest'
import { testDatabase } from '../fixtures/database.ts'
import { runDefinitions } from './definitions/run.ts'

it('whatever is wrong with a definition is refused with its place, or taken whole, within two seconds', async () => {
  const database = await testDatabase()
  try {
    const { mistakes, accepted, published } = await runDefinitions(database.url, { seed: Number(process.env.DEFINITION_SEED ?? 11), count: 300, publishEach: 10 })
    expect(mistakes).toEqual([])
    expect(accepted).toBeGreaterThan(10)
    expect(published).toBeGreaterThan(1)
  } finally {
    await database.drop()
  }
}, 300_000)
