import type { PackageDefinition } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import { checkRoles } from './checks/check-access.ts'
import { checkAutomations } from './checks/check-automations.ts'
import { checkCalendars } from './checks/check-calendars.ts'
import { checkDuplicates } from './checks/check-duplicates.ts'
import { checkIntakes } from './checks/check-intakes.ts'
import { checkFields } from './checks/check-fields.ts'
import { checkLayouts } from './checks/check-layouts.ts'
import { checkMachines } from './checks/check-machines.ts'
import { checkEvents, checkIds, checkNames, checkObjectNames } from './checks/check-names.ts'
import { checkMessages } from './checks/check-messages.ts'
import { checkPrints } from './checks/check-prints.ts'
import { checkReports } from './checks/check-reports.ts'
import { checkScenarios } from './checks/check-scenarios.ts'
import { checkSeeds } from './checks/check-seed.ts'
import { checkViews } from './checks/check-views.ts'
import { checkWorkplaces } from './checks/check-workplaces.ts'
import { type Check, type CheckContext, contextOf } from './checks/context.ts'

const checks: readonly Check[] = [checkIds, checkNames, checkObjectNames, checkEvents, checkFields, checkDuplicates, checkMachines, checkViews, checkLayouts, checkRoles, checkWorkplaces, checkReports, checkPrints, checkCalendars, checkMessages, checkAutomations, checkIntakes, checkSeeds, checkScenarios]

/** Every mistake that needs more than one file to see, all at once. The files themselves are valid already. */
export function checkPackage(pkg: PackageDefinition): readonly Issue[] {
  return issuesIn(contextOf(pkg))
}

/**
 * The mistakes that an overlay makes of a package that is right by itself. An overlay only adds and tightens, so
 * that what it left as it was stays right: only what it touched is looked at, and what lives on that.
 */
export function checkLaid(pkg: PackageDefinition, laid: PackageDefinition): readonly Issue[] {
  return issuesIn(contextOf(laid, pkg))
}

const issuesIn = (context: CheckContext): readonly Issue[] => checks.flatMap((check) => check(context))
