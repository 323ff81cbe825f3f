/** A world: entities of every scope that point to each other, roles made at random, and records full of words that stand nowhere else. */
import type { EntityPermission, RoleDefinition } from '../../../engine/definition/types.ts'
import type { DraftFiles, LoadRecord, NetworkData } from '../../../engine/engine.ts'
import { uuidv7 } from '../../../engine/kernel/uuid.ts'
import type { Random } from './random.ts'

export const sites = ['east', 'north', 'west'] as const
export type EntityName = 'owner' | 'tag' | 'job' | 'note'
export const entityNames: readonly EntityName[] = ['owner', 'tag', 'job', 'note']

/** A record as the world knows it, beside the database. */
export interface Thing {
  readonly id: string
  readonly entity: EntityName
  readonly dealership: string | null
  readonly by: string
  readonly state: string | null
  readonly values: Readonly<Record<string, unknown>>
}

export interface PersonOfWorld {
  readonly login: string
  /** Roles in the network (null) and in dealerships. */
  readonly roles: readonly { readonly role: string; readonly dealership: string | null }[]
}

export interface World {
  readonly files: DraftFiles
  readonly roles: Readonly<Record<string, RoleDefinition>>
  readonly people: readonly PersonOfWorld[]
  readonly things: readonly Thing[]
}

/** Text fields hold words; by entity. Every one can be asked for on its own. */
export const textFields = { owner: ['name', 'secret'], tag: ['text', 'secret'], job: ['title', 'secret'], note: ['text', 'secret'] } as const satisfies Record<EntityName, readonly string[]>
/** Reference field → entity. */
export const references: Readonly<Record<EntityName, Readonly<Record<string, EntityName>>>> = { owner: {}, tag: {}, job: { owner: 'owner', tag: 'tag' }, note: { job: 'job', tag: 'tag' } }

const titles = (text: string) => ({ en: text, ru: text })
const property = (entity: string, name: string, schema: object, keywords: object = {}) => ({ [name]: { ...schema, 'x-field': { id: `fl_${entity}_${name}`, titles: titles(name), ...keywords } } })
const text = (entity: string, name: string) => property(entity, name, { type: 'string', maxLength: 60 }, { searchable: true })
const refers = (entity: string, name: string, target: string) => property(entity, name, { type: 'string', format: 'uuid' }, { type: 'reference', entity: target })

const entity = (name: EntityName, scope: string, label: string, properties: object) => ({
  id: `en_${name}`,
  name,
  titles: titles(name),
  pluralTitles: titles(`${name}s`),
  scope,
  label: [label],
  schema: { type: 'object', properties: Object.assign({}, ...textFields[name].map((field) => text(name, field)), properties) },
})

const entities = {
  owner: entity('owner', 'network', 'name', property('owner', 'kind', { type: 'string' })),
  tag: entity('tag', 'layered', 'text', property('tag', 'code', { type: 'integer' })),
  job: entity('job', 'dealership', 'title', {
    ...property('job', 'amount', { type: 'integer' }),
    ...property('job', 'kind', { type: 'string' }),
    ...refers('job', 'owner', 'owner'),
    ...refers('job', 'tag', 'tag'),
    ...property('job', 'keeper', { type: 'string', format: 'uuid' }, { type: 'user' }),
    ...property('job', 'parts', { type: 'array', items: { type: 'object', properties: { ...text('part', 'name'), ...refers('part', 'tag', 'tag') } } }),
  }),
  note: entity('note', 'dealership', 'text', { ...refers('note', 'job', 'job'), ...refers('note', 'tag', 'tag') }),
}

const machine = {
  id: 'ma_job',
  initial: 'open',
  states: {
    open: { meta: { id: 'st_open', titles: titles('Open'), category: 'active' }, on: { CLOSE: { target: 'closed', meta: { id: 'tr_close', titles: titles('Close'), roles: ['all'] } } } },
    closed: { type: 'final', meta: { id: 'st_closed', titles: titles('Closed'), category: 'done' } },
  },
}

