import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Node gives every package the CommonJS build of graphql; the tests must get the same one.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['engine/**/*.test.ts', 'engine/**/*.test.tsx', 'app/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/fixtures/server.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
