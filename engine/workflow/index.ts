/** Machines: definition in, pure functions out, and every check of a machine before it is published. */
export { checkMachine, type MachineFacts } from './check-machine.ts'
export { compileMachine } from './compile-machine.ts'
export { actionIssues } from './checks/catalogue.ts'
export { standsIn } from './clocks.ts'
export { actionSources } from './expression-sources.ts'
export { isoDuration } from './iso-duration.ts'
export { dayAt, instantOf } from './zone-time.ts'
export { allTime, type WorkingTime, workingTime } from './working-time.ts'
