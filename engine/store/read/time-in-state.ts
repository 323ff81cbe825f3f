import { EngineError } from '../../kernel/errors.ts'
import { and, ident, raw, type Sql, sql } from '../../kernel/sql.ts'
import { liesIn } from '../../model/time-in-state.ts'
import type { Entity } from '../../model/types.ts'
import { columnOf, entityTable } from '../columns.ts'
import type { Query } from '../pool.ts'
import { withSearch } from './few.ts'
import type { Filter } from './filter.ts'
import { conditions } from './rows.ts'
import type { ReadScope } from './scope.ts'
import type { SearchForms } from './search.ts'

export interface TimeInStateQuery {
  readonly entity: Entity
  readonly filter?: Filter | null
  readonly search?: string | SearchForms | null
  /** Key of a state, an outer one meaning all inside; without it a row for each stored state. */
  readonly state?: string | null
  /** Field of the records by whose value the figures are told apart. */
  readonly groupBy?: string | null
}

/** Figures over records; one record's time is that of all its finished stays together. */
export interface TimeInState {
  readonly state: string
  /** Value grouped by, as text; null without one. */
  readonly group: string | null
  /** Records that have left the state at least once. */
  readonly count: number
  readonly sumMs: number
  readonly avgMs: number
  readonly medianMs: number
  readonly maxMs: number
}

const mostRows = 10_000

/** How long the records the reader may see stood in their states, from the journal: one statement. */
export async function readTimeInState(query: Query, scope: ReadScope, asked: TimeInStateQuery): Promise<readonly TimeInState[]> {
  const { entity, state = null, groupBy = null } = asked
  if (scope.mask(entity, 'state') !== 'clear') throw new EngineError('FORBIDDEN', 'You may not see the states of these records.')
  const alias = scope.alias()
  const left = and([sql`a.entity = ${entity.name}::text and a.record_id = ${ident(alias, 'id')} and a.action = 'transition' and a.duration_ms is not null`, state === null ? null : liesIn(raw('a.from_state'), state)])
  const stays = sql`select ${state === null ? raw('a.from_state') : sql`${state}::text`} as state, ${groupSql(scope, entity, groupBy, alias)} as grp, ${ident(alias, 'id')} as record, sum(a.duration_ms) as ms
    from ${entityTable(entity)} ${ident(alias)} join platform.audit_entry a on ${left} where ${conditions(scope, await withSearch(query, scope, asked), alias)} group by 1, 2, 3`
  return query<TimeInState>(sql`select s.state, s.grp as "group", count(*) as count, sum(s.ms) as "sumMs", round(avg(s.ms)) as "avgMs", round(percentile_cont(0.5) within group (order by s.ms))::bigint as "medianMs", max(s.ms) as "maxMs"
    from (${stays}) s group by 1, 2 order by 1, 2 limit ${raw(String(mostRows))}`)
}

function groupSql(scope: ReadScope, entity: Entity, field: string | null, alias: string): Sql {
  if (field === null) return raw('null::text')
  if (scope.mask(entity, field) !== 'clear') throw new EngineError('FORBIDDEN', `You may not group by “${field}”.`)
  return sql`${columnOf(entity, field).sql(alias)}::text`
}
