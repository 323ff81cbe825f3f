import { applyOverlay, overlayFile } from '../definition/index.ts'
import type { OverlayDefinition, PackageDefinition } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import { checkRoles, checkWorkplaces } from './checks/check-access.ts'
import { checkFields } from './checks/check-fields.ts'
import { checkMachines } from './checks/check-machines.ts'
import { checkIds, checkNames } from './checks/check-names.ts'
import { checkReports } from './checks/check-reports.ts'
import { checkSeeds } from './checks/check-seed.ts'
import { checkViews } from './checks/check-views.ts'
import { type Check, contextOf } from './checks/context.ts'
import { compileModel, compileNetworkModel } from './compile-model.ts'

const checks: readonly Check[] = [checkIds, checkNames, checkFields, checkMachines, checkViews, checkRoles, checkWorkplaces, checkReports, checkSeeds]

/** Every mistake that needs more than one file to see, all at once. The files themselves are valid already. */
export function checkPackage(pkg: PackageDefinition): readonly Issue[] {
  const context = contextOf(pkg)
  return checks.flatMap((check) => check(context))
}

export const isError = (issue: Issue): boolean => issue.severity !== 'warning'

/**
 * The package, each dealership's effective definition and the network's: all that must hold before publishing.
 * What an overlay breaks names the overlay's file; mistakes of the base are said once.
 */
export function checkDefinitions(pkg: PackageDefinition, overlays: Readonly<Record<string, OverlayDefinition>>): readonly Issue[] {
  const base = checkPackage(pkg)
  const known = new Set(base.map(keyOf))
  const laid = Object.entries(overlays).flatMap(([code, overlay]) => overlayIssues(pkg, code, overlay, known))
  const found = [...base, ...laid]
  if (found.some(isError)) return found
  const compiled = [compileModel({ package: pkg, dealership: null }), compileNetworkModel({ package: pkg, overlays })]
  return [...found, ...compiled.flatMap(({ issues }) => issues)]
}

const keyOf = ({ message, file, pointer }: Issue): string => JSON.stringify([file, pointer, message])

function overlayIssues(pkg: PackageDefinition, code: string, overlay: OverlayDefinition, known: ReadonlySet<string>): readonly Issue[] {
  const laid = applyOverlay(pkg, overlay)
  const effective = checkPackage(laid.package).filter((found) => !known.has(keyOf(found)))
  return [...laid.issues, ...effective.map((found) => ({ ...found, file: overlayFile(code), pointer: '', message: `${found.file ?? ''}${found.pointer}: ${found.message}` }))]
}
