/** Tables from the model, compared with the live catalogue. */
export { diffTables, type TablesDiff } from './diff-tables.ts'
export { readCatalogue, type CatalogueQuery } from './read-catalogue.ts'
export type { Change, Column, ForeignKey, Index, Table } from './table.ts'
export { tablesOf } from './tables-of.ts'
