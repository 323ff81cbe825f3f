export { type Candidate, checkCandidate } from './candidate.ts'
export { guardedStore } from './guard.ts'
export { openLive } from './live.ts'
export { planPublish, publish } from './publish.ts'
