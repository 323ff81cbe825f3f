import { elementsOf } from '../definition/index.ts'
import type { WhereUsed } from '../engine.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Query } from '../store/index.ts'
import { type Candidate, isError } from './candidate.ts'
import { heldRecords } from './held-records.ts'
import type { Compiled } from './renames.ts'
import { findElement, whereUsed } from './where-used.ts'

/** Most removals that are looked into one by one. */
const mostRemovals = 50

/** What the candidate takes away, what still speaks of it, and what it holds. `issues`: what is wrong with the candidate. */
export async function removalsOf(query: Query, before: Compiled, after: Candidate, issues: readonly Issue[]): Promise<readonly WhereUsed[]> {
  const wrong = new Set(issues.filter(isError).map(({ file, message }) => JSON.stringify([file, message])))
  const kept = idsOf(after)
  const gone = [...idsOf(before.candidate)].filter((id) => !kept.has(id)).slice(0, mostRemovals)
  const found: WhereUsed[] = []
  for (const id of gone) {
    const element = findElement(before.candidate, id)
    if (!element) continue
    // Where nothing is wrong, nothing speaks of what is gone.
    const uses = wrong.size === 0 ? [] : whereUsed(before.candidate, id).filter(({ file, message }) => wrong.has(JSON.stringify([file, message])))
    found.push({ ...element, uses, records: await heldRecords(query, before.network, element) })
  }
  return found
}

/** One issue for each element that is gone and still used, listing where. */
export function removalIssues(removals: readonly WhereUsed[]): readonly Issue[] {
  return removals.flatMap(({ kind, name, id, entity, file, uses }) =>
    uses.length === 0
      ? []
      : [{ file, pointer: '', message: `the ${kind} “${name}” (${id})${entity === '' || kind === 'entity' ? '' : ` of ${entity}`} was taken away, but is used (${uses.length}): ${uses.slice(0, 10).map((use) => use.file + use.pointer).join(', ')}${uses.length > 10 ? ' …' : ''}`, hint: 'Take it out of each place first, or hide it instead.' }],
  )
}

function idsOf({ package: pkg, overlays }: Candidate): ReadonlySet<string> {
  const added = Object.values(overlays).flatMap(({ operations }) => operations.flatMap((operation) => (operation.op === 'add-field' ? [operation.schema['x-field'].id] : operation.op === 'add-state' ? [operation.state.meta.id] : [])))
  return new Set([...elementsOf(pkg).map(({ id }) => id), ...added])
}
