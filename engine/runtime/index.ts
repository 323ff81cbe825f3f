export { executeCommand } from './execute-command.ts'
export { readScopeOf } from './read-scope.ts'
export { runAggregate, runList, runOne } from './run-query.ts'
export type { Command, Runtime } from './types.ts'
