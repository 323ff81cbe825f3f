import type { Issue } from '../kernel/errors.ts'
import type { CatalogueQuery } from './read-catalogue.ts'
import type { DataCheck } from './table.ts'

/** What the rows that are there have against the change. */
export async function runChecks(query: CatalogueQuery, checks: readonly DataCheck[]): Promise<readonly Issue[]> {
  const issues: Issue[] = []
  for (const { sql, issue } of checks) {
    const [row] = (await query(sql, [])) as readonly { readonly count: number | string; readonly example: string | null }[]
    if (row && Number(row.count) > 0) issues.push(issue(Number(row.count), row.example))
  }
  return issues
}
