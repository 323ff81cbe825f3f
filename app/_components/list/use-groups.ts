'use client'
import { useLocale } from 'next-intl'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { FieldView, JsonObject, ListView } from '../../../engine/client.ts'
import type { Answer } from '../../_lib/answer.ts'
import { allOf } from '../../_lib/group-values.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { Recent } from '../../_lib/recent.ts'
import { request } from '../../_lib/request.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { GroupTree, type TreeLoader } from './group-tree.ts'
import { type Branch, branchOf, type Group, type GroupAnswer, groupStates, groupsDocument, type Level } from './groups.ts'
import { RowSource } from './row-source.ts'
import { rowLoader } from './use-row-source.ts'

/** Groups whose insides one request may ask for. */
const mostParents = 10

/** Groups of lists that were left a moment ago, so that coming back shows them as they stood open, with the columns their rows are read with. */
const left = new Recent<{ readonly tree: GroupTree; columns: readonly FieldView[] }>(6)

interface Asked {
  readonly list: ListView
  readonly args: ListArguments
  readonly levels: readonly Level[]
  readonly summed: readonly FieldView[]
  readonly columns: readonly FieldView[]
  /** Changes when values may have changed. */
  readonly turn: number
}

/** Groups of the list with their counts and sums, level by level; null where it has none. */
export function useGroups({ list, args, levels, summed, columns, turn }: Asked): GroupTree | null {
  const { dealership, timeZone } = useWorkplace()
  const locale = useLocale()
  const key = levels.length > 0 ? JSON.stringify([dealership, list.entity.name, args, groupStates(levels), summed.map(({ name }) => name)]) : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the groups depend on is in the key
  const kept = useMemo(() => {
    if (key === '') return null
    const known = left.get(key)
    if (known) return known
    const fresh: { readonly tree: GroupTree; columns: readonly FieldView[] } = { tree: new GroupTree(treeLoader({ dealership, list, args, levels, summed, columnsNow: () => fresh.columns, timeZone, locale })), columns }
    return fresh
  }, [key])
  if (kept) kept.columns = columns
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again at every turn
  useEffect(() => {
    if (!kept) return
    left.set(key, kept)
    void kept.tree.read()
  }, [kept, turn])
  useSyncExternalStore(kept?.tree.subscribe ?? nothing, () => kept?.tree.version ?? 0, () => 0)
  return kept?.tree ?? null
}

const nothing = () => () => undefined

interface Reading extends Pick<Asked, 'list' | 'args' | 'levels' | 'summed'> {
  readonly dealership: string
  readonly columnsNow: () => readonly FieldView[]
  readonly timeZone: string
  readonly locale: string
}

function treeLoader({ dealership, list, args, levels, summed, columnsNow, timeZone, locale }: Reading): TreeLoader {
  const within = (group: Group | null): JsonObject | null => allOf(args.filter, group?.condition ?? null)
  const some = async (level: Level, parents: readonly (Group | null)[]): Promise<Answer<readonly Branch[]>> => {
    const filters = Object.fromEntries(parents.map((parent, i) => [`f${i}`, within(parent)]))
    const answer = await request<Readonly<Record<string, readonly GroupAnswer[]>>>(dealership, groupsDocument(list, level, summed, parents.length), { search: args.search, ...filters })
    return answer.ok ? { ok: true, data: parents.map((parent, i) => branchOf(level, parent, answer.data[`g${i}`] ?? [], timeZone, locale)) } : answer
  }
  return {
    depth: levels.length,
    branches: async (parents) => {
      const level = levels[(parents[0]?.depth ?? -1) + 1]
      const branches: Branch[] = []
      for (let i = 0; level && i < parents.length; i += mostParents) {
        const answer = await some(level, parents.slice(i, i + mostParents))
        if (!answer.ok) return answer
        branches.push(...answer.data)
      }
      return { ok: true, data: branches }
    },
    rows: (group) => new RowSource(rowLoader(dealership, list, { ...args, filter: within(group) }, columnsNow), null, null),
  }
}
