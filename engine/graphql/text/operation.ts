import { type FragmentDefinitionNode, getOperationAST, type GraphQLObjectType, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { lru, type Lru } from '../../kernel/lru.ts'
import { planKey, planReads, type Runtime, type TextPlan, zoneOf } from '../../runtime/index.ts'
import { preparedDocument } from '../documents.ts'
import { pick, type SelectionInfo } from '../selection.ts'
import type { Shape } from './arguments.ts'
import { argumentsOf, readOf, type Root, rootsOf } from './roots.ts'
import { Unknown } from './unknown.ts'

/** A query that was parsed, validated and found to be one the text path may know. */
export interface Operation {
  readonly node: OperationDefinitionNode
  readonly fragments: SelectionInfo['fragments']
  /** Variables that say which fields are in. */
  readonly switches: readonly string[]
  /** Statements by roles and shape; null: not for the text path. */
  readonly plans: Lru<string, Plan | { readonly plan: null }>
}

export interface Plan {
  readonly plan: TextPlan
  /** Names of the roots in the answer, in order; `isNullable` false: without it there is no answer at all. */
  readonly keys: readonly { readonly key: string; readonly isNullable: boolean }[]
}

/** Shapes kept of one operation: a form that filters makes a few, a page through a list one more. */
const mostPlans = 30

/** null for what is no query, or none by itself. @throws GraphQLError, AggregateError for what the long way refuses */
export function operationOf(schema: GraphQLSchema, text: string, name: string | undefined): Operation | null {
  const document = preparedDocument(schema, text)
  const node = getOperationAST(document, name)
  if (node?.operation !== 'query' || node.directives?.length) return null
  const fragments: Record<string, FragmentDefinitionNode> = {}
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  const switches = new Set<string>()
  visit(document, {
    Directive: (directive) => {
      for (const { value } of directive.arguments ?? []) if (value.kind === Kind.VARIABLE) switches.add(value.name.value)
    },
  })
  return { node, fragments, switches: [...switches], plans: lru(mostPlans) }
}

/**
 * The statement for these variables, and the values that go into its slots; null where the text path does not know the operation.
 * @throws EngineError, GraphQLError for what the long way refuses
 */
export function planOf(runtime: Runtime, schema: GraphQLSchema, operation: Operation, variables: SelectionInfo['variableValues']): (Plan & { readonly values: readonly unknown[] }) | null {
  const info: SelectionInfo = {
    fragments: operation.fragments,
    variableValues: variables,
    unknown: (field) => {
      throw new Unknown(field)
    },
  }
  const query = schema.getQueryType() as GraphQLObjectType
  const roots = rootsOf(query, [...pick(info, query, [operation.node.selectionSet]).values()])
  const shape: Shape = { text: `${planKey(runtime)}|${operation.switches.map((name) => String(variables[name])).join()}`, values: [] }
  const args = roots.map((root) => argumentsOf(root, variables, shape))
  const known = operation.plans.get(shape.text)
  if (known) return known.plan && { ...known, values: shape.values }
  const made = planFor(runtime, info, roots, args)
  if (made.plan === null || made.plan.isShared) operation.plans.set(shape.text, made)
  return made.plan && { ...made, values: shape.values }
}

function planFor(runtime: Runtime, info: SelectionInfo, roots: readonly Root[], args: readonly Readonly<Record<string, unknown>>[]): Plan | { readonly plan: null } {
  try {
    const reads = roots.map((root, i) => readOf(info, root, args[i] ?? {}, zoneOf(runtime)))
    return { plan: planReads(runtime, reads), keys: roots.map(({ picked, field }) => ({ key: picked.key, isNullable: !String(field.type).endsWith('!') })) }
  } catch {
    // Whatever it is: the long way refuses it in its own words, or knows it.
    return { plan: null }
  }
}
