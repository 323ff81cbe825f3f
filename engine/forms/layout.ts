import { type Titles, titleOf } from '../kernel/titles.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Entity } from '../model/types.ts'

/** A section as it stands in `ui:sections`. */
export interface SectionView {
  readonly id: string
  readonly title: string
  readonly columns: number
  /** Name of the tab; null: above the tabs, or there are none. */
  readonly tab: string | null
  /** CEL over `record`: shown only while true. */
  readonly visible: string | null
  readonly fields: readonly string[]
}

export interface TabView {
  readonly name: string
  readonly title: string
}

const others: Titles = { en: 'Other', ru: 'Прочее', uk: 'Інше', ro: 'Altele' }

/** `ui:sections`, `ui:tabs` and `ui:order` of the entity's form over the fields that are shown. */
export function layoutOf(entity: Entity, shown: ReadonlySet<string>, locale: string): JsonObject {
  const { sections: defined, tabs = [] } = entity.views.form
  const tabNames = new Set(tabs.map((tab) => tab.name))
  const named = new Set(defined.flatMap((section) => section.fields))
  const sections: SectionView[] = defined.map((section) => ({
    id: section.id,
    title: titleOf(section.titles, locale),
    columns: section.columns ?? 2,
    tab: section.tab !== undefined && tabNames.has(section.tab) ? section.tab : null,
    visible: section.visible ?? null,
    fields: section.fields.filter((name) => shown.has(name)),
  }))
  const rest = [...shown].filter((name) => !named.has(name))
  sections.push({ id: 'se_other', title: titleOf(others, locale), columns: 2, tab: tabs.at(-1)?.name ?? null, visible: null, fields: rest })
  const filled = sections.filter((section) => section.fields.length > 0)
  const tabViews: TabView[] = tabs.filter((tab) => filled.some((section) => section.tab === tab.name)).map((tab) => ({ name: tab.name, title: titleOf(tab.titles, locale) }))
  return { 'ui:sections': filled, 'ui:tabs': tabViews, 'ui:order': [...new Set(filled.flatMap((section) => section.fields))] } as unknown as JsonObject
}
