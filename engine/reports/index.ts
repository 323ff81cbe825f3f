/** Reports: definition → SQL, and the rows → what is shown. Nothing here talks to a database. */
export { assembleReport, type ReportResults } from './assemble-report.ts'
export { defaultParameters, parametersOf, type Parameters } from './parameters.ts'
export { reportQueries, type ReportQuery } from './queries.ts'
export type { ReportReader, ReportRun } from './reader.ts'
