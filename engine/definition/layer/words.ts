/** Titles, colours, and where a transition leads. */
import type { Titles } from '../../kernel/titles.ts'
import type { Element } from '../elements.ts'
import { targetId } from '../overlay-states.ts'
import type { EntityDefinition, OverlayOperation, PropertySchema, StateDefinition, TransitionDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import { isSame } from './differences.ts'
import { eachPair, emit, type Pair, type Work } from './work.ts'

export function nameAll(work: Work, elements: readonly Element[]): void {
  eachPair<object>(work, elements, ({ id, now, wanted }) => {
    const titles = otherTitles(titlesOf(now), titlesOf(wanted))
    if (titles) emit(work, { op: 'retitle', element: id, titles })
  })
  eachPair<EntityDefinition>(work, elements.filter(({ kind }) => kind === 'entity'), ({ id, now, wanted }) => {
    const titles = otherTitles(now.pluralTitles, wanted.pluralTitles)
    if (titles) emit(work, { op: 'retitle', element: id, part: 'plural', titles })
  })
  eachPair<PropertySchema>(work, elements.filter(({ kind }) => kind.endsWith('field')), (pair) => {
    const { id, now, wanted } = pair
    const help = otherTitles(now['x-field'].help ?? noWords, wanted['x-field'].help)
    if (help) emit(work, { op: 'retitle', element: id, part: 'help', titles: help })
    nameOptions(work, pair)
  })
}

const noWords: Partial<Titles> = {}

export const titlesOf = (node: unknown): Titles | undefined => (valueAt(node, ['titles']) ?? valueAt(node, ['meta', 'titles']) ?? valueAt(node, ['x-field', 'titles'])) as Titles | undefined

/** In the languages in which they differ; null where they do in none. */
function otherTitles(now: Partial<Titles> | undefined, wanted: Titles | undefined): Partial<Titles> | null {
  const titles = Object.entries(wanted ?? {}).filter(([locale, text]) => text !== undefined && text !== now?.[locale as keyof Titles])
  return now && titles.length > 0 ? Object.fromEntries(titles) : null
}

function nameOptions(work: Work, { id, now, wanted }: Pair<PropertySchema>): void {
  for (const [option, { titles: given, color }] of Object.entries(wanted['x-field'].options ?? {})) {
    const known = now['x-field'].options?.[option]
    const titles = otherTitles(known?.titles, given)
    if (titles) emit(work, { op: 'retitle', element: id, option, titles })
    if (known && color !== undefined && color !== known.color) emit(work, { op: 'set-color', element: id, option, color })
  }
}

export function colourStates(work: Work, elements: readonly Element[]): void {
  eachPair<StateDefinition>(work, elements.filter(({ kind }) => kind === 'state'), ({ id, now, wanted }) => {
    const { color } = wanted.meta
    if (color !== undefined && color !== now.meta.color) emit(work, { op: 'set-color', element: id, color })
  })
}

export function leadElsewhere(work: Work, elements: readonly Element[]): void {
  for (const element of elements.filter(({ kind }) => kind === 'transition')) {
    const [now, to] = [work.draft.elements.get(element.id), targetId(work.target.package, element)]
    if (now && to !== null && targetId(work.draft.package, now) !== to) emit(work, { op: 'retarget', transition: element.id, to })
  }
}

export function giveRoles(work: Work, elements: readonly Element[]): void {
  eachPair<TransitionDefinition>(work, elements.filter(({ kind }) => kind === 'transition'), ({ id, now, wanted }) => {
    if (!isSame(now.meta.roles, wanted.meta.roles)) emit(work, { op: 'set-roles', transition: id, roles: wanted.meta.roles })
  })
}

/** What is done besides what the package does. */
export function addActions(work: Work, elements: readonly Element[]): void {
  const append = (to: string, now: readonly unknown[] = [], wanted: readonly unknown[] = [], when?: 'entry' | 'exit'): void => {
    if (wanted.length <= now.length || !isSame(wanted.slice(0, now.length), now)) return
    emit(work, { op: 'add-actions', to, ...(when === undefined || when === 'entry' ? {} : { when }), actions: wanted.slice(now.length) } as OverlayOperation)
  }
  eachPair<TransitionDefinition>(work, elements.filter(({ kind }) => kind === 'transition'), ({ id, now, wanted }) => append(id, now.actions, wanted.actions))
  eachPair<StateDefinition>(work, elements.filter(({ kind }) => kind === 'state'), ({ id, now, wanted }) => {
    append(id, now.entry, wanted.entry, 'entry')
    append(id, now.exit, wanted.exit, 'exit')
  })
}
