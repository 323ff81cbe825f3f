import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Node gives every package the CommonJS build of graphql; the tests must get the same one.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['engine/**/*.test.ts', 'engine/**/*.test.tsx', 'app/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/fixtures/server.ts'],
    // Half of the time a test waits for PostgreSQL: no core is left aside.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
