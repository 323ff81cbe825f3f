/** The demo network: invented people, real figures. */
export { demoNetwork } from './demo-network.ts'
export type { DemoDealership, DemoNetwork, DemoUser, LoadEvent, LoadRecord } from './types.ts'
