'use client'
import { useCallback, useMemo, useState } from 'react'
import type { ListRow } from '../../_lib/documents.ts'
import { Recent } from '../../_lib/recent.ts'

/** The rows somebody chose, by id, with the version each was seen in. */
export interface Selection {
  readonly rows: ReadonlyMap<string, ListRow>
  readonly has: (id: string) => boolean
  readonly toggle: (row: ListRow) => void
  readonly add: (rows: readonly ListRow[]) => void
  readonly clear: () => void
  /** Leaves no others chosen. */
  readonly keep: (rows: readonly ListRow[]) => void
}

/** What was chosen in lists that were left a moment ago, by their key. */
const left = new Recent<ReadonlyMap<string, ListRow>>(6)

export function useSelection(key: string): Selection {
  const [state, setState] = useState<{ readonly key: string; readonly rows: ReadonlyMap<string, ListRow> }>({ key, rows: new Map() })
  const isSame = state.key === key
  const rows = useMemo(() => (isSame ? state.rows : (left.get(key) ?? new Map<string, ListRow>())), [isSame, state.rows, key])
  const set = useCallback(
    (next: ReadonlyMap<string, ListRow>) => {
      left.set(key, next)
      setState({ key, rows: next })
    },
    [key],
  )
  return useMemo(
    () => ({
      rows,
      has: (id) => rows.has(id),
      toggle: (row) => {
        const next = new Map(rows)
        if (!next.delete(row.id)) next.set(row.id, row)
        set(next)
      },
      add: (more) => set(new Map([...rows, ...more.map((row) => [row.id, row] as const)])),
      clear: () => set(new Map()),
      keep: (only) => set(new Map(only.map((row) => [row.id, row] as const))),
    }),
    [rows, set],
  )
}
