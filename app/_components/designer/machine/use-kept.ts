import { useRef } from 'react'

/** The list with the objects it had before wherever they draw the same: what has not changed is not drawn again. */
export function useKept<T extends { readonly id: string }>(list: readonly T[], drawn: (item: T) => string): readonly T[] {
  const kept = useRef(new Map<string, { readonly key: string; readonly item: T }>())
  const next = new Map<string, { readonly key: string; readonly item: T }>()
  const result = list.map((item) => {
    const key = drawn(item)
    const old = kept.current.get(item.id)
    const entry = old?.key === key ? old : { key, item }
    next.set(item.id, entry)
    return entry.item
  })
  kept.current = next
  return result
}
