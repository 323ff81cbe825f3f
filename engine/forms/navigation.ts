import { mayReadReport, permissionOf, platformPermissions } from '../access/index.ts'
import type { PlatformPermission, WorkplaceDefinition } from '../definition/types.ts'
import type { ShellView } from '../engine.ts'
import { type Titles, titleOf } from '../kernel/titles.ts'
import type { Actor, Model } from '../model/types.ts'

type Group = WorkplaceDefinition['navigation'][number]
type Item = Group['items'][number]
type Page = Extract<Item, { page: string }>['page']
type ItemView = ShellView['navigation'][number]['items'][number]

const pages: Readonly<Record<Page, { readonly titles: Titles; readonly icon: string; readonly permissions: readonly PlatformPermission[] }>> = {
  definitions: { titles: { en: 'Definitions', ru: 'Определения', uk: 'Визначення', ro: 'Definiții' }, icon: 'versions', permissions: ['definitions.read', 'definitions.publish'] },
  audit: { titles: { en: 'Audit', ru: 'Журнал действий', uk: 'Журнал дій', ro: 'Jurnal de acțiuni' }, icon: 'history', permissions: ['audit.read'] },
  users: { titles: { en: 'People', ru: 'Сотрудники', uk: 'Співробітники', ro: 'Angajați' }, icon: 'users', permissions: ['users.manage'] },
  dealerships: { titles: { en: 'Dealerships', ru: 'Автоцентры', uk: 'Автоцентри', ro: 'Centre auto' }, icon: 'building-store', permissions: ['users.manage'] },
  integrations: { titles: { en: 'Telephony', ru: 'Телефония', uk: 'Телефонія', ro: 'Telefonie' }, icon: 'phone', permissions: ['definitions.publish'] },
  graphiql: { titles: { en: 'GraphQL', ru: 'GraphQL', uk: 'GraphQL', ro: 'GraphQL' }, icon: 'brand-graphql', permissions: ['graphiql'] },
}

/** The workplaces of the actor's roles laid together, without what the actor may not open. */
export function navigationOf(model: Model, actor: Actor, locale: string): ShellView['navigation'] {
  const groups = new Map<string, { readonly title: string; readonly items: Map<string, ItemView> }>()
  for (const group of workplacesOf(model, actor).flatMap((workplace) => workplace.navigation)) {
    const known = groups.get(group.id) ?? { title: group.titles === undefined ? '' : titleOf(group.titles, locale), items: new Map() }
    groups.set(group.id, known)
    for (const item of group.items) {
      const view = itemView(model, actor, item, locale)
      const key = view && `${view.kind} ${view.name} ${view.view ?? ''}`
      if (view !== null && key !== null && !known.items.has(key)) known.items.set(key, view)
    }
  }
  return [...groups.values()].filter(({ items }) => items.size > 0).map(({ title, items }) => ({ title, items: [...items.values()] }))
}

/** Workplaces in the order of the actor's roles; the first is opened after sign-in. */
export function workplacesOf(model: Model, actor: Actor): readonly WorkplaceDefinition[] {
  const names = new Set(actor.roles.flatMap((role) => model.roles.get(role)?.workplace ?? []))
  return [...names].flatMap((name) => model.workplaces.get(name) ?? [])
}

function itemView(model: Model, actor: Actor, item: Item, locale: string): ItemView | null {
  if ('entity' in item) {
    const entity = model.entities.get(item.entity)
    if (entity === undefined || !permissionOf(model, actor, entity).read) return null
    return { kind: 'entity', name: entity.name, title: titleOf(item.titles ?? entity.pluralTitles, locale), icon: entity.icon, ...(item.view === undefined ? {} : { view: item.view }) }
  }
  if ('report' in item) {
    const report = model.reports.get(item.report)
    if (report === undefined || !mayReadReport(model, actor, report.name)) return null
    return { kind: 'report', name: report.name, title: titleOf(report.titles, locale), icon: 'report-analytics' }
  }
  const page = pages[item.page]
  const held = platformPermissions(model, actor)
  return page.permissions.some((permission) => held.has(permission)) ? { kind: 'page', name: item.page, title: titleOf(page.titles, locale), icon: page.icon } : null
}
