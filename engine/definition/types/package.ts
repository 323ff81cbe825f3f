/** A whole package. */
import type { AutomationDefinition } from './automation.ts'
import type { CalendarDefinition } from './calendar.ts'
import type { EntityDefinition, SeedDefinition } from './entity.ts'
import type { IntakeDefinition } from './intake.ts'
import type { MachineDefinition } from './machine.ts'
import type { Manifest } from './manifest.ts'
import type { MessageDefinition } from './message.ts'
import type { PrintDefinition } from './print.ts'
import type { ReportDefinition } from './report.ts'
import type { RoleDefinition } from './role.ts'
import type { ScenariosDefinition } from './scenarios.ts'
import type { ViewsDefinition } from './views.ts'
import type { WorkplaceDefinition } from './workplace.ts'

export interface EntityFiles {
  readonly entity: EntityDefinition
  readonly machine?: MachineDefinition
  readonly views: ViewsDefinition
  readonly seed?: SeedDefinition
  readonly scenarios?: ScenariosDefinition
  /** Print forms by their names. */
  readonly print?: Readonly<Record<string, PrintDefinition>>
}

/** A whole package, as loaded from a folder or from a published version. */
export interface PackageDefinition {
  readonly manifest: Manifest
  readonly entities: Readonly<Record<string, EntityFiles>>
  readonly roles: Readonly<Record<string, RoleDefinition>>
  readonly workplaces: Readonly<Record<string, WorkplaceDefinition>>
  readonly reports: Readonly<Record<string, ReportDefinition>>
  readonly calendars?: Readonly<Record<string, CalendarDefinition>>
  readonly automations?: Readonly<Record<string, AutomationDefinition>>
  readonly intakes?: Readonly<Record<string, IntakeDefinition>>
  readonly messages?: Readonly<Record<string, MessageDefinition>>
}
