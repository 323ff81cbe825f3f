import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'

const text = (name: string, value: unknown, isValid: (value: string) => boolean, example: string): string => {
  if (typeof value === 'string' && isValid(value)) return value
  throw new GraphQLError(`${name} expects text like “${example}”.`)
}

function textScalar(name: string, description: string, isValid: (value: string) => boolean, example: string): GraphQLScalarType<string, unknown> {
  const parse = (value: unknown): string => text(name, value, isValid, example)
  // SQL emits wire format already.
  return new GraphQLScalarType({ name, description, serialize: (value) => value, parseValue: parse, parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null) })
}

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
const isMoment = (value: string): boolean => isDay(value.slice(0, 10)) && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))
const safely =
  (check: (value: string) => boolean) =>
  (value: string): boolean => {
    try {
      return check(value)
    } catch {
      return false
    }
  }

export const dateScalar = textScalar('Date', 'A calendar day, YYYY-MM-DD.', safely(isDay), '2009-05-25')
export const dateTimeScalar = textScalar('DateTime', 'A moment in ISO 8601 with offset; answers are in UTC.', safely(isMoment), '2009-05-25T20:59:00Z')

const decimal = (value: unknown): number => {
  const number = typeof value === 'number' ? value : typeof value === 'string' && /^[-+]?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  if (Number.isFinite(number)) return number
  throw new GraphQLError('Decimal expects a number, or text like “1000.50”.')
}

export const decimalScalar = new GraphQLScalarType<number, unknown>({
  name: 'Decimal',
  description: 'An exact decimal number; as text in answers, text or number in input.',
  serialize: (value) => value,
  parseValue: decimal,
  parseLiteral: (node) => decimal(node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? (node.kind === Kind.STRING ? node.value : Number(node.value)) : null),
})

const long = (value: unknown): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new GraphQLError('Long expects a whole number below 2⁵³.')
}

export const longScalar = new GraphQLScalarType<number, unknown>({
  name: 'Long',
  description: 'A whole number below 2⁵³.',
  serialize: (value) => value,
  parseValue: long,
  parseLiteral: (node) => long(node.kind === Kind.INT ? Number(node.value) : null),
})

export const jsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})
