import { applyOverlay } from '../definition/index.ts'
import type { OverlayDefinition, PackageDefinition, RoleDefinition } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import { contentHash } from '../kernel/json.ts'
import type { Model, Role } from '../model/types.ts'
import { compileEntity } from './compile-entity.ts'
import { typeScopeOf } from './definition-scopes.ts'
import { networkOverlay } from './network-overlay.ts'

export interface CompiledModel {
  /** null where an issue keeps it from being whole. */
  readonly model: Model | null
  readonly issues: readonly Issue[]
}

/** The model of one dealership (or, with `dealership: null` and no overlay, of the bare package). Pure. */
export function compileModel(input: { readonly package: PackageDefinition; readonly overlay?: OverlayDefinition | null; readonly dealership: string | null }): CompiledModel {
  const overlay = input.overlay ?? null
  const laid = overlay ? applyOverlay(input.package, overlay) : { package: input.package, issues: [] }
  if (laid.issues.length > 0) return { model: null, issues: laid.issues }
  const hash = contentHash([input.package, overlay, input.dealership])
  return compile(laid.package, customFieldIds(overlay ? [overlay] : []), input.dealership, hash)
}

/** The model of the whole network: the package and what the overlays add to the records (fields, states), without their rules. Pure. */
export function compileNetworkModel(input: { readonly package: PackageDefinition; readonly overlays: Readonly<Record<string, OverlayDefinition>> }): CompiledModel {
  const { overlay, issues } = networkOverlay(input.package, input.overlays)
  if (issues.length > 0) return { model: null, issues }
  const laid = applyOverlay(input.package, overlay)
  if (laid.issues.length > 0) return { model: null, issues: laid.issues }
  return compile(laid.package, customFieldIds([overlay]), null, contentHash([input.package, input.overlays]))
}

function customFieldIds(overlays: readonly OverlayDefinition[]): ReadonlySet<string> {
  return new Set(overlays.flatMap(({ operations }) => operations.flatMap((operation) => (operation.op === 'add-field' ? [operation.schema['x-field'].id] : []))))
}

function compile(pkg: PackageDefinition, customIds: ReadonlySet<string>, dealership: string | null, hash: string): CompiledModel {
  const issues: Issue[] = []
  const scopes = typeScopeOf(pkg.entities)
  const entities = Object.values(pkg.entities).map((files) => compileEntity(files, scopes, customIds, issues))
  const { id, version, titles, settings } = pkg.manifest
  const model: Model = Object.freeze({
    hash,
    dealership,
    package: { id, version, titles },
    settings: { areaCode: settings?.areaCode ?? '', currency: settings?.currency ?? 'EUR', timeZone: settings?.timeZone ?? 'UTC', locale: settings?.locale ?? 'en' },
    entities: new Map(entities.map((entity) => [entity.name, entity])),
    roles: new Map(Object.entries(pkg.roles).map(([name, role]) => [name, roleOf(role)])),
    workplaces: new Map(Object.entries(pkg.workplaces)),
    reports: new Map(Object.entries(pkg.reports)),
  })
  return { model: issues.length > 0 ? null : model, issues }
}

function roleOf(role: RoleDefinition): Role {
  const { id, name, titles, workplace } = role
  return Object.freeze({ id, name, titles, workplace, permissions: new Map(Object.entries(role.permissions)), platform: new Set(role.platform) })
}
