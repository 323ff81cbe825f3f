import { expect, it } from 'vitest'
import { testDatabase } from '../fixtures/database.ts'
import { runContention } from './contention/run.ts'

it('of fifty clients that send one event at once, one wins and the others meet a typed conflict', async () => {
  const database = await testDatabase()
  try {
    expect(await runContention(database.url, 50)).toEqual({ rounds: 50, mistakes: [] })
  } finally {
    await database.drop()
  }
}, 180_000)
