import { checkedTree } from '../expressions/compile-expression.ts'
import { evaluate, type Frame, frameOf } from '../expressions/evaluate.ts'
import { childrenOf, type Node } from '../expressions/node.ts'
import { idOrText, toWire, type Value } from '../expressions/value.ts'
import type { Json, JsonObject } from '../kernel/json.ts'
import type { Entity } from '../model/types.ts'
import type { Dimension } from './dimension.ts'
import { type ReportRun, bindingsOf, filterScope, pathOf, sourceOf } from './reader.ts'

/** A condition as a GraphQL filter, or one that always or never holds. */
type Mapped = JsonObject | boolean

/** Thrown where a part of the condition has no GraphQL filter that means exactly the same. */
class Unmapped extends Error {}

/**
 * The GraphQL filter of the source entity that lists exactly the records a measure counts, for one
 * row of a table or for all. `null`: the condition can't be said as such a filter, or speaks of a
 * field the reader may not filter by.
 */
export function drillFilter(run: ReportRun, measure: string, row?: { readonly dimension: Dimension; readonly path: string; readonly key: Json }): JsonObject | null {
  const { measure: { filter }, entity } = sourceOf(run, measure)
  try {
    const counted = filter === undefined ? true : new FilterMapper(run, entity).map(checkedTree(filter, filterScope(run, entity)).node)
    const ofRow = row === undefined ? true : equals(row.path.split('.'), row.key, row.dimension)
    return asFilter(both(counted, ofRow))
  } catch (error) {
    if (error instanceof Unmapped) return null
    throw error
  }
}

const nobody = { id: '', login: '', name: '', position: null, roles: [], dealership: null }

class FilterMapper {
  readonly #run: ReportRun
  readonly #entity: Entity
  readonly #frame: Frame

  constructor(run: ReportRun, entity: Entity) {
    const { actor = nobody, params = {}, now = new Date(), timeZone = 'UTC' } = bindingsOf(run)
    this.#run = run
    this.#entity = entity
    this.#frame = frameOf({ record: {}, actor, params: params as Readonly<Record<string, Json>>, now, timeZone })
  }

