import type { HomeLink } from '../../../engine/client.ts'

/** The list that shows the records of a block. */
export function hrefOf({ entity, view, filter }: HomeLink): string {
  const params = new URLSearchParams()
  if (view) params.set('view', view)
  if (filter) params.set('filter', JSON.stringify(filter))
  const query = params.toString()
  return query === '' ? `/${entity}` : `/${entity}?${query}`
}
