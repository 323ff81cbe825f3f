export { executeCommand } from './execute-command.ts'
export { hasRight } from './read-scope.ts'
export { runAggregate, runList, runOne, runPerson } from './run-query.ts'
export { idempotencyHours } from './steps/once.ts'
export type { Command, Runtime } from './types.ts'
// What a door needs to speak of records and rights, so that doors know the runtime alone.
export { platformPermissions } from '../access/index.ts'
export type { AggregateFunction, Bucket, Filter, GroupSelected, Selected } from '../store/index.ts'
export { type ChangeFeed, changeCursor, notificationTold, openChangeFeed, type Told, type Watch, watchNotifications, watchRecords } from './changes/index.ts'
