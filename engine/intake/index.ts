/** The room of intakes: what comes in from outside by itself, and the records that it makes. */
export { addIntegration, type Doing, endIntegration, intakeEvents, integrations, retryEvent, rotateIntegration, setLines, signer, testCall } from './integrations.ts'
export { processCall } from './process-call.ts'
export { type IntakeLimits, receiveEvent, receiveRecording } from './receive.ts'
export { fetchRecording } from './recordings.ts'
export { callSweep } from './sweep.ts'
export type { IntakeOffice } from './types.ts'
