/** Machines: definition in, pure functions out, and every check of a machine before it is published. */
export { checkMachine, type MachineFacts } from './check-machine.ts'
export { compileMachine, type MachineEnvironment } from './compile-machine.ts'
export { isoDuration } from './iso-duration.ts'
export { systemRole } from './may-take.ts'
export { type StateValue, stateKey, stateValue } from './state-key.ts'
