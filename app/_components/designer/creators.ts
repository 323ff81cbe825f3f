/** What can be made new in the studio, by the group of the tree it comes to stand in. */
import dynamic from 'next/dynamic'
import type { ComponentType } from 'react'

/** Asks what is needed, writes the file and opens it. */
export type Creator = ComponentType<{ readonly onClose: () => void }>

const creators: ReadonlyMap<string, Creator> = new Map<string, Creator>([
  ['entities', dynamic(() => import('./fields/new-kind-dialog.tsx').then((module) => module.NewKindDialog))],
  ['automations', dynamic(() => import('./automations/new-automation-dialog.tsx').then((module) => module.NewAutomationDialog))],
  ['calendars', dynamic(() => import('./calendars/new-calendar-dialog.tsx').then((module) => module.NewCalendarDialog))],
  ['intakes', dynamic(() => import('./intakes/new-intake-dialog.tsx').then((module) => module.NewIntakeDialog))],
  ['messages', dynamic(() => import('./messages/new-message-dialog.tsx').then((module) => module.NewMessageDialog))],
  ['print', dynamic(() => import('./print/new-print-dialog.tsx').then((module) => module.NewPrintDialog))],
  ['reports', dynamic(() => import('./reports/new-report-dialog.tsx').then((module) => module.NewReportDialog))],
  ['roles', dynamic(() => import('./roles/new-role-dialog.tsx').then((module) => module.NewRoleDialog))],
  ['workplaces', dynamic(() => import('./workplaces/new-workplace-dialog.tsx').then((module) => module.NewWorkplaceDialog))],
])

export const creatorOf = (group: string): Creator | null => creators.get(group) ?? null
