import { expect, it } from 'vitest'
import { testDatabase } from '../fixtures/database.ts'
import { runPublishUnderLoad } from '../torture/publish-under-load/run.ts'

it('publishes while people read and write: no request fails, and each sees one version', async () => {
  const database = await testDatabase()
  try {
    const report = await runPublishUnderLoad(database.url, { seconds: 8, perSecond: 60, records: 2000 })
    expect(report.wrong).toEqual([])
    expect(report.publications).toHaveLength(5)
    expect(report.requests).toBeGreaterThan(200)
  } finally {
    await database.drop()
  }
}, 120_000)
