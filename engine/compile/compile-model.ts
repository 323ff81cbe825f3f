import { applyOverlay } from '../definition/index.ts'
import type { EntityFiles, OverlayDefinition, PackageDefinition, RoleDefinition } from '../definition/types.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Entity, Model, Role } from '../model/types.ts'
import { compileAutomations } from './compile-automations.ts'
import { compileIntakes } from './compile-intakes.ts'
import { compileEntity } from './compile-entity.ts'
import { type EntityScopes, typeScopeOf } from './definition-scopes.ts'
import { effectiveHash, entityHash } from './effective-hash.ts'
import { machineWithMessages } from './inline-messages.ts'
import { networkOverlay } from './network-overlay.ts'

export interface CompiledModel {
  /** null where an issue keeps it from being whole. */
  readonly model: Model | null
  readonly issues: readonly Issue[]
}

/** A package as one dealership, or the network, has it. */
export interface LaidPackage {
  readonly package: PackageDefinition
  /** Ids of the fields that overlays added. */
  readonly customIds: ReadonlySet<string>
  /** Equal hash, equal model. */
  readonly hash: string
}

/** Entities compiled already, by hash: models of one package version share those that are equal. */
export type CompiledEntities = Pick<Map<string, Entity>, 'get'> & { readonly set: (hash: string, entity: Entity) => unknown }

/** The model of a package with the overlay of one dealership, or of the bare package. Pure. */
export function compileModel(input: { readonly package: PackageDefinition; readonly overlay?: OverlayDefinition | null }): CompiledModel {
  const { laid, issues } = laidFor(input.package, input.overlay ?? null)
  return laid ? compileLaid(laid) : { model: null, issues }
}

/** The model of the whole network: the package and what the overlays add to the records (fields, states), without their rules. Pure. */
export function compileNetworkModel(input: { readonly package: PackageDefinition; readonly overlays: Readonly<Record<string, OverlayDefinition>> }): CompiledModel {
  const { laid, issues } = laidForNetwork(input.package, input.overlays)
  return laid ? compileLaid(laid) : { model: null, issues }
}

/** The overlay laid over the package; null with the reasons where it does not fit. */
export function laidFor(pkg: PackageDefinition, overlay: OverlayDefinition | null): { readonly laid: LaidPackage | null; readonly issues: readonly Issue[] } {
  const laid = overlay ? applyOverlay(pkg, overlay) : { package: pkg, issues: [] }
  if (laid.issues.length > 0) return { laid: null, issues: laid.issues }
  const customIds = overlay ? customFieldIds(overlay) : new Set<string>()
  return { laid: { package: laid.package, customIds, hash: effectiveHash(laid.package, customIds) }, issues: [] }
}

/** What all overlays add to the records, laid over the package. */
export function laidForNetwork(pkg: PackageDefinition, overlays: Readonly<Record<string, OverlayDefinition>>): ReturnType<typeof laidFor> {
  const { overlay, issues } = networkOverlay(pkg, overlays)
  return issues.length > 0 ? { laid: null, issues } : laidFor(pkg, overlay)
}

function customFieldIds({ operations }: OverlayDefinition): ReadonlySet<string> {
  return new Set(operations.flatMap((operation) => (operation.op === 'add-field' ? [operation.schema['x-field'].id] : [])))
}

/** `known` gives and takes the entities that models of the same package version have in common. */
export function compileLaid({ package: pkg, customIds, hash }: LaidPackage, known: CompiledEntities = new Map()): CompiledModel {
  const issues: Issue[] = []
  const scopes = typeScopeOf(pkg.entities)
  const entities = Object.values(pkg.entities).map((files) => sharedEntity(pkg.messages ? machineWithMessages(files, pkg.messages) : files, scopes, customIds, known, issues))
  const { id, version, titles, settings } = pkg.manifest
  const model: Model = Object.freeze({
    hash,
    package: { id, version, titles },
    settings: { areaCode: settings?.areaCode ?? '', currency: settings?.currency ?? 'EUR', timeZone: settings?.timeZone ?? 'UTC', locale: settings?.locale ?? 'en' },
    entities: new Map(entities.map((entity) => [entity.name, entity])),
    roles: new Map(Object.entries(pkg.roles).map(([name, role]) => [name, roleOf(role)])),
    workplaces: new Map(Object.entries(pkg.workplaces)),
    reports: new Map(Object.entries(pkg.reports)),
    calendars: new Map(Object.entries(pkg.calendars ?? {})),
    automations: compileAutomations(pkg, scopes, issues),
    intakes: compileIntakes(pkg, scopes, issues),
  })
  return { model: issues.length > 0 ? null : model, issues }
}

/** An overlay adds to an entity and takes nothing away, so that what others read of it through a reference stays as it was. */
function sharedEntity(files: EntityFiles, scopes: EntityScopes, customIds: ReadonlySet<string>, known: CompiledEntities, issues: Issue[]): Entity {
  const hash = entityHash(files, customIds)
  const same = known.get(hash)
  if (same) return same
  const found: Issue[] = []
  const entity = compileEntity(files, scopes, customIds, found)
  issues.push(...found)
  if (found.length === 0) known.set(hash, entity)
  return entity
}

const roles = new WeakMap<RoleDefinition, Role>()

function roleOf(definition: RoleDefinition): Role {
  const role = roles.get(definition) ?? compileRole(definition)
  roles.set(definition, role)
  return role
}

function compileRole(role: RoleDefinition): Role {
  const { id, name, titles, workplace } = role
  return Object.freeze({ id, name, titles, workplace, permissions: new Map(Object.entries(role.permissions)), platform: new Set(role.platform) })
}
