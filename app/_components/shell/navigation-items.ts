import type { ShellView } from '../../../engine/client.ts'

export type NavigationItem = ShellView['navigation'][number]['items'][number]

/** Pages that this version has a screen for; a definition may name more. */
const pages = new Set(['definitions', 'audit', 'users', 'dealerships', 'integrations', 'graphiql'])
const hasScreen = (item: NavigationItem): boolean => item.kind !== 'page' || pages.has(item.name)

/** The navigation with what has a screen. */
export const shownGroups = (view: ShellView): ShellView['navigation'] => view.navigation.map((group) => ({ ...group, items: group.items.filter(hasScreen) }))

export const shownItems = (view: ShellView): readonly NavigationItem[] => shownGroups(view).flatMap(({ items }) => items)

export function hrefOf(item: NavigationItem): string {
  if (item.kind === 'report') return `/reports/${item.name}`
  if (item.kind === 'page' && item.name === 'graphiql') return '/api/graphql'
  return item.view ? `/${item.name}?view=${encodeURIComponent(item.view)}` : `/${item.name}`
}

/** A record is shown as part of its entity's whole list, else of the first view of it. */
export function homeOf(view: ShellView, entity: string): NavigationItem | undefined {
  const items = view.navigation.flatMap((group) => group.items).filter((item) => item.kind === 'entity' && item.name === entity)
  return items.find((item) => item.view === undefined) ?? items[0]
}
