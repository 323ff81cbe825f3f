/** What somebody may see, worked out from the roles by itself: nothing of the engine's own thinking is used. */
import type { EntityPermission } from '../../../engine/definition/types.ts'
import { type EntityName, type PersonOfWorld, rowFilters, sites, textFields, type Thing, type World } from './world.ts'

export interface Oracle {
  readonly mayRead: (entity: EntityName) => boolean
  readonly visible: (thing: Thing) => boolean
  /** Whether some role grants changing it; null: none grants changing any of its kind. */
  readonly mayEdit: (thing: Thing) => boolean | null
  readonly visibleOf: (entity: EntityName) => readonly Thing[]
  readonly hiddenOf: (entity: EntityName) => readonly Thing[]
  /** Whether the field's values are shown where the record is. */
  readonly isClear: (entity: EntityName, field: string) => boolean
  /** Ids and words that may stand in an answer. */
  readonly allowed: ReadonlySet<string>
  /** All others there are. */
  readonly forbidden: ReadonlySet<string>
  /** Bare ids of what visible records point to: they stand in forms, so that saving keeps what one may not see. */
  readonly pointed: ReadonlySet<string>
}

export function oracleFor(world: World, person: PersonOfWorld, place: string | null, idOf: (login: string) => string): Oracle {
  const byId = new Map(world.things.map((thing) => [thing.id, thing]))
  const find = (id: unknown): Thing | undefined => (typeof id === 'string' ? byId.get(id) : undefined)
  const held = person.roles.filter(({ dealership }) => dealership === null || dealership === place).map(({ role }) => role)
  const granting = (entity: EntityName, right: 'read' | 'edit'): readonly EntityPermission[] =>
    held.flatMap((name) => {
      const permissions = world.roles[name]?.permissions
      const permission = permissions?.[entity] ?? permissions?.['*']
      return permission?.[right] ? [permission] : []
    })
  const readers = (entity: EntityName): readonly EntityPermission[] => granting(entity, 'read')
  const isHere = ({ entity, dealership }: Thing): boolean => entity === 'owner' || dealership === place || (dealership === null && entity === 'tag') || (place === null && (sites as readonly (string | null)[]).includes(dealership))
  const grants = (thing: Thing, right: 'read' | 'edit'): boolean =>
    isHere(thing) && granting(thing.entity, right).some(({ filter }) => filter === undefined || rowFilters[thing.entity][filter]?.(thing, find, idOf(person.login), idOf) === true)
  const visible = (thing: Thing): boolean => grants(thing, 'read')
  const isClear = (entity: EntityName, field: string): boolean => readers(entity).some(({ fields }) => fields?.[field] !== 'hidden' && fields?.[field] !== 'masked')
  const of = (entity: EntityName): readonly Thing[] => world.things.filter((thing) => thing.entity === entity)
  const allowed = new Set<string>()
  const all = new Set<string>()
  for (const thing of world.things) {
    const isSeen = visible(thing)
    for (const [text, field] of wordsOf(thing)) {
      all.add(text)
      if (isSeen && (field === 'id' || isClear(thing.entity, field))) allowed.add(text)
    }
  }
  return {
    mayRead: (entity) => readers(entity).length > 0,
    visible,
    mayEdit: (thing) => (granting(thing.entity, 'edit').length === 0 ? null : grants(thing, 'edit')),
    visibleOf: (entity) => of(entity).filter(visible),
    hiddenOf: (entity) => of(entity).filter((thing) => !visible(thing)),
    isClear,
    allowed,
    forbidden: new Set([...all].filter((text) => !allowed.has(text))),
    pointed: new Set(world.things.filter(visible).flatMap(({ entity, values }) => [values, ...((values.parts ?? []) as readonly Record<string, unknown>[])].flatMap(({ owner, tag, job }) => [owner, tag, job].filter((id) => typeof id === 'string' && entity !== 'owner')))) as ReadonlySet<string>,
  }
}

/** Id and words of a thing, each with the field it stands in. */
function wordsOf({ id, entity, values }: Thing): readonly (readonly [string, string])[] {
  const texts = textFields[entity].map((field) => [String(values[field]), field] as const)
  const parts = ((values.parts ?? []) as readonly { readonly name: string }[]).map(({ name }) => [name, 'parts'] as const)
  return [[id, 'id'], ...texts, ...parts]
}

/** Words and ids in an answer that may not stand there. */
export function leaks(answer: unknown, { forbidden, pointed }: Oracle, isForm = false): readonly string[] {
  const found = JSON.stringify(answer)?.match(/q\d+z|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
  return [...new Set(found.filter((text) => forbidden.has(text) && !(isForm && pointed.has(text))))]
}
