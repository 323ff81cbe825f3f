/** The demo network: invented people, real figures. */
export { demoNetwork } from './demo-network.ts'
export type { LoadRecord } from './types.ts'
