import { type DocumentNode, type FragmentDefinitionNode, getOperationAST, type GraphQLObjectType, type GraphQLSchema, isNonNullType, Kind, type OperationDefinitionNode, visit } from 'graphql'
import { lru, type Lru } from '../../kernel/lru.ts'
import { planKey, planReads, type Runtime, type TextPlan, zoneOf } from '../../runtime/index.ts'
import { checkCost } from '../cost.ts'
import { preparedDocument } from '../documents.ts'
import { pick, type SelectionInfo } from '../selection.ts'
import type { Shape } from './arguments.ts'
import { argumentsOf, readOf, type Root, rootsOf } from './roots.ts'
import { shapeOf, type Steps, stepsOf } from './steps.ts'
import { Unknown } from './unknown.ts'

/** A query that was parsed, validated and found to be one the text path may know. */
export interface Operation {
  readonly node: OperationDefinitionNode
  readonly document: DocumentNode
  readonly fragments: SelectionInfo['fragments']
  /** Variables that say which fields are in. */
  readonly switches: readonly string[]
  /** What there is to read, by the values of the switches. */
  readonly variants: Lru<string, Variant>
  /** Statements by roles and shape; null: not for the text path. */
  readonly plans: Lru<string, Plan | { readonly plan: null }>
}

interface Variant {
  readonly roots: readonly Root[]
  /** null: arguments are looked through at each request. */
  readonly steps: Steps | null
}

type Variables = SelectionInfo['variableValues']

export interface Plan {
  readonly plan: TextPlan
  /** Names of the roots in the answer, in order; `isNullable` false: without it there is no answer at all. */
  readonly keys: readonly { readonly key: string; readonly isNullable: boolean }[]
}

/** Shapes kept of one operation: a form that filters makes a few, a page through a list one more. */
const mostPlans = 30
const mostVariants = 8

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
  return { node, document, fragments, switches: [...switches], variants: lru(mostVariants), plans: lru(mostPlans) }
}

/**
 * The statement for these variables, and the values that go into its slots; null where the text path does not know the operation.
 * @throws EngineError, GraphQLError for what the long way refuses
 */
export function planOf(runtime: Runtime, schema: GraphQLSchema, operation: Operation, variables: Variables): (Plan & { readonly values: readonly unknown[] }) | null {
  const switched = operation.switches.map((name) => String(variables[name])).join()
  const variant = operation.variants.get(switched) ?? variantOf(schema, operation, variables)
  operation.variants.set(switched, variant)
  const head = `${planKey(runtime)}|${switched}`
  const quick = variant.steps && shapeOf(variant.steps, variables, head)
  const known = quick && operation.plans.get(quick.text)
  if (known) return known.plan && { ...known, values: quick.values }
  return slowPlanOf(runtime, schema, operation, variables, variant, head)
}

/** The same where the statement is not known yet, or a variable is empty. */
function slowPlanOf(runtime: Runtime, schema: GraphQLSchema, operation: Operation, variables: Variables, { roots }: Variant, head: string) {
  const shape: Shape = { text: head, values: [] }
  const args = roots.map((root) => argumentsOf(root, variables, shape))
  const known = operation.plans.get(shape.text) ?? planFor(runtime, schema, operation, variables, roots, args)
  if (known.plan === null || known.plan.isShared) operation.plans.set(shape.text, known)
  return known.plan && { ...known, values: shape.values }
}

function planFor(runtime: Runtime, schema: GraphQLSchema, operation: Operation, variables: Variables, roots: readonly Root[], args: readonly Readonly<Record<string, unknown>>[]): Plan | { readonly plan: null } {
  try {
    checkCost(schema, operation.document, operation.node.name?.value, variables)
    const reads = roots.map((root, i) => readOf(infoOf(operation, variables), root, args[i] ?? {}, zoneOf(runtime)))
    return { plan: planReads(runtime, reads), keys: roots.map(({ picked, field }) => ({ key: picked.key, isNullable: !isNonNullType(field.type) })) }
  } catch {
    // Whatever it is: the long way refuses it in its own words, or knows it.
    return { plan: null }
  }
}

/** @throws Unknown */
function variantOf(schema: GraphQLSchema, operation: Operation, variables: Variables): Variant {
  const query = schema.getQueryType() as GraphQLObjectType
  const roots = rootsOf(query, [...pick(infoOf(operation, variables), query, [operation.node.selectionSet]).values()])
  const declared = (operation.node.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
  try {
    return { roots, steps: stepsOf(roots, declared) }
  } catch {
    return { roots, steps: null }
  }
}

const infoOf = ({ fragments }: Operation, variables: Variables): SelectionInfo => ({
  fragments,
  variableValues: variables,
  unknown: (field) => {
    throw new Unknown(field)
  },
})
