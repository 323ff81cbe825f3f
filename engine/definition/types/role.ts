/** roles/<name>/role.json. */
import type { Titles } from '../../kernel/titles.ts'

export interface EntityPermission {
  readonly read?: boolean
  readonly create?: boolean
  readonly edit?: boolean
  readonly delete?: boolean
  readonly export?: boolean
  /** CEL row filter over `record` and `actor`; must compile to SQL as a whole. */
  readonly filter?: string
  readonly fields?: Readonly<Record<string, 'hidden' | 'masked' | 'read-only'>>
}

/**
 * Rights over the platform itself. `definitions.try`: leads drafts by hand and over what happened; `definitions.tailor`:
 * changes what dealerships where one holds it say otherwise, in drafts. Whoever publishes may do both.
 */
export type PlatformPermission = 'definitions.publish' | 'definitions.read' | 'definitions.try' | 'definitions.tailor' | 'users.manage' | 'audit.read' | 'graphiql' | 'tokens.own'

/** roles/<name>/role.json */
export interface RoleDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  /** Workplace opened after sign-in. */
  readonly workplace: string
  /** entity name or `*` (any entity not named) → permission. Absent: nothing. */
  readonly permissions: Readonly<Record<string, EntityPermission>>
  readonly platform?: readonly PlatformPermission[]
}
