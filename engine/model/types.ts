/** The compiled model: definitions with every name resolved to the thing it means. Frozen; one for the network and one for each way dealerships have it. */
export type * from './types/field.ts'
export type * from './types/expression.ts'
export type * from './types/entity.ts'
export type * from './types/machine.ts'
export type * from './types/access.ts'
export type * from './types/action.ts'
export type * from './types/automation.ts'
export type * from './types/model.ts'
