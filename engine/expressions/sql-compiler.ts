import { EngineError } from '../kernel/errors.ts'
import { join, raw, type Sql, sql } from '../kernel/sql.ts'
import type { ScalarKind, SqlScope } from '../model/types.ts'
import type { SqlBindings } from './compile-to-sql.ts'
import { isDay } from './days.ts'
import { divisionScale } from './decimal.ts'
import { evaluate, type Frame, frameOf } from './evaluate.ts'
import { daysOf } from './functions.ts'
import { childrenOf, type CompareOperator, type Node } from './node.ts'
import { bind, bindList, isUuid, likePattern } from './sql-values.ts'
import { isNumber, isText, type Type } from './types.ts'
import { idOrText, type Value } from './value.ts'

const nobody: NonNullable<SqlBindings['actor']> = { id: '', login: '', name: '', position: null, roles: [], dealership: null }

export class SqlCompiler {
  readonly #scope: SqlScope
  readonly #frame: Frame
  readonly #timeZone: string

  constructor(scope: SqlScope, bindings: SqlBindings) {
    this.#scope = scope
    this.#timeZone = bindings.timeZone ?? 'UTC'
    const params = (bindings.params ?? {}) as NonNullable<Frame['context']['params']>
    this.#frame = frameOf({ record: {}, actor: bindings.actor ?? nobody, params, now: bindings.now ?? new Date(), timeZone: this.#timeZone })
  }

