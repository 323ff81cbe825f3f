/** A kind of record under another name, or gone: the files that change with it; null takes one away. Pure. */
import type { DraftFiles, RoleDefinition, WorkplaceDefinition } from '../../../../engine/client.ts'
import { jsonOf, textOf } from '../json.ts'

type Changes = Readonly<Record<string, string | null>>

/** Keys under which kinds are named, wherever they stand; `source` in reports, `entities` in search blocks. */
const naming = new Set(['entity', 'source', 'entities'])

/** Whatever speaks of the kind follows; its id and its records stay. */
export function renameKind(files: DraftFiles, from: string, to: string): Changes {
  const [own, next] = [`entities/${from}/`, `entities/${to}/`]
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]): [string, string | null][] => {
      const content = jsonOf<object>(text)
      if (content === null) return []
      const renamed = path === `${own}entity.json` ? { ...(followed(content, path, from, to) as object), name: to } : followed(content, path, from, to)
      if (path.startsWith(own)) return [[path, null], [`${next}${path.slice(own.length)}`, textOf(renamed)]]
      return JSON.stringify(renamed) === JSON.stringify(content) ? [] : [[path, textOf(renamed)]]
    }),
  )
}

function followed(value: unknown, path: string, from: string, to: string, key = ''): unknown {
  if (typeof value === 'string') return naming.has(key) && value === from ? to : value
  if (Array.isArray(value)) return value.map((one: unknown) => followed(one, path, from, to, key))
  if (typeof value !== 'object' || value === null || key === 'titles') return value
  const isRights = key === 'permissions' && path.startsWith('roles/')
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [isRights && name === from ? to : name, followed(inner, path, from, to, name)]))
}

/** Without its files, what roles may do with it, and where menus lead to it. What else speaks of it is left to its author. */
export function withoutKind(files: DraftFiles, name: string): Changes {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]): [string, string | null][] => {
      if (path.startsWith(`entities/${name}/`)) return [[path, null]]
      const content = jsonOf<object>(text)
      const left = content === null ? null : path.startsWith('roles/') ? withoutRights(content as RoleDefinition, name) : path.startsWith('workplaces/') ? withoutPlaces(content as WorkplaceDefinition, name) : content
      return left === null || JSON.stringify(left) === JSON.stringify(content) ? [] : [[path, textOf(left)]]
    }),
  )
}

const withoutRights = (role: RoleDefinition, name: string): RoleDefinition => ({ ...role, permissions: Object.fromEntries(Object.entries(role.permissions ?? {}).filter(([entity]) => entity !== name)) })

const withoutPlaces = (place: WorkplaceDefinition, name: string): WorkplaceDefinition => ({
  ...place,
  navigation: (place.navigation ?? []).map((group) => ({ ...group, items: group.items.filter((item) => !('entity' in item && item.entity === name)) })).filter(({ items }, i) => items.length > 0 || place.navigation[i]?.items.length === 0),
})
