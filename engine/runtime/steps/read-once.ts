import { toStatement } from '../../kernel/sql.ts'
import type { Query } from '../../store/index.ts'

/** The same statement with the same values is asked once; for reading what nobody changes meanwhile. */
export function readOnce(query: Query): Query {
  const answers = new Map<string, Promise<readonly object[]>>()
  return <Row extends object>(statement: Parameters<Query>[0]): Promise<readonly Row[]> => {
    const { text, values } = toStatement(statement)
    const key = `${text} ${JSON.stringify(values)}`
    const known = answers.get(key) ?? query<Row>(statement)
    answers.set(key, known)
    return known as Promise<readonly Row[]>
  }
}