  /** SQL that is true where the node is; false or null elsewhere. */
  condition(node: Node): Sql {
    if (isConstant(node)) return raw(evaluate(node, this.#frame) === true ? 'true' : 'false')
    switch (node.op) {
      case 'and':
        return sql`(${this.condition(node.left)} and ${this.condition(node.right)})`
      case 'or':
        return sql`(${this.condition(node.left)} or ${this.condition(node.right)})`
      case 'not':
        return sql`((${this.condition(node.operand)}) is not true)`
      case 'compare':
        return this.comparison(node.operator, node.left, node.right)
      case 'in':
        return this.membership(node.left, node.right)
      case 'choice':
        return sql`(case when ${this.condition(node.condition)} then ${this.condition(node.yes)} else ${this.condition(node.no)} end)`
      case 'call':
        return node.spec.name === 'inPeriod' ? this.inPeriod(node) : this.call(node)
      case 'field':
        return this.column(node)
      default:
        throw refuse(node)
    }
  }

  /** SQL with exactly the node's value, null included. */
  value(node: Node): Sql {
    if (isConstant(node)) return bind(evaluate(node, this.#frame), node.type)
    switch (node.op) {
      case 'field':
        return this.column(node)
      case 'negate':
        return sql`(- ${this.number(node.operand)})`
      case 'arithmetic':
        return this.arithmetic(node)
      case 'choice':
        return sql`(case when ${this.condition(node.condition)} then ${this.valueAs(node.yes, node.type)} else ${this.valueAs(node.no, node.type)} end)`
      case 'call':
        return node.spec.name === 'coalesce' ? this.call(node) : this.plain(node)
      default:
        return this.plain(node)
    }
  }

  /** Conditions as values: false where they do not hold. */
  private plain(node: Node): Sql {
    if (node.type.kind === 'boolean') return sql`coalesce(${this.condition(node)}, false)`
    if (node.op === 'call') return this.call(node)
    throw refuse(node)
  }

  private column(node: Node & { readonly op: 'field' }, mayBeJson = false): Sql {
    const path = node.path
    if (path?.[0] !== 'record') throw refuse(node)
    const isOwnId = node.name === 'id' && node.object.type.kind === 'object' && node.object.type.isReference
    const found = (isOwnId ? this.#scope.resolve(path.slice(1, -1)) : null) ?? this.#scope.resolve(path.slice(1))
    if (!found || (found.kind === 'json' && !mayBeJson)) throw refuse(node)
    return found.sql
  }

  private comparison(operator: CompareOperator, left: Node, right: Node): Sql {
    const [a, b] = [this.constant(left), this.constant(right)]
    if (operator === '==' || operator === '!=') {
      if (a === null || b === null) return sql`(${this.presence(a === null ? right : left)} ${raw(operator === '==' ? 'is null' : 'is not null')})`
      const pair = this.pair(left, right)
      if (!pair) return raw(operator === '==' ? 'false' : 'true')
      const equals = a !== undefined || b !== undefined ? '=' : 'is not distinct from'
      return sql`(${pair[0]} ${raw(operator === '==' ? equals : 'is distinct from')} ${pair[1]})`
    }
    const pair = a === null || b === null ? null : this.pair(left, right, true)
    return pair ? sql`(${pair[0]} ${raw(operator)} ${pair[1]})` : raw('false')
  }

  /** Something that is null exactly where the value is; of any kind. */
  private presence(node: Node): Sql {
    return node.op === 'field' && !isConstant(node) ? this.column(node, true) : this.value(node)
  }

  /** Both sides in one SQL type; null where they can never be equal. */
  private pair(left: Node, right: Node, isOrdering = false): readonly [Sql, Sql] | null {
    const kinds = [kindOf(left.type), kindOf(right.type)]
    const constants = [this.constant(left), this.constant(right)].map((value) => (value === undefined ? undefined : idOrText(value)))
    const text = constants.find((value): value is string => typeof value === 'string')
    if (!kinds.every((kind) => kind !== null)) throw refuse(left)
    // What the row alone tells must be of the kind by itself: a text of the row is compared as text.
    const isOf = (kind: 'date' | 'id'): boolean => kinds.every((one, i) => one === kind || constants[i] !== undefined) && [left, right].some((side, i) => constants[i] === undefined && kindOf(side.type) === kind)
    if (isOf('date') && (kinds[0] === kinds[1] || (text !== undefined && isDay(text)))) return [this.valueAs(left, { kind: 'date' }), this.valueAs(right, { kind: 'date' })]
    if (isOf('id') && !isOrdering && (kinds[0] === kinds[1] || text !== undefined)) {
      if (text !== undefined && !isUuid(text)) return null
      return [this.valueAs(left, { kind: 'id' }), this.valueAs(right, { kind: 'id' })]
    }
    if (isText(left.type) && isText(right.type)) return isOrdering ? [sql`(${this.text(left)} collate "C")`, sql`(${this.text(right)} collate "C")`] : [this.text(left), this.text(right)]
    if (kinds.includes('json')) throw refuse(left.type.kind === 'json' ? left : right)
    return [this.value(left), this.value(right)]
  }

  private membership(left: Node, right: Node): Sql {
    if (kindOf(left.type) === null || left.type.kind === 'json') throw refuse(left)
    if (isConstant(right)) {
      const list = evaluate(right, this.#frame)
      const values = Array.isArray(list) ? (list as readonly Value[]) : []
      const bound = bindList(values, left.type)
      const within = bound ? sql`(${this.value(left)} = any(${bound}))` : raw('false')
      return values.includes(null) ? sql`(${within} or ${this.value(left)} is null)` : within
    }
    if (right.op !== 'list') throw refuse(right)
    return sql`(${join(right.items.map((item) => this.comparison('==', left, item)), ' or ')})`
  }

  private arithmetic(node: Node & { readonly op: 'arithmetic' }): Sql {
    const { left, right, operator } = node
    if (isText(node.type)) return sql`(${this.text(left)} || ${this.text(right)})`
    if (!isNumber(node.type) || !isNumber(left.type) || !isNumber(right.type)) throw refuse(node)
    const [a, b] = [this.number(left), this.number(right)]
    if (operator === '%') return sql`mod(${a}, nullif(${b}, 0))`
    if (operator !== '/') return sql`(${a} ${raw(operator)} ${b})`
    if (node.type.kind === 'integer') return sql`div(${a}, nullif(${b}, 0))`
    // PostgreSQL keeps as many digits as the dividend has; twenty are enough to round to the same as Decimal.
    return sql`round((${a} + 0.00000000000000000000) / nullif(${b}, 0), ${raw(String(divisionScale))})`
  }

  private call(node: Node & { readonly op: 'call' }): Sql {
    const { spec, args } = node
    if (!spec.sql) throw refuse(node)
    const [first, second] = args
    if (spec.name === 'startsWith' || spec.name === 'endsWith' || spec.name === 'contains') {
      const pattern = second && isConstant(second) ? idOrText(evaluate(second, this.#frame)) : undefined
      if (first && typeof pattern === 'string') return sql`(${this.text(first)} like ${likePattern(spec.name, pattern)}::text)`
    }
    return sql`(${spec.sql(args.map((arg) => (spec.name === 'coalesce' ? this.valueAs(arg, node.type) : this.argument(arg, spec.name === 'has'))), this.#timeZone)})`
  }

  private argument(node: Node, isPresence: boolean): Sql {
    if (isPresence) return this.presence(node)
    return isText(node.type) ? this.text(node) : isNumber(node.type) ? this.number(node) : this.value(node)
  }

  private inPeriod(node: Node & { readonly op: 'call' }): Sql {
    const [value, period] = node.args
    if (!value || !period || !isConstant(period) || isConstant(value)) throw refuse(node)
    const { from, to } = daysOf(evaluate(period, this.#frame))
    const column = this.value(value)
    const midnight = (day: string, add: number): Sql => sql`((${day}::date + ${raw(String(add))})::timestamp at time zone ${this.#timeZone}::text)`
    const isDate = value.type.kind === 'date'
    const first = from === null ? null : isDate ? sql`${column} >= ${from}::date` : sql`${column} >= ${midnight(from, 0)}`
    const last = to === null ? null : isDate ? sql`${column} <= ${to}::date` : sql`${column} < ${midnight(to, 1)}`
    if (!first || !last) return sql`(${first ?? last ?? sql`${column} is not null`})`
    return sql`(${first} and ${last})`
  }

  /** The value if it reads nothing of the record; undefined where it does. */
  private constant(node: Node): Value | undefined {
    return isConstant(node) ? evaluate(node, this.#frame) : undefined
  }

  private number(node: Node): Sql {
    if (isConstant(node)) return bind(evaluate(node, this.#frame), { kind: 'decimal' })
    // PostgreSQL rounds whole numbers as floating ones: columns, and what chooses among them, become numeric.
    const isColumn = node.op === 'field' || node.op === 'choice' || (node.op === 'call' && node.spec.name === 'coalesce')
    return node.type.kind === 'integer' && isColumn ? sql`${this.value(node)}::numeric` : this.value(node)
  }

  private text(node: Node): Sql {
    if (isConstant(node)) return bind(evaluate(node, this.#frame), { kind: 'string' })
    const kind = kindOf(node.type)
    if (kind === 'date') return sql`to_char(${this.value(node)}, 'YYYY-MM-DD')`
    return kind === 'id' ? sql`${this.value(node)}::text` : this.value(node)
  }

  /** Brought to the type that both branches of a choice, or both sides of a comparison, share. */
  private valueAs(node: Node, type: Type): Sql {
    if (isConstant(node)) return bind(evaluate(node, this.#frame), type)
    if (type.kind === 'string') return this.text(node)
    return type.kind === 'decimal' ? this.number(node) : this.value(node)
  }
}

/** Whether the node reads nothing of a record, so that it has one value for the whole query. */
function isConstant(node: Node): boolean {
  if (node.op === 'variable') return node.isLocal || node.name === 'actor' || node.name === 'params' || node.name === 'now'
  return childrenOf(node).every(isConstant)
}

/** The scalar kind; a reference counts as its id. Null: lists and plain objects. */
function kindOf(type: Type): ScalarKind | 'duration' | 'null' | null {
  if (type.kind === 'list') return null
  return type.kind === 'object' ? (type.isReference ? 'id' : null) : type.kind
}

function refuse(node: Node): EngineError {
  const message = `"${node.text}" can't be asked of the database.`
  const hint = 'Row filters and report filters take fields of the record and its references, comparisons, &&, ||, !, in, arithmetic, startsWith, endsWith, contains, coalesce, round and inPeriod. Put the rest into a computed field.'
  return new EngineError('DEFINITION_INVALID', message, { hint, issues: [{ pointer: '', message, hint }] })
}
