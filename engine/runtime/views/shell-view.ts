import { permissionOf, platformPermissions } from '../../access/index.ts'
import type { Choice, ShellView } from '../../engine.ts'
import { navigationOf, workplacesOf } from '../../forms/index.ts'
import { sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Platform } from '../../platform/index.ts'
import { findLabels } from '../../store/index.ts'
import { dealershipsOf } from '../actors.ts'
import { demandRight, readScopeOf } from '../read-scope.ts'
import type { Runtime } from '../types.ts'

/** What stands around every page: who, where, navigation, unread notifications. */
export async function shellView(runtime: Runtime, platform: Platform, locale: string): Promise<ShellView> {
  const { model, actor, store } = runtime
  const [{ codes, mayNetwork }, sites, unread] = await Promise.all([
    dealershipsOf(platform, actor.id),
    platform.dealerships.list(),
    store.query<{ count: number }>(sql`select count(*) as count from platform.notification n where n.user_id = ${actor.id}::uuid and n.read_at is null`),
  ])
  const titles = new Map(sites.map((site) => [site.code, titleOf(site.titles, locale)]))
  return {
    user: { id: actor.id, login: actor.login, name: actor.name, locale: actor.locale, position: actor.position },
    dealerships: codes.map((code) => ({ code, title: titles.get(code) ?? code })),
    dealership: actor.dealership ?? '*',
    timeZone: actor.timeZone ?? model.settings.timeZone,
    mayNetwork,
    workplace: workplacesOf(model, actor)[0]?.name ?? '',
    navigation: navigationOf(model, actor, locale),
    create: creatable(runtime, locale),
    platform: [...platformPermissions(model, actor)],
    version: `${model.package.id} ${model.package.version}`,
    unread: unread[0]?.count ?? 0,
  }
}

/** A dealership's record is made in a dealership: the whole network is no place for it. */
function creatable({ model, actor }: Runtime, locale: string): ShellView['create'] {
  return [...model.entities.values()]
    .filter((entity) => permissionOf(model, actor, entity).create && (entity.scope !== 'dealership' || actor.dealership !== null))
    .map((entity) => {
      const text = entity.label.find((name) => entity.fieldByName.get(name)?.type.name === 'string') ?? null
      const when = entity.fields.find((field) => field.keywords.moment === true && !field.hidden)
      return { entity: entity.name, title: titleOf(entity.titles, locale), icon: entity.icon, text, moment: when ? { field: when.name, isDay: when.type.kind === 'date' } : null }
    })
}

/** Records (or people, for `user`) to choose from; of people those who work in the actor's dealership. */
export async function choices(runtime: Runtime, entity: string, search: string, limit = 20): Promise<readonly Choice[]> {
  const { store, model, actor, clock } = runtime
  const target = model.entities.get(entity)
  const size = Math.min(Math.max(limit, 1), 100)
  if (target) demandRight(model, actor, target, 'read')
  const rows = target ? await findLabels(store.query, readScopeOf(model, actor, clock()), target, search, size) : await findPeople(runtime, search, size)
  return rows.map(({ id, label }) => ({ value: id, title: label }))
}

function findPeople({ store, actor }: Runtime, search: string, limit: number): Promise<readonly { readonly id: string; readonly label: string }[]> {
  return store.query(sql`select u.id, concat_ws(', ', u.name, u.position) as label from platform."user" u
    where u.is_active and position(${search.trim().toLowerCase()} in lower(concat_ws(' ', u.name, u.login, u.position))) > 0
      and exists (select 1 from platform.membership m where m.user_id = u.id and (${actor.dealership}::text is null or m.dealership = ${actor.dealership}))
    order by u.name limit ${limit}::int`)
}
