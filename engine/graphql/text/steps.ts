import type { GraphQLInputType } from 'graphql'
import type { SelectionInfo } from '../selection.ts'
import { type Shape, shaped, shapedCursor, shapedSearch } from './arguments.ts'
import { type ArgumentRole, Placeholder } from './placeholder.ts'
import { argumentsOf, type Root } from './roots.ts'
import { Unknown } from './unknown.ts'

/** Where the value of a variable goes. */
interface Mark {
  readonly variable: string
  readonly type: GraphQLInputType
  readonly role: ArgumentRole
}

/** The shape of all arguments with the values of the document in it and gaps for the variables. */
interface Step {
  readonly text: string
  readonly values: readonly unknown[]
  readonly mark: Mark | null
}

export interface Steps {
  readonly steps: readonly Step[]
}

/** Arguments looked through once. @throws GraphQLError, Unknown, EngineError BAD_INPUT */
export function stepsOf(roots: readonly Root[], variables: readonly string[]): Steps {
  const placeholders = Object.fromEntries(variables.map((name) => [name, new Placeholder(name)]))
  const steps: Step[] = []
  const shape: Shape = {
    text: '',
    values: [],
    onPlaceholder: ({ variable }, type, role) => {
      steps.push({ text: shape.text, values: shape.values.splice(0), mark: { variable, type, role } })
      shape.text = ''
    },
  }
  for (const root of roots) argumentsOf(root, placeholders, shape)
  steps.push({ text: shape.text, values: shape.values, mark: null })
  return { steps }
}

/** The shape of one request; null where a variable is empty, which may leave out the field it stands in. @throws EngineError BAD_INPUT */
export function shapeOf({ steps }: Steps, variables: SelectionInfo['variableValues'], head: string): Shape | null {
  const shape: Shape = { text: head, values: [] }
  for (const { text, values, mark } of steps) {
    shape.text += text
    if (values.length > 0) shape.values.push(...values)
    if (!mark) continue
    const value = variables[mark.variable]
    if (value === null || value === undefined) return null
    if (mark.role === 'cursor') shapedCursor(String(value), shape)
    else if (mark.role === 'weighed') throw new Unknown(mark.variable)
    else if (mark.role === 'search') shapedSearch(String(value), shape)
    else shaped(value, mark.type, shape)
  }
  return shape
}
