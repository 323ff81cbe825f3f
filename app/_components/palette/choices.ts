import type { SearchHit, ShellView } from '../../../engine/client.ts'
import type { Recent } from './recent.ts'

export interface PaletteChoice {
  readonly id: string
  readonly group: 'records' | 'recent' | 'actions' | 'screens'
  readonly title: string
  readonly detail: string
  readonly icon: string
  readonly href: string
  readonly hit?: SearchHit
}

export interface PaletteWords {
  readonly create: (name: string) => string
  readonly createWith: (name: string, text: string) => string
  readonly screens: readonly { readonly href: string; readonly title: string; readonly icon: string }[]
}

const mostActions = 6

/** What the text offers: records found by the engine, and actions and screens whose title has it. Pure. */
export function choicesFor(view: ShellView, typed: string, hits: readonly SearchHit[], recent: readonly Recent[], words: PaletteWords): readonly PaletteChoice[] {
  const text = typed.trim()
  const fits = (title: string): boolean => text === '' || text.toLowerCase().split(/\s+/).every((word) => title.toLowerCase().includes(word))
  const records = hits.map((hit): PaletteChoice => ({ id: `record ${hit.id}`, group: 'records', title: hit.label, detail: [hit.title, hit.detail].filter(Boolean).join(' · '), icon: hit.icon, href: `/${hit.entity}/${hit.id}`, hit }))
  const last = text === '' ? recent.map(({ path, title }): PaletteChoice => ({ id: `recent ${path}`, group: 'recent', title, detail: '', icon: 'history', href: path })) : []
  const create = view.create.map(({ entity, title, icon }): PaletteChoice => ({ id: `create ${entity}`, group: 'actions', title: words.create(title), detail: '', icon, href: `/${entity}/new` }))
  // What was found nowhere may be what is to be made.
  const make = text.length < 2 || hits.some(({ fit }) => fit === 'exact') ? [] : view.create.flatMap(({ entity, title, icon, text: field }): readonly PaletteChoice[] => (field === null ? [] : [{ id: `make ${entity}`, group: 'actions', title: words.createWith(title, text), detail: '', icon, href: `/${entity}/new?${field}=${encodeURIComponent(text)}` }]))
  const menu = view.navigation.flatMap(({ items }) => items).map((item): PaletteChoice => ({ id: `screen ${item.kind} ${item.name} ${item.view ?? ''}`, group: 'screens', title: item.title, detail: '', icon: item.icon, href: item.kind === 'report' ? `/reports/${item.name}` : item.name === 'graphiql' ? '/api/graphql' : item.view ? `/${item.name}?view=${encodeURIComponent(item.view)}` : `/${item.name}` }))
  const screens = [...words.screens.map((screen): PaletteChoice => ({ id: `screen ${screen.href}`, group: 'screens', detail: '', ...screen })), ...menu]
  const own = screens.filter((one, i) => fits(one.title) && screens.findIndex(({ href }) => href === one.href) === i)
  return [...records, ...last, ...create.filter(({ title }) => fits(title)).slice(0, mostActions), ...(text === '' ? own.slice(0, 8) : own), ...make.slice(0, mostActions)]
}
