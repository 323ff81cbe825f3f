/** Changes of a workplace, as the designer makes them: pure. */
import type { FieldView, HomeBlock, HomeRecords, Titles, WorkplaceDefinition } from '../../../../engine/client.ts'
import { type DraftEntity, isDay, isSystem, pointsOf } from '../parts/draft-fields.ts'
import { newTitles } from '../parts/new-titles.ts'

export type Group = WorkplaceDefinition['navigation'][number]
export type Item = Group['items'][number]
export type Part = 'home' | 'navigation' | 'about'
export type BlockKind = HomeBlock['kind']
export type BlockOf<Kind extends BlockKind> = Extract<HomeBlock, { kind: Kind }>

export const parts: readonly Part[] = ['home', 'navigation', 'about']
export const blockKinds: readonly BlockKind[] = ['tile', 'list', 'figures', 'chart', 'my-day', 'desk', 'queue', 'search', 'reports', 'drafts', 'notifications']
export const pages = ['definitions', 'audit', 'users', 'dealerships', 'integrations', 'graphiql'] as const
export type Page = (typeof pages)[number]

export function partOf(pointer: string): Part {
  const first = pointer.split('/')[1] ?? ''
  return parts.find((part) => part === first) ?? 'about'
}

export const keyOfItem = (item: Item): string => ('entity' in item ? `entity ${item.entity} ${item.view ?? ''}` : 'report' in item ? `report ${item.report}` : `page ${item.page}`)

/** Ids by which items are told apart: what stands there twice has a number behind it. */
export const itemIds = (items: readonly Item[]): readonly string[] => items.map((item, i) => `${keyOfItem(item)} ${items.slice(0, i).filter((one) => keyOfItem(one) === keyOfItem(item)).length}`)

/** What a menu may lead to, as one text to choose by. */
export const itemOf = (choice: string): Item | null => {
  const [kind, name = ''] = choice.split(' ')
  if (kind === 'entity') return { entity: name }
  if (kind === 'report') return { report: name }
  const page = pages.find((one) => one === name)
  return page ? { page } : null
}

/** Undefined where nothing is said in either of the languages that always are. */
export const saidTitles = (titles: Titles): Titles | undefined => (titles.en.trim() === '' && titles.ru.trim() === '' ? undefined : titles)

interface BlockStart {
  readonly id: string
  /** Records it is about at first. */
  readonly entity: string
  readonly titles: Titles
  readonly fields: readonly FieldView[]
  /** What a form of such records asks at first. */
  readonly asked?: readonly string[]
  readonly reports: readonly string[]
}

/** What a form asks at first: what must be filled, then what stands first; nothing that fills itself. */
export function askedFields(found: DraftEntity | null): readonly string[] {
  const filled = Object.entries(found?.entity.schema.properties ?? {}).flatMap(([name, property]) => (property.readOnly === true || property['x-field']?.computed !== undefined || property['x-field']?.hidden || property.items ? [] : [name]))
  const required = filled.filter((name) => found?.entity.schema.required?.includes(name))
  return [...new Set([...required, ...filled])].slice(0, Math.max(8, required.length))
}

/** A block to begin with; null where these records, or the definitions, have nothing to make it of. */
export function newBlock(kind: BlockKind, { id, entity, titles, fields, asked = [], reports }: BlockStart): HomeBlock | null {
  const point = pointsOf(fields).find((field) => !isDay(field))
  const day = fields.find((field) => isDay(field) && !isSystem(field))
  switch (kind) {
    case 'tile':
    case 'list':
      return { kind, id, titles, entity }
    case 'queue':
      return fields.some(({ name }) => name === 'state') ? { kind, id, titles, entity } : null
    case 'figures':
      return { kind, id, figures: [{ titles, entity, function: 'count' }] }
    case 'chart':
      return point ? { kind, id, titles, entity, chart: 'bar', groupBy: point.name, function: 'count' } : null
    case 'my-day':
      return day ? { kind, id, sources: [{ entity, date: day.name }] } : null
    case 'search':
      return { kind, id, titles: newTitles.search, entities: [entity] }
    case 'reports':
      return reports.length > 0 ? { kind, id, reports: reports.slice(0, 20) } : null
    case 'desk':
      return asked.length > 0 ? { kind, id, wide: true, titles, entity, fields: asked } : null
    case 'drafts':
    case 'notifications':
      return { kind, id }
  }
}

/** About other records: what named fields and views of the ones before is forgotten. */
export const aboutOthers = <T extends HomeRecords>({ view: _, filter: __, ...records }: T, entity: string): Omit<T, 'view' | 'filter'> => ({ ...records, entity })

/** A workplace to begin with: a menu of what people work with most, and a home that counts and lists it. */
export function newWorkplace(id: string, name: string, titles: Titles, entities: readonly { readonly name: string; readonly titles: Titles }[]): WorkplaceDefinition {
  const part = name.replaceAll('-', '_')
  return {
    id,
    name,
    titles,
    navigation: [{ id: `ng_${part}`, items: entities.map((entity) => ({ entity: entity.name })) }],
    home: {
      blocks: [
        ...entities.slice(0, 4).map((entity, i): HomeBlock => ({ kind: 'tile', id: `bl_${part}_tile${i + 1}`, titles: entity.titles, entity: entity.name })),
        ...entities.slice(0, 1).map((entity): HomeBlock => ({ kind: 'list', id: `bl_${part}_list`, wide: true, titles: entity.titles, entity: entity.name })),
        { kind: 'notifications', id: `bl_${part}_notifications` },
      ],
    },
  }
}
