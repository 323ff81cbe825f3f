import { expect, it } from 'vitest'
import { testDatabase } from '../fixtures/database.ts'
import { runWorlds } from './isolation-worlds/run.ts'

const seed = Number(process.env.WORLD_SEED ?? 7)

it('nobody is told of what is not theirs, whatever their roles, row filters and masks', async () => {
  const database = await testDatabase()
  try {
    const { worlds, mistakes } = await runWorlds(database.url, seed, 40)
    expect(mistakes).toEqual([])
    expect(worlds).toBeGreaterThan(20)
  } finally {
    await database.drop()
  }
}, 300_000)