const table = (id: string, field: string, rest: object) => ({ kind: 'table', id, dimension: { field, titles: titles(field), ...rest }, columns: [{ id: 'count', measure: 'count' }], orderBy: [{ column: 'count', direction: 'desc' }], total: true })
const blocks = {
  jobs: { kind: 'figures', id: 'figures', figures: [{ measure: 'count' }] },
  owners: table('owners', 'owner', { show: ['name'], withEmpty: true }),
  names: table('names', 'owner.name', {}),
  tags: table('tags', 'tag', { show: ['text'], withEmpty: true }),
}
/** One for each block: a report that shows something masked is refused as a whole. */
export const reports = Object.keys(blocks) as readonly (keyof typeof blocks)[]
const reportOf = (name: keyof typeof blocks) => ({ id: `rp_${name}`, name, titles: titles(name), roles: ['*'], parameters: [], measures: { count: { kind: 'count', source: 'job', titles: titles('Jobs') } }, blocks: [blocks[name]] })

/** Row filters and what they mean, said a second time: the oracle never asks the engine's expressions. */
export type Means = (thing: Thing, find: (id: unknown) => Thing | undefined, actorId: string, idOf: (login: string) => string) => boolean
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
export const rowFilters: Readonly<Record<EntityName, Readonly<Record<string, Means>>>> = {
  owner: { "record.kind == 'vip'": ({ values }) => values.kind === 'vip', "record.kind != 'vip'": ({ values }) => values.kind !== 'vip', 'record.createdBy == actor.id': ({ by }, _, actorId, idOf) => idOf(by) === actorId },
  tag: { 'record.code < 3': ({ values }) => (number(values.code) ?? 99) < 3, '!(record.code < 3)': ({ values }) => !((number(values.code) ?? 99) < 3) },
  job: {
    'record.amount > 50': ({ values }) => (number(values.amount) ?? 0) > 50,
    '!(record.amount > 50)': ({ values }) => !((number(values.amount) ?? 0) > 50),
    'record.keeper == actor.id': ({ values }, _, actorId) => values.keeper === actorId,
    'record.createdBy == actor.id || record.keeper == actor.id': ({ by, values }, _, actorId, idOf) => idOf(by) === actorId || values.keeper === actorId,
    "record.state == 'open'": ({ state }) => state === 'open',
    "record.owner.kind == 'vip'": ({ values }, find) => find(values.owner)?.values.kind === 'vip',
    'record.tag == null || record.tag.code < 3': ({ values }, find) => values.tag === null || (number(find(values.tag)?.values.code) ?? 99) < 3,
    "record.kind in ['a', 'b']": ({ values }) => values.kind === 'a' || values.kind === 'b',
  },
  note: {
    'record.job.amount > 50': ({ values }, find) => (number(find(values.job)?.values.amount) ?? 0) > 50,
    'record.createdBy == actor.id': ({ by }, _, actorId, idOf) => idOf(by) === actorId,
    'record.job == null': ({ values }) => values.job === null,
    "record.text.contains('1')": ({ values }) => String(values.text ?? '').includes('1'),
  },
}

function permissionAtRandom(random: Random, name: EntityName): EntityPermission | null {
  if (random.chance(0.15)) return null
  const filter = random.chance(0.6) ? { filter: random.pick(Object.keys(rowFilters[name])) } : {}
  const fields = Object.fromEntries(random.some([...textFields[name], ...Object.keys(references[name]), ...(name === 'job' ? ['amount', 'parts'] : [])], 0.15).map((field) => [field, random.pick(['hidden', 'masked'] as const)]))
  return { read: !random.chance(0.1), edit: random.chance(0.5), ...filter, ...(Object.keys(fields).length > 0 && { fields }) }
}

function rolesAtRandom(random: Random, count: number): Record<string, RoleDefinition> {
  const role = (name: string, permissions: RoleDefinition['permissions'], platform: RoleDefinition['platform'] = []): RoleDefinition => ({ id: `ro_${name}`, name, titles: titles(name), workplace: 'desk', permissions, platform })
  const whole = { read: true, create: true, edit: true, delete: true, export: true }
  const made: Record<string, RoleDefinition> = { all: role('all', { '*': whole }) }
  for (let i = 0; i < count; i++) {
    const permissions = Object.fromEntries(entityNames.flatMap((name) => {
      const permission = permissionAtRandom(random, name)
      return permission ? [[name, permission]] : []
    }))
    made[`role${i}`] = role(`role${i}`, random.chance(0.15) ? { '*': { read: true }, ...permissions } : permissions, random.chance(0.2) ? ['audit.read'] : [])
  }
  return made
}

