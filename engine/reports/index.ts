/** Reports: definition → SQL, and the rows → what is shown. Nothing here talks to a database. */
export { assembleReport } from './assemble-report.ts'
export { defaultParameters, parametersOf } from './parameters.ts'
export { reportQueries } from './queries.ts'
export type { ReportReader } from './reader.ts'
