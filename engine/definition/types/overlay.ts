/** overlay.json of a dealership. */
import type { Json } from '../../kernel/json.ts'
import type { Titles } from '../../kernel/titles.ts'
import type { HomeBlock } from '../home.ts'
import type { AutomationDefinition } from './automation.ts'
import type { CalendarDefinition } from './calendar.ts'
import type { PropertySchema } from './field.ts'
import type { IntakeDefinition } from './intake.ts'
import type { ActionReference, StateDefinition, TransitionDefinition } from './machine.ts'
import type { MessageDefinition } from './message.ts'
import type { PrintDefinition } from './print.ts'
import type { ReportDefinition } from './report.ts'
import type { EntityPermission } from './role.ts'
import type { SectionDefinition, ViewsDefinition } from './views.ts'
import type { WorkplaceDefinition } from './workplace.ts'

/**
 * Operations of an overlay, addressed by stable ids (fields of views too; system fields like `number` by name).
 * An overlay adds and tightens; it never changes a base field's type and opens no closed record.
 */
export type OverlayOperation =
  | { readonly op: 'add-field'; readonly entity: string; readonly name: string; readonly schema: PropertySchema; readonly required?: boolean; readonly after?: string; readonly section?: string }
  | { readonly op: 'add-option'; readonly field: string; readonly value: string; readonly titles: Titles; readonly color?: string; readonly after?: string }
  | { readonly op: 'add-state'; readonly entity: string; readonly name: string; readonly state: StateDefinition }
  | { readonly op: 'add-transition'; readonly state: string; readonly event: string; readonly transition: TransitionDefinition }
  /** Taken by itself after a delay in the state. */
  | { readonly op: 'add-delay'; readonly state: string; readonly delay: string; readonly transition: TransitionDefinition }
  | { readonly op: 'add-actions'; readonly to: string; readonly when?: 'entry' | 'exit'; readonly actions: readonly ActionReference[] }
  /** `fields`: moved into it from where they stood. */
  | { readonly op: 'add-section'; readonly entity: string; readonly section: Omit<SectionDefinition, 'fields'>; readonly fields?: readonly string[]; readonly after?: string | null }
  | { readonly op: 'add-view'; readonly entity: string; readonly view: NonNullable<ViewsDefinition['list']['views']>[number]; readonly after?: string | null }
  | { readonly op: 'add-panel'; readonly entity: string; readonly panel: NonNullable<ViewsDefinition['panels']>[number]; readonly after?: string | null }
  | { readonly op: 'add-block'; readonly workplace: string; readonly block: HomeBlock; readonly after?: string | null }
  /** Behind another of its kind, or first (`null`); a field within its section or into another. */
  | { readonly op: 'move'; readonly element: string; readonly after: string | null; readonly section?: string }
  | { readonly op: 'retarget'; readonly transition: string; readonly to: string }
  /** `option`: the title of that value of an enum field; `part`: what many records of an entity are called, what a field says to help. */
  | { readonly op: 'retitle'; readonly element: string; readonly option?: string; readonly part?: 'plural' | 'help'; readonly titles: Partial<Titles> }
  | { readonly op: 'hide'; readonly element: string }
  /** Always, while `when` (CEL) is true, or in one state. */
  | { readonly op: 'require'; readonly field: string; readonly when?: string; readonly state?: string }
  /** Must hold besides the rule of the package. */
  | { readonly op: 'set-rule'; readonly field: string; readonly rule: string; readonly message: Titles }
  /** Narrower than those of the package. */
  | { readonly op: 'set-limits'; readonly field: string; readonly minLength?: number; readonly maxLength?: number; readonly minimum?: number; readonly maximum?: number; readonly pattern?: string }
  /** Must be true besides the condition of the package. */
  | { readonly op: 'set-visible'; readonly element: string; readonly visible: string }
  /** One of a fixed value and CEL. */
  | { readonly op: 'set-default'; readonly field: string; readonly value?: Json; readonly initial?: string }
  | { readonly op: 'set-initial'; readonly state: string }
  /** Must hold besides the guard of the package; `titles` say why not. */
  | { readonly op: 'set-guard'; readonly transition: string; readonly cel: string; readonly titles?: Titles }
  /** When a delay is over; `calendar` (null: none): in its working time. */
  | { readonly op: 'set-delay'; readonly transition: string; readonly delay?: string; readonly calendar?: string | null }
  /** How long a clock runs to its limit. */
  | { readonly op: 'set-clock'; readonly clock: string; readonly limit?: string; readonly calendar?: string | null }
  | { readonly op: 'set-roles'; readonly transition: string; readonly roles: readonly string[] }
  /** What a role may do with records of a kind (`*`: any it does not name). `filter` holds besides the package's; fields by their ids. */
  | { readonly op: 'set-rights'; readonly role: string; readonly entity: string; readonly read?: boolean; readonly create?: boolean; readonly edit?: boolean; readonly delete?: boolean; readonly export?: boolean; readonly filter?: string; readonly fields?: NonNullable<EntityPermission['fields']> }
  /** Fields the role may edit in the state; `["*"]`: all. */
  | { readonly op: 'set-editable'; readonly state: string; readonly role: string; readonly fields: readonly string[] }
  | { readonly op: 'set-color'; readonly element: string; readonly option?: string; readonly color: string }
  /** `tab` null: above the tabs. */
  | { readonly op: 'set-section'; readonly section: string; readonly columns?: number; readonly tab?: string | null }
  /** The tabs of the form, all of them in order. */
  | { readonly op: 'set-tabs'; readonly entity: string; readonly tabs: NonNullable<ViewsDefinition['form']['tabs']> }
  | { readonly op: 'set-list'; readonly entity: string; readonly columns?: readonly string[]; readonly filters?: readonly string[]; readonly orderBy?: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[] }
  | { readonly op: 'set-facts'; readonly entity: string; readonly fields: readonly string[] }
  /** A print form of its own, or in the place of the package's of the same name. */
  | { readonly op: 'set-print'; readonly entity: string; readonly form: PrintDefinition }
  /** An automation of its own, or in the place of the package's of the same name. */
  | { readonly op: 'set-automation'; readonly automation: AutomationDefinition }
  /** Texts of its own, or in the place of the package's of the same name. */
  | { readonly op: 'set-message'; readonly message: MessageDefinition }
  /** An intake of its own, or in the place of the package's of the same name. */
  | { readonly op: 'set-intake'; readonly intake: IntakeDefinition }
  /** A report of its own, or in the place of the package's of the same name. */
  | { readonly op: 'set-report'; readonly report: ReportDefinition }
  /** The menu of a workplace. */
  | { readonly op: 'set-navigation'; readonly workplace: string; readonly navigation: WorkplaceDefinition['navigation'] }
  /** Layouts of the list: the parts that are named, fields by their ids, over those of the package. */
  | { readonly op: 'set-board'; readonly entity: string; readonly columns?: string; readonly swimLanes?: string; readonly card?: readonly string[]; readonly sums?: readonly string[] }
  | { readonly op: 'set-planner'; readonly entity: string; readonly start?: string; readonly end?: string; readonly duration?: string; readonly resources?: readonly string[]; readonly occupies?: readonly string[]; readonly step?: number; readonly overlap?: 'warn' | 'refuse'; readonly title?: readonly string[]; readonly hours?: string }
  | { readonly op: 'set-chart'; readonly entity: string; readonly dimensions?: readonly string[]; readonly measures?: readonly string[]; readonly kind?: 'bar' | 'line' | 'pie'; readonly bucket?: 'day' | 'week' | 'month' | 'quarter' | 'year' }
  /** Working hours of this dealership: the weekdays named, and days added to the calendar's. */
  | { readonly op: 'set-calendar'; readonly calendar: string; readonly weekdays?: CalendarDefinition['weekdays']; readonly days?: CalendarDefinition['days'] }

/** overlay.json of one dealership. */
export interface OverlayDefinition {
  readonly base: string
  readonly dealership: string
  readonly operations: readonly OverlayOperation[]
}