function peopleAtRandom(random: Random, roles: readonly string[], count: number): readonly PersonOfWorld[] {
  const membership = () => ({ role: random.pick(roles), dealership: random.chance(0.25) ? null : random.pick(sites) })
  const strangers = Array.from({ length: count }, (_, i) => ({ login: `person${i}`, roles: Array.from({ length: 1 + random.below(3) }, membership) }))
  return [{ login: 'maker', roles: [{ role: 'all', dealership: null }] }, ...strangers]
}

export function worldFrom(random: Random, { roles: roleCount, people: personCount }: { readonly roles: number; readonly people: number }): World {
  const roles = rolesAtRandom(random, roleCount)
  const people = peopleAtRandom(random, Object.keys(roles).filter((name) => name !== 'all'), personCount)
  const json = (value: unknown): string => JSON.stringify(value)
  const files: Record<string, string> = {
    'manifest.json': json({ id: 'world', version: '1.0.0', titles: titles('World') }),
    'entities/job/machine.json': json(machine),
    ...Object.fromEntries(reports.map((name) => [`reports/${name}/report.json`, json(reportOf(name))])),
    'workplaces/desk/workplace.json': json({ id: 'wp_desk', name: 'desk', titles: titles('Desk'), navigation: [{ id: 'ng_desk', items: [{ entity: 'job' }] }] }),
  }
  for (const name of entityNames) {
    files[`entities/${name}/entity.json`] = json(entities[name])
    const panels = name === 'owner' ? { panels: [{ id: 'pa_jobs', titles: titles('Jobs'), entity: 'job', field: 'owner' }] } : {}
    files[`entities/${name}/views.json`] = json({ form: { sections: [{ id: `se_${name}`, titles: titles('Main'), fields: Object.keys((entities[name].schema as { properties: object }).properties) }] }, list: { columns: [...textFields[name]] }, ...panels })
  }
  for (const [name, role] of Object.entries(roles)) files[`roles/${name}/role.json`] = json(role)
  return { files, roles, people, things: thingsAtRandom(random, people) }
}

function thingsAtRandom(random: Random, people: readonly PersonOfWorld[]): readonly Thing[] {
  const things: Thing[] = []
  let words = 0
  const word = (): string => `q${words++}z`
  const makers = (dealership: string | null): readonly string[] => people.filter(({ roles }) => roles.some((held) => held.dealership === null || held.dealership === dealership)).map(({ login }) => login)
  const of = (name: EntityName, site: string | null): readonly (string | null)[] => [null, ...things.filter((thing) => thing.entity === name && (thing.dealership === null || thing.dealership === site)).map(({ id }) => id)]
  const add = (name: EntityName, dealership: string | null, values: Readonly<Record<string, unknown>>, state: string | null = null): void => {
    const texts = Object.fromEntries(textFields[name].map((field) => [field, word()]))
    things.push({ id: uuidv7(), entity: name, dealership, by: random.pick(makers(dealership)), state, values: { ...texts, ...values } })
  }
  for (let i = 0; i < 8; i++) add('owner', null, { kind: random.pick(['vip', 'plain', null]) })
  for (const site of [null, ...sites]) for (let i = 0; i < 3; i++) add('tag', site, { code: random.pick([1, 2, 3, 4, null]) })
  for (const site of sites) {
    for (let i = 0; i < 8; i++) {
      const parts = Array.from({ length: random.below(3) }, () => ({ name: word(), tag: random.pick(of('tag', site)) }))
      const keeper = random.chance(0.6) ? `login:${random.pick(people).login}` : null
      add('job', site, { amount: random.pick([null, 10, 60, 90]), kind: random.pick(['a', 'b', 'c', null]), owner: random.pick(of('owner', site)), tag: random.pick(of('tag', site)), keeper, parts }, random.pick(['open', 'closed']))
    }
    for (let i = 0; i < 5; i++) add('note', site, { job: random.pick(of('job', site)), tag: random.pick(of('tag', site)) })
  }
  return things
}

/** The things as they are loaded; people are ids by then. */
export function recordsOf(things: readonly Thing[]): NetworkData['records'] {
  const at = '2026-11-01T08:00:00.000Z'
  return things.map(({ id, entity: name, dealership, by, state, values }): LoadRecord => {
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as LoadRecord['values']
    return { id, entity: name, dealership, at, by, values: given, ...(state === 'closed' && { events: [{ at, by: 'maker', event: 'CLOSE' }] }) }
  })
}
