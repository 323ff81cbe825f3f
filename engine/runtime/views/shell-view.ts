import { permissionOf, platformPermissions } from '../../access/index.ts'
import type { ShellView } from '../../engine.ts'
import { navigationOf, workplacesOf } from '../../forms/index.ts'
import { sql } from '../../kernel/sql.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Platform } from '../../platform/index.ts'
import { dealershipsOf } from '../actors.ts'
import { personThere } from '../presence/presence.ts'
import type { Runtime } from '../types.ts'

/** What stands around every page: who, where, navigation, unread notifications. */
export async function shellView(runtime: Runtime, platform: Platform, locale: string): Promise<ShellView> {
  const { model, actor, store } = runtime
  const [{ codes, mayNetwork }, sites, [told], self] = await Promise.all([
    dealershipsOf(platform, actor.id),
    platform.dealerships.list(),
    store.query<{ unread: number; standing: number }>(sql`select count(*) as unread, count(*) filter (where n.stands_in is not null) as standing from platform.notification n where n.user_id = ${actor.id}::uuid and n.read_at is null`),
    personThere(runtime, actor.id),
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
    unread: told?.unread ?? 0,
    standing: told?.standing ?? 0,
    presence: self?.presence ?? 'away',
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