  map(node: Node): Mapped {
    if (isConstant(node)) return evaluate(node, this.#frame) === true
    switch (node.op) {
      case 'and':
        return both(this.map(node.left), this.map(node.right))
      case 'or':
        return either(this.map(node.left), this.map(node.right))
      case 'not':
        return not(this.map(node.operand))
      case 'compare':
        return this.comparison(node)
      case 'in':
        return this.membership(node)
      case 'call':
        return node.spec.name === 'inPeriod' ? this.inPeriod(node) : refuse()
      case 'field':
        return nest(this.path(node), { eq: true })
      default:
        return refuse()
    }
  }

  private comparison({ operator, left, right }: Node & { readonly op: 'compare' }): Mapped {
    if (isConstant(left) === isConstant(right)) return refuse()
    const [field, constant] = isConstant(left) ? [right, left] : [left, right]
    const path = this.path(field)
    const value = this.value(constant)
    if (operator === '==' || operator === '!=') {
      // Said from the side that holds only where the whole path is there: null on the way is null.
      const equal = value === null ? not(nest(path, { isNull: false })) : nest(path, { eq: value })
      return operator === '==' ? equal : not(equal)
    }
    if (value === null) return false
    const operators = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const
    const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const
    // Texts are ordered by the database's collation in a list, by code point in an expression.
    if (field.type.kind === 'string') return refuse()
    return nest(path, { [operators[isConstant(left) ? mirrored[operator] : operator]]: value })
  }

  private membership({ left, right }: Node & { readonly op: 'in' }): Mapped {
    const list = isConstant(right) && !isConstant(left) ? evaluate(right, this.#frame) : null
    if (!Array.isArray(list)) return refuse()
    const values = (list as readonly Value[]).map(wire)
    return values.includes(null) || left.type.kind === 'boolean' ? refuse() : nest(this.path(left), { in: values })
  }

  private inPeriod({ args }: Node & { readonly op: 'call' }): Mapped {
    const [field, period] = args
    if (field === undefined || period === undefined || !isConstant(period)) return refuse()
    const { from, to } = (evaluate(period, this.#frame) ?? {}) as { readonly from?: string; readonly to?: string }
    const path = this.path(field)
    if (!from && !to) return nest(path, { isNull: false })
    if (field.type.kind === 'date') return nest(path, { ...(from ? { gte: from } : {}), ...(to ? { lte: to } : {}) })
    const { timeZone } = this.#run.reader
    return nest(path, { ...(from ? { gte: midnight(from, 0, timeZone) } : {}), ...(to ? { lt: midnight(to, 1, timeZone) } : {}) })
  }

  /** Names from the record to the value, ending in `id` where a whole reference is meant. */
  private path(node: Node): readonly string[] {
    if (node.op !== 'field' || node.path?.[0] !== 'record') return refuse()
    const path = node.path.slice(1)
    const steps = pathOf(this.#run.reader, this.#entity, path.filter((name, i) => name !== 'id' || i === 0).join('.'))
    if (steps.some((step) => this.#run.reader.mask(step.entity, step.name) !== 'clear')) return refuse()
    return node.type.kind === 'object' ? [...path, 'id'] : path
  }

  private value(node: Node): Json {
    return wire(evaluate(node, this.#frame))
  }
}

/** Records of one row of a table. */
function equals(path: readonly string[], key: Json, dimension: Dimension): Mapped {
  const whole = dimension.target === null ? path : [...path, 'id']
  return key === null ? not(nest(whole, { isNull: false })) : nest(whole, { eq: key })
}

/** `['category', 'group'], { eq }` → `{ category: { group: { eq } } }`; presence of a reference is asked of itself. */
function nest(path: readonly string[], operators: JsonObject): JsonObject {
  const names = 'isNull' in operators && path.length > 1 && path.at(-1) === 'id' ? path.slice(0, -1) : path
  return names.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), operators)
}

function both(a: Mapped, b: Mapped): Mapped {
  if (typeof a === 'boolean') return a ? b : false
  if (typeof b === 'boolean') return b ? a : false
  return { and: [...partsOf(a, 'and'), ...partsOf(b, 'and')] }
}

function either(a: Mapped, b: Mapped): Mapped {
  if (typeof a === 'boolean') return a ? true : b
  if (typeof b === 'boolean') return b ? true : a
  return { or: [...partsOf(a, 'or'), ...partsOf(b, 'or')] }
}

function not(a: Mapped): Mapped {
  if (typeof a === 'boolean') return !a
  const inner = a.not
  return inner !== undefined && Object.keys(a).length === 1 ? (inner as JsonObject) : { not: a }
}

function partsOf(filter: JsonObject, word: 'and' | 'or'): readonly Json[] {
  const parts = filter[word]
  return Array.isArray(parts) && Object.keys(filter).length === 1 ? parts : [filter]
}

function asFilter(mapped: Mapped): JsonObject {
  if (mapped === true) return {}
  return mapped === false ? { id: { in: [] } } : mapped
}

const wire = (value: Value): Json => toWire(idOrText(value) as Value)

function isConstant(node: Node): boolean {
  if (node.op === 'variable') return node.name === 'actor' || node.name === 'params' || node.name === 'now'
  return childrenOf(node).every(isConstant)
}

/** The moment at which the day (moved by whole days) begins in the time zone, as ISO text. */
export function midnight(day: string, move: number, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`) + move * 86_400_000
  const offsetAt = (moment: number): number => {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(moment)
    const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value)
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - moment
  }
  const first = wanted - offsetAt(wanted)
  // Once more from there: the clock may have been changed in between.
  return new Date(wanted - offsetAt(first)).toISOString()
}

function refuse(): never {
  throw new Unmapped()
}
