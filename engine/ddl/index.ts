/** Tables from the model, compared with the live catalogue. */
export { diffTables, type TablesDiff } from './diff-tables.ts'
export { readCatalogue } from './read-catalogue.ts'
export { tablesOf } from './tables-of.ts'
