import type { SearchHit, ShellView } from '../../../engine/client.ts'
import { spokenMoment } from '../../_lib/spoken-moment.ts'
import type { Command } from '../../_lib/use-commands.ts'
import { hrefOf, shownItems } from '../shell/navigation-items.ts'
import type { Recent } from './recent.ts'

export interface PaletteChoice {
  readonly id: string
  readonly group: 'here' | 'records' | 'recent' | 'actions' | 'screens'
  readonly title: string
  readonly detail: string
  readonly icon: string
  readonly href?: string
  readonly run?: () => void
  readonly hit?: SearchHit
}

export interface PaletteWords {
  readonly create: (name: string) => string
  readonly createWith: (name: string, text: string) => string
  readonly day: (day: string) => string
  readonly time: (at: string) => string
  readonly screens: readonly { readonly href: string; readonly title: string; readonly icon: string }[]
}

/** What there is to choose from besides what the engine finds. */
export interface PaletteStock {
  readonly view: ShellView
  readonly recent: readonly Recent[]
  readonly commands: readonly Command[]
}

const mostActions = 6
const mostScreens = 8

/** What the text offers: what can be done here, records found by the engine, actions and screens whose title has it. Pure. */
export function choicesFor({ view, recent, commands }: PaletteStock, typed: string, hits: readonly SearchHit[], words: PaletteWords, now: Date): readonly PaletteChoice[] {
  const text = typed.trim()
  const fits = ({ title }: { readonly title: string }): boolean => text === '' || text.toLowerCase().split(/\s+/).every((word) => title.toLowerCase().includes(word))
  const here = commands.filter(fits).map((command): PaletteChoice => ({ ...command, id: `here ${command.id}`, group: 'here' }))
  const records = hits.map((hit): PaletteChoice => ({ id: `record ${hit.id}`, group: 'records', title: hit.label, detail: [hit.title, hit.detail].filter(Boolean).join(' · '), icon: hit.icon, href: `/${hit.entity}/${hit.id}`, hit }))
  const last = text === '' ? recent.map(({ path, title }): PaletteChoice => ({ id: `recent ${path}`, group: 'recent', title, detail: '', icon: 'history', href: path })) : []
  const create = view.create.map(({ entity, title, icon }): PaletteChoice => ({ id: `create ${entity}`, group: 'actions', title: words.create(title), detail: '', icon, href: `/${entity}/new` }))
  const screens = screensOf(view, words).filter(fits)
  // What was found nowhere may be what is to be made.
  const make = text.length < 2 || hits.some(({ fit }) => fit === 'exact') ? [] : makingOf(view, text, words, now)
  return [...here, ...records, ...last, ...create.filter(fits).slice(0, mostActions), ...(text === '' ? screens.slice(0, mostScreens) : screens), ...make.slice(0, mostActions)]
}

function screensOf(view: ShellView, words: PaletteWords): readonly PaletteChoice[] {
  const menu = shownItems(view).map((item): PaletteChoice => ({ id: `screen ${item.kind} ${item.name} ${item.view ?? ''}`, group: 'screens', title: item.title, detail: '', icon: item.icon, href: hrefOf(item) }))
  const all = [...words.screens.map((screen): PaletteChoice => ({ id: `screen ${screen.href}`, group: 'screens', detail: '', ...screen })), ...menu]
  return all.filter((one, i) => all.findIndex(({ href }) => href === one.href) === i)
}

/** New records with the text in the field that names them, and the moment told in it where they have one; those that take a moment first. */
function makingOf(view: ShellView, text: string, words: PaletteWords, now: Date): readonly PaletteChoice[] {
  const moment = spokenMoment(text, now, view.timeZone)
  const choices = view.create.flatMap(({ entity, title, icon, text: field, moment: when }): readonly (PaletteChoice & { readonly isTimed: boolean })[] => {
    if (field === null) return []
    const told = when && moment && moment.rest !== '' ? { ...moment, ...when } : null
    const values = told ? { [field]: told.rest, [told.field]: told.isDay ? told.day : told.at } : { [field]: text }
    const detail = told ? (told.isDay ? words.day(told.day) : words.time(told.at)) : ''
    return [{ id: `make ${entity}`, group: 'actions', title: words.createWith(title, told?.rest ?? text), detail, icon, href: `/${entity}/new?${new URLSearchParams(values)}`, isTimed: told !== null }]
  })
  return choices.sort((a, b) => Number(b.isTimed) - Number(a.isTimed)).map(({ isTimed: _, ...choice }) => choice)
}
