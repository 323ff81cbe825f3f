import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest, so that no worker begins one of them when the others are about to end. */
const longest = ['tests/torture/', 'tests/operations/', 'tests/pipeline/', 'tests/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const place = longest.findIndex((folder) => moduleId.includes(`/${folder}`))
      // A worker that is shared ends where another kind follows: these go before all others.
      return project.config.isolate ? -1 : place < 0 ? longest.length : place
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

/** Node gives every package the CommonJS build of graphql; the tests must get the same one. */
const resolve = { alias: { graphql: 'graphql/index.js' } }
/** Replaces a module of the engine: its worker must be its own. */
const replacing = ['tests/torture/isolation-mutants.test.ts']
const patience = { testTimeout: 30_000, hookTimeout: 120_000 }

export default defineConfig({
  resolve,
  test: {
    globalSetup: ['tests/fixtures/server.ts'],
    // Half of the time a test waits for PostgreSQL: no core is left aside.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      // A worker keeps what it has imported: to do that anew for every file would take a third of the time.
      { resolve, test: { ...patience, name: 'tests', isolate: false, include: ['engine/**/*.test.ts', 'engine/**/*.test.tsx', 'app/**/*.test.ts', 'tests/**/*.test.ts'], exclude: ['tests/e2e/**', 'node_modules/**', ...replacing] } },
      { resolve, test: { ...patience, name: 'alone', include: replacing } },
    ],
  },
})
