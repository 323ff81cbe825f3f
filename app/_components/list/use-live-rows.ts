'use client'
import { useEffect, useRef, useState } from 'react'
import type { FieldView, ListView } from '../../../engine/client.ts'
import { listDocument, type ListPage, type ListRow } from '../../_lib/documents.ts'
import { allOf } from '../../_lib/group-values.ts'
import type { ListArguments } from '../../_lib/list-filter.ts'
import { request } from '../../_lib/request.ts'
import { useChangedRecords } from '../../_lib/use-changed-records.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { changedSince, type ChangedLoader, takeChanged } from './changed-rows.ts'
import type { GroupTree } from './group-tree.ts'
import { blockSize, type RowSource } from './row-source.ts'

interface Asked {
  readonly list: ListView
  readonly args: ListArguments
  readonly columns: readonly FieldView[]
  readonly source: RowSource
  readonly groups: GroupTree | null
  /** What the list was rendered with: another page shows everything as it is. */
  readonly page: ListPage['page'] | null
}

interface Told {
  readonly source: RowSource
  readonly page: ListPage['page'] | null
  readonly ids: ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()

/** Keeps an open list in step with what others do; answers with how many records have come or gone since it was read. */
export function useLiveRows({ list, args, columns, source, groups, page }: Asked): number {
  const { dealership } = useWorkplace()
  const [told, setTold] = useState<Told>({ source, page, ids: nobody })
  const { rows, held, beginning } = loaderOf(dealership, list, args, columns)
  const latest = useRef({ source, page })
  latest.current = { source, page }
  /** Answers of a list that has been left, or read anew since, say nothing. */
  const isHere = (): boolean => latest.current.source === source && latest.current.page === page

  const take = async (ids: readonly string[]): Promise<void> => {
    const outcome = await takeChanged([source, ...(groups?.sources ?? [])], groups ? null : source.reach, ids, { rows, held })
    if (!outcome || !isHere()) return
    if (outcome.taken.length > 0 && !groups) source.touch()
    // What stands in groups changes their figures, which are read when somebody wants them.
    const away = groups ? [...outcome.moved, ...outcome.taken] : outcome.moved
    setTold((known) => {
      const before = known.source === source && known.page === page ? known.ids : nobody
      return { source, page, ids: new Set([...[...before].filter((id) => !ids.includes(id)), ...away]) }
    })
  }
  /** Compares the beginning with what is there now; what follows it is read again where it is in sight. */
  const catchUp = async (): Promise<void> => {
    const now = await beginning()
    if (!now || !isHere()) return
    const changed = changedSince(source.known.slice(0, blockSize), now)
    source.doubt()
    if (changed.length > 0) await take(changed)
  }
  // Lists stand open on every desk: each change asks them all.
  useChangedRecords(list.entity.name, { onChanged: (ids) => void take(ids), onLost: () => void catchUp(), pause: 1000 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list that is come back to, which shows what it held when it was left
  useEffect(() => {
    if (source.turn > 1) void catchUp()
  }, [source])
  return told.source === source && told.page === page ? told.ids.size : 0
}

interface LiveLoader extends ChangedLoader {
  /** The first rows as they are now. */
  readonly beginning: () => Promise<readonly ListRow[] | null>
}

function loaderOf(dealership: string, list: ListView, args: ListArguments, columns: readonly FieldView[]): LiveLoader {
  const read = async (shown: readonly FieldView[], variables: object): Promise<readonly ListRow[] | null> => {
    const answer = await request<ListPage>(dealership, listDocument(list, { columns: shown, count: 'none' }), { ...variables })
    return answer.ok ? answer.data.page.nodes : null
  }
  return {
    rows: (ids) => read(columns, { filter: { id: { in: ids } }, first: ids.length, ...(args.hidden !== undefined && { hidden: args.hidden }) }),
    held: async (ids, after) => (await read([], { ...args, filter: allOf(args.filter, { id: { in: [...ids] } }), first: ids.length, after }))?.map(({ id }) => id) ?? null,
    beginning: () => read([], { ...args, first: blockSize }),
  }
}
