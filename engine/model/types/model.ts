/** A model as a whole. */
import type { CalendarDefinition, ReportDefinition, WorkplaceDefinition } from '../../definition/types.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { Automation } from './automation.ts'
import type { Role } from './access.ts'
import type { Entity } from './entity.ts'
import type { Intake } from './intake.ts'

export interface Model {
  /** Hash of the definitions as they come to with the overlays; equal hash, equal model: it serves every dealership whose definitions come to the same. */
  readonly hash: string
  readonly package: { readonly id: string; readonly version: string; readonly titles: Titles }
  readonly settings: { readonly areaCode: string; readonly currency: string; readonly timeZone: string; readonly locale: string }
  readonly entities: ReadonlyMap<string, Entity>
  readonly roles: ReadonlyMap<string, Role>
  readonly workplaces: ReadonlyMap<string, WorkplaceDefinition>
  readonly reports: ReadonlyMap<string, ReportDefinition>
  readonly calendars: ReadonlyMap<string, CalendarDefinition>
  /** Those that are on, by the entity they are about. */
  readonly automations: ReadonlyMap<string, readonly Automation[]>
  readonly intakes: ReadonlyMap<string, Intake>
}
