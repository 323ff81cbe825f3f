/**
 * SQL as data: text pieces and parameters kept apart until the last moment, so that a value can
 * never become text. `sql` quotes nothing by itself: names go through `ident`, values are bound.
 */
export class Sql {
  readonly pieces: readonly string[]
  readonly values: readonly unknown[]
  constructor(pieces: readonly string[], values: readonly unknown[]) {
    this.pieces = pieces
    this.values = values
  }
}

/** Tagged template: nested `Sql` is spliced in, everything else becomes a bound parameter. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  const pieces: string[] = [strings[0] ?? '']
  const values: unknown[] = []
  parts.forEach((part, i) => {
    if (part instanceof Sql) {
      pieces[pieces.length - 1] += part.pieces[0] ?? ''
      part.values.forEach((value, j) => {
        values.push(value)
        pieces.push(part.pieces[j + 1] ?? '')
      })
    } else {
      values.push(part)
      pieces.push('')
    }
    pieces[pieces.length - 1] += strings[i + 1] ?? ''
  })
  return new Sql(pieces, values)
}

/**
 * A value that is known only when the statement runs: a statement made with slots serves every request that
 * differs in nothing else. `take` finds the value among those of the run.
 */
export class Slot {
  readonly take: (values: readonly unknown[]) => unknown
  constructor(take: (values: readonly unknown[]) => unknown) {
    this.take = take
  }
  /** Whoever reads a slot as if it were the value fails, instead of writing something into the statement. */
  [Symbol.toPrimitive](): never {
    throw new Error('A value was read that is known only when the statement runs.')
  }
  toJSON(): never {
    return this[Symbol.toPrimitive]()
  }
}

/** `change` of the value: at once, or of what will stand in the slot. */
export function changed(value: unknown, change: (value: unknown) => unknown): unknown {
  return value instanceof Slot ? new Slot((values) => change(value.take(values))) : change(value)
}

/** Text the engine wrote itself (keywords, casts). Never a user's. */
export function raw(text: string): Sql {
  return new Sql([text], [])
}

/** A quoted identifier; several parts are joined with dots. */
export function ident(...parts: readonly string[]): Sql {
  return raw(parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.'))
}

/** A quoted literal, for DDL and comments where PostgreSQL takes no parameters. */
export function literal(text: string): Sql {
  const quoted = text.replaceAll("'", "''")
  return raw(quoted.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`)
}

/** One pass over the parts: a statement may join thousands of rows. */
export function join(parts: readonly Sql[], separator = ', '): Sql {
  const pieces: string[] = ['']
  const values: unknown[] = []
  parts.forEach((part, i) => {
    pieces[pieces.length - 1] += (i === 0 ? '' : separator) + (part.pieces[0] ?? '')
    for (const [j, value] of part.values.entries()) {
      values.push(value)
      pieces.push(part.pieces[j + 1] ?? '')
    }
  })
  return new Sql(pieces, values)
}

export function and(parts: readonly (Sql | null | undefined)[]): Sql {
  const given = parts.filter((part): part is Sql => part != null)
  return given.length === 0 ? raw('true') : given.length === 1 ? (given[0] as Sql) : sql`(${join(given, ' and ')})`
}

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The text with $1…$n and the values, as `pg` takes them; a slot that stands in several places is one value. */
export function toStatement(fragment: Sql): Statement {
  const places = new Map<Slot, number>()
  const values: unknown[] = []
  const text = fragment.pieces.reduce((all, piece, i) => (i === 0 ? piece : `${all}$${placeOf(fragment.values[i - 1], values, places)}${piece}`), '')
  return { text, values }
}

function placeOf(value: unknown, values: unknown[], places: Map<Slot, number>): number {
  if (!(value instanceof Slot)) return values.push(value)
  const known = places.get(value) ?? values.push(value)
  places.set(value, known)
  return known
}
