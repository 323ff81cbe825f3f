import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Cell } from '../../../engine/client.ts'

/** A figure; where it counts records, a link to exactly those. */
export function Drill({ cell }: { readonly cell: Cell }): ReactNode {
  if (!cell.drill) return cell.text
  const query = new URLSearchParams({ filter: JSON.stringify(cell.drill.filter) })
  return <Link className="link" href={`/${cell.drill.entity}?${query}`} prefetch={false}>{cell.text}</Link>
}
