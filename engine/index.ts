/** The server door of the engine: what the host and the command line open. */
export { createEngine } from './create-engine.ts'
export type * from './engine.ts'
export { systemActor } from './runtime/actors.ts'
