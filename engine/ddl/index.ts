/** Tables from the model, compared with the live catalogue. */
export type { CustomField } from './custom-keys.ts'
export { diffTables, type TablesDiff } from './diff-tables.ts'
export { type Distribution, distributionOf, distributionProblems, distributionScript } from './distribution.ts'
export type { AheadIndex } from './indexes-ahead.ts'
export { readCatalogue } from './read-catalogue.ts'
export { runChecks } from './run-checks.ts'
export { tablesOf } from './tables-of.ts'
