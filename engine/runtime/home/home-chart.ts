import type { HomeBlock } from '../../definition/home.ts'
import type { HomeChart } from '../../engine.ts'
import { fieldViewOf } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { formatScalar, noValue } from '../../kernel/format.ts'
import type { Json } from '../../kernel/json.ts'
import type { Entity } from '../../model/types.ts'
import { runAggregate, zoneOf } from '../run-query.ts'
import type { Runtime } from '../types.ts'
import { recordsOf } from './block-records.ts'
import { blocksOf } from './home-view.ts'

/** Points of a chart; a pie's largest first. */
const mostPoints = 24

interface Point {
  readonly group: Json | { readonly label?: string; readonly name?: string }
  readonly value: string | number | null
}

/** What a chart of the reader's home draws. @throws EngineError NOT_FOUND where there is no such chart for this reader */
export async function homeChart(runtime: Runtime, locale: string, id: string): Promise<HomeChart> {
  const block = blocksOf(runtime).find((one) => one.id === id)
  const points = block?.kind === 'chart' ? await chartPoints(runtime, block, locale) : null
  if (points) return { points }
  throw new EngineError('NOT_FOUND', 'There is no such chart.')
}

/** Null where the reader may not read what it counts. */
export async function chartPoints(runtime: Runtime, block: Extract<HomeBlock, { kind: 'chart' }>, locale: string): Promise<HomeChart['points'] | null> {
  const records = recordsOf(runtime, block)
  if (!records) return null
  const { entity, filter } = records
  const { groupBy, bucket = null, function: measure, field = null } = block
  const target = entity.fieldByName.get(groupBy)?.target
  const label = target ? ({ key: 'label', kind: 'label' } as const) : ({ key: 'name', kind: 'column', name: 'name' } as const)
  const rows = (await runAggregate(runtime, {
    entity,
    filter,
    groupBy: [{ path: [groupBy], bucket }],
    orderBy: bucket ? [{ field: groupBy, direction: 'desc' }] : [{ function: measure, field, direction: 'desc' }],
    first: mostPoints,
    select: [{ kind: 'group', path: ['group'], field: groupBy, select: [label] }, { kind: 'measure', path: ['value'], function: measure, field }],
  })) as readonly Point[]
  const points = rows.map(({ group, value }) => ({ label: groupLabel(runtime, entity, groupBy, group, locale), value: Number(value ?? 0), text: formatScalar('decimal', value === null ? null : Number(value), { locale }) }))
  return bucket ? points.reverse() : points
}

function groupLabel(runtime: Runtime, entity: Entity, name: string, group: Point['group'], locale: string): string {
  if (group === null || group === undefined) return noValue
  if (typeof group === 'object' && !Array.isArray(group)) return String((group as { label?: string; name?: string }).label ?? (group as { name?: string }).name ?? noValue)
  const view = fieldViewOf(runtime.model, entity, name, locale)
  const option = view?.options?.find(({ value }) => value === String(group))
  // A bucket is the day it begins on.
  const kind = view?.kind === 'datetime' && String(group).length === 10 ? 'date' : (view?.kind ?? null)
  return option?.title ?? formatScalar(kind, group as Json, { locale, timeZone: zoneOf(runtime) })
}
