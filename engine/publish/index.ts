export { type Candidate, checkCandidate } from './candidate.ts'
export { type Live, openLive, type Version } from './live.ts'
export { planPublish, publish } from './publish.ts'
