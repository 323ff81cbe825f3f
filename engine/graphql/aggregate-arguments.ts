import { EngineError } from '../kernel/errors.ts'
import type { Entity, Field } from '../model/types.ts'
import type { AggregateFunction, AggregateQuery, Bucket, Filter } from '../runtime/index.ts'
import type { Direction } from './shared-types.ts'

/** Arguments of an aggregate as they were sent; strings and numbers of the request may be slots. */
interface AggregateArguments {
  readonly filter?: object | null | undefined
  readonly rows?: object | null | undefined
  readonly search?: AggregateQuery['search'] | undefined
  readonly groupBy?: readonly object[] | null | undefined
  readonly having?: readonly ({ readonly function: AggregateFunction; readonly field?: unknown } & object)[] | null | undefined
  readonly orderBy?: readonly { readonly function?: AggregateFunction | null | undefined; readonly field?: unknown; readonly group?: number | null | undefined; readonly direction?: Direction | null | undefined }[] | null | undefined
  readonly first?: number | null | undefined
}

/** The aggregate that the arguments of a query field ask for. @throws EngineError BAD_INPUT */
export function aggregateOf(entity: Entity, lines: Field | null, args: AggregateArguments): Omit<AggregateQuery, 'timeZone' | 'select'> {
  return {
    entity,
    lines,
    rows: (args.rows ?? null) as Filter | null,
    filter: (args.filter ?? null) as Filter | null,
    search: args.search ?? null,
    groupBy: (args.groupBy ?? []).map((group) => groupOf(group, [])),
    having: (args.having ?? []).flatMap(({ function: name, field, ...operators }) =>
      Object.entries(operators).flatMap(([operator, value]) => (value === null || value === undefined ? [] : [{ function: name, field: (field ?? null) as string | null, operator, value }])),
    ),
    orderBy: (args.orderBy ?? []).map((order) => ({ function: order.function ?? null, field: (order.field ?? null) as string | null, group: order.group ?? null, direction: order.direction ?? ('asc' as Direction) })),
    first: args.first ?? null,
  }
}

/** Longest way through references. */
const mostSteps = 6

interface GroupArgument {
  readonly field?: string | null
  readonly bucket?: Bucket | null
}

/** `{ client: { group: { field: NAME } } }` is the path client, group, name. */
function groupOf(group: object, before: readonly string[]): AggregateQuery['groupBy'][number] {
  const { field = null, bucket = null, ...references } = group as GroupArgument & Readonly<Record<string, object | null | undefined>>
  const given = Object.entries(references).filter((entry): entry is [string, object] => entry[1] !== null && entry[1] !== undefined)
  const [step] = given
  if (given.length + (field === null ? 0 : 1) !== 1 || before.length >= mostSteps || (step && bucket !== null)) {
    throw new EngineError('BAD_INPUT', 'Each item of groupBy names one field.', { hint: `Say { field: NAME }, or { reference: { field: NAME } }, at most ${mostSteps} steps deep; a bucket stands beside its field.` })
  }
  if (step) return groupOf(step[1], [...before, step[0]])
  return { path: [...before, field ?? ''], bucket }
}
