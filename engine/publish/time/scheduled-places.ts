import type { AutomationDefinition } from '../../definition/types.ts'
import type { Candidate } from '../candidate.ts'

const isScheduled = ({ trigger, off }: AutomationDefinition): boolean => trigger.kind === 'schedule' && off !== true

/** Dealerships (null: the network) in which some automation may have a timetable, told without compiling anything. */
export function scheduledPlaces({ package: pkg, overlays }: Candidate, dealerships: readonly string[]): readonly (string | null)[] {
  const isEverywhere = Object.values(pkg.automations ?? {}).some(isScheduled)
  const isOwn = (code: string): boolean => (overlays[code]?.operations ?? []).some((operation) => operation.op === 'set-automation' && isScheduled(operation.automation))
  return [...(isEverywhere ? [null] : []), ...dealerships.filter((code) => isEverywhere || isOwn(code))]
}
