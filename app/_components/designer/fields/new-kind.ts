/** A kind of record out of nothing: everything it needs to be published and used, as files of the draft. Pure. */
import type { DraftFiles, EntityDefinition, MachineDefinition, RoleDefinition, Scope, Titles, TransitionDefinition, ViewsDefinition, WorkplaceDefinition } from '../../../../engine/client.ts'
import { jsonOf, textOf } from '../json.ts'
import { freshId } from '../parts/fresh-id.ts'

export interface KindWish {
  readonly name: string
  readonly titles: Titles
  readonly pluralTitles: Titles
  readonly scope: Scope
  readonly icon: string
  readonly hasStates: boolean
  /** Text before running numbers; null: records have none. */
  readonly prefix: string | null
  /** Names of the roles that make, see and change the records. */
  readonly roles: readonly string[]
  /** Names of the workplaces whose navigation leads to them. */
  readonly workplaces: readonly string[]
}

/** Whether no kind of the draft has the name yet. */
export const isFreeKind = (files: DraftFiles, name: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= 40 && !Object.keys(files).some((path) => path.startsWith(`entities/${name}/`)) && !(name in {})

const words = {
  title: { en: 'Title', ru: 'Название', uk: 'Назва', ro: 'Denumire' },
  responsible: { en: 'Responsible', ru: 'Ответственный', uk: 'Відповідальний', ro: 'Responsabil' },
  notes: { en: 'Notes', ru: 'Примечание', uk: 'Примітка', ro: 'Note' },
  main: { en: 'Main', ru: 'Основное', uk: 'Основне', ro: 'Principal' },
  new: { en: 'New', ru: 'Новая', uk: 'Нова', ro: 'Nouă' },
  inWork: { en: 'In work', ru: 'В работе', uk: 'У роботі', ro: 'În lucru' },
  done: { en: 'Done', ru: 'Готово', uk: 'Готово', ro: 'Gata' },
  cancelled: { en: 'Cancelled', ru: 'Отменено', uk: 'Скасовано', ro: 'Anulat' },
  start: { en: 'Take to work', ru: 'Взять в работу', uk: 'Взяти в роботу', ro: 'Preia' },
  finish: { en: 'Finish', ru: 'Завершить', uk: 'Завершити', ro: 'Finalizează' },
  cancel: { en: 'Cancel', ru: 'Отменить', uk: 'Скасувати', ro: 'Anulează' },
} satisfies Readonly<Record<string, Titles>>

/** All files that come or change with it. */
export function newKind(files: DraftFiles, wish: KindWish): Readonly<Record<string, string>> {
  const folder = `entities/${wish.name}`
  return {
    [`${folder}/entity.json`]: textOf(entityOf(wish)),
    [`${folder}/views.json`]: textOf(viewsOf(wish)),
    ...(wish.hasStates ? { [`${folder}/machine.json`]: textOf(machineOf(wish)) } : {}),
    ...Object.fromEntries(wish.roles.flatMap((role) => granted(files, role, wish.name))),
    ...Object.fromEntries(wish.workplaces.flatMap((workplace) => listed(files, workplace, wish.name))),
  }
}

function entityOf({ name, titles, pluralTitles, scope, icon, prefix }: KindWish): EntityDefinition {
  return {
    id: freshId('en', name),
    name,
    titles,
    pluralTitles,
    scope,
    icon,
    label: prefix === null ? ['title'] : ['number', 'title'],
    ...(prefix === null ? {} : { numbering: { start: 1, ...(prefix === '' ? {} : { prefix }) } }),
    schema: {
      type: 'object',
      required: ['title'],
      properties: {
        title: { type: 'string', maxLength: 200, 'x-field': { id: freshId('fl', name, 'title'), titles: words.title, searchable: true } },
        responsible: { type: 'string', format: 'uuid', 'x-field': { id: freshId('fl', name, 'responsible'), titles: words.responsible, type: 'user', index: true, initial: 'actor.id' } },
        notes: { type: 'string', 'x-field': { id: freshId('fl', name, 'notes'), titles: words.notes, type: 'text' } },
      },
    },
  }
}

function viewsOf({ name, hasStates, prefix }: KindWish): ViewsDefinition {
  const state = hasStates ? ['state'] : []
  return {
    form: { sections: [{ id: freshId('se', name), titles: words.main, fields: ['title', 'responsible', 'notes'] }] },
    list: {
      columns: [...(prefix === null ? [] : ['number']), 'title', ...state, 'responsible', 'createdAt'],
      orderBy: [{ field: 'createdAt', direction: 'desc' }],
      filters: [...state, 'responsible', 'createdAt'],
    },
  }
}

function machineOf({ name, roles }: KindWish): MachineDefinition {
  const may = roles.length === 0 ? ['*'] : roles
  const transition = (state: string, target: string, titles: Titles, look: { readonly primary?: true; readonly danger?: true }): TransitionDefinition => ({ target, meta: { id: freshId('tr', name, state, target), titles, roles: may, ...look } })
  const cancel = (state: string) => ({ CANCEL: transition(state, 'cancelled', words.cancel, { danger: true }) })
  const meta = (state: 'new' | 'inWork' | 'done' | 'cancelled', category: 'new' | 'active' | 'done' | 'cancelled') => ({ id: freshId('st', name, state), titles: words[state], category })
  return {
    id: freshId('ma', name),
    initial: 'new',
    states: {
      new: { on: { START: transition('new', 'inWork', words.start, { primary: true }), ...cancel('new') }, meta: meta('new', 'new') },
      inWork: { on: { FINISH: transition('inWork', 'done', words.finish, { primary: true }), ...cancel('inWork') }, meta: meta('inWork', 'active') },
      done: { type: 'final', meta: meta('done', 'done') },
      cancelled: { type: 'final', meta: meta('cancelled', 'cancelled') },
    },
  }
}

/** The role with rights over the records; one that may delete whatever there is may delete these, too. */
function granted(files: DraftFiles, name: string, entity: string): readonly (readonly [string, string])[] {
  const path = `roles/${name}/role.json`
  const role = jsonOf<RoleDefinition>(files[path])
  if (!role) return []
  const all = role.permissions['*']?.delete === true ? { delete: true } : {}
  return [[path, textOf({ ...role, permissions: { ...role.permissions, [entity]: { read: true, create: true, edit: true, ...all, export: true } } })]]
}

/** Behind what the last group of the navigation leads to; pages of the administration stay by themselves. */
function listed(files: DraftFiles, name: string, entity: string): readonly (readonly [string, string])[] {
  const path = `workplaces/${name}/workplace.json`
  const workplace = jsonOf<WorkplaceDefinition>(files[path])
  if (!workplace) return []
  const last = workplace.navigation.findLastIndex(({ items }) => items.some((item) => 'entity' in item))
  const navigation = last < 0 ? [...workplace.navigation, { id: freshId('ng', name), items: [{ entity }] }] : workplace.navigation.map((group, i) => (i === last ? { ...group, items: [...group.items, { entity }] } : group))
  return [[path, textOf({ ...workplace, navigation })]]
}
