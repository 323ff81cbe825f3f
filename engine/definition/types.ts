/**
 * The files of a package as TypeScript types. `definitions/meta/*.json` says the same as JSON Schemas
 * (held together by a test); editors validate with those, `checkPackage` with both.
 */
export type * from './types/manifest.ts'
export type * from './types/field.ts'
export type * from './types/entity.ts'
export type * from './types/machine.ts'
export type * from './types/calendar.ts'
export type * from './types/views.ts'
export type * from './types/role.ts'
export type * from './types/workplace.ts'
export type * from './types/report.ts'
export type * from './types/print.ts'
export type * from './types/automation.ts'
export type * from './types/intake.ts'
export type * from './types/message.ts'
export type * from './types/scenarios.ts'
export type * from './types/package.ts'
export type * from './types/overlay.ts'
