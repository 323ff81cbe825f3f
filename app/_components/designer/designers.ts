/** What every kind of definition is changed with; a file without a designer is changed as text. */
import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'
import { isSeed } from './entries/seed-shape.ts'
import { isKind } from './fields/kind.ts'
import { isAutomation } from './automations/automation-shape.ts'
import { isCalendar } from './calendars/calendar-shape.ts'
import { isIntake } from './intakes/intake-shape.ts'
import { isViews } from './lists/views-shape.ts'
import { machineIn } from './machine/machine-in.ts'
import { isMessage } from './messages/message-shape.ts'
import { isManifest } from './package/package-shape.ts'
import { isPrint } from './print/print-shape.ts'
import { isReport } from './reports/report-shape.ts'
import { isRole } from './roles/role-shape.ts'
import { isScenarios } from './tries/scenarios-shape.ts'
import { isWorkplace } from './workplaces/workplace-shape.ts'

/** Fills the canvas and the side panel (`classes.canvas`, `classes.side` of studio.module.css) for the file at `path`. */
export type DesignerView = ComponentType<{ readonly path: string }>

interface Designer {
  /** Whether it can show this text of a file at this path: what it cannot is shown as text. */
  readonly shows: (path: string, text: string) => boolean
  readonly view: DesignerView
}

const designers: readonly Designer[] = [
  { shows: isScenarios, view: dynamic(() => import('./tries/scenarios-designer.tsx').then((module) => module.ScenariosDesigner)) },
  { shows: isKind, view: dynamic(() => import('./fields/fields-designer.tsx').then((module) => module.FieldsDesigner)) },
  { shows: (path, text) => machineIn(path, text) !== null, view: dynamic(() => import('./machine/machine-designer.tsx').then((module) => module.MachineDesigner)) },
  { shows: isViews, view: dynamic(() => import('./lists/lists-designer.tsx').then((module) => module.ListsDesigner)) },
  { shows: isReport, view: dynamic(() => import('./reports/report-designer.tsx').then((module) => module.ReportDesigner)) },
  { shows: isRole, view: dynamic(() => import('./roles/role-designer.tsx').then((module) => module.RoleDesigner)) },
  { shows: isWorkplace, view: dynamic(() => import('./workplaces/workplace-designer.tsx').then((module) => module.WorkplaceDesigner)) },
  { shows: isSeed, view: dynamic(() => import('./entries/entries-designer.tsx').then((module) => module.EntriesDesigner)) },
  { shows: isAutomation, view: dynamic(() => import('./automations/automation-designer.tsx').then((module) => module.AutomationDesigner)) },
  { shows: isIntake, view: dynamic(() => import('./intakes/intake-designer.tsx').then((module) => module.IntakeDesigner)) },
  { shows: isMessage, view: dynamic(() => import('./messages/message-designer.tsx').then((module) => module.MessageDesigner)) },
  { shows: isPrint, view: dynamic(() => import('./print/print-designer.tsx').then((module) => module.PrintDesigner)) },
  { shows: isManifest, view: dynamic(() => import('./package/package-designer.tsx').then((module) => module.PackageDesigner)) },
  { shows: isCalendar, view: dynamic(() => import('./calendars/calendar-designer.tsx').then((module) => module.CalendarDesigner)) },
]

/** The designer of a file; null where it has none, or none for what stands in it now. */
export const designerOf = (path: string, text: string): DesignerView | null => designers.find(({ shows }) => shows(path, text))?.view ?? null
