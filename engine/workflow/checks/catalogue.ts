import { Ajv, type ValidateFunction } from 'ajv'
import type { ActionReference, ObjectSchema } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import { nearestName } from '../../kernel/nearest-name.ts'
import type { ActionExpression, ActionSurroundings, WayOut } from '../../model/types.ts'
import type { MachineFacts, Subject } from '../check-machine.ts'
import { guardTypes } from '../guards.ts'
import { actionLists, allStates, transitionsOf } from '../walk-machine.ts'
import { ledTo, waysOut } from '../ways-out.ts'

const ajv = new Ajv({ allErrors: true, strict: false })
const validators = new WeakMap<object, ValidateFunction>()

/** Guards and actions are in the catalogue, their params as it says, and their expressions right. */
export function checkCatalogue(subject: Subject): readonly Issue[] {
  const { tree, facts } = subject
  const guards = allStates(tree)
    .flatMap((node) => transitionsOf(node))
    .flatMap(({ definition, pointer }) => (definition.guard ? guardIssues(definition.guard, `${pointer}/guard`, definition.meta.form ?? null, facts) : []))
  const actions = actionLists(tree).flatMap(({ actions: list, pointer, transition, state }) => {
    if (list.length === 0) return []
    // What is done on leaving a state leads into some other.
    const stays = transition ? ledTo(subject, transition) : pointer.endsWith('/exit') ? null : state
    const ways = stays ? waysOut(subject, stays) : undefined
    return list.flatMap((action, i) => actionIssues(action, `${pointer}/${i}`, transition?.definition.meta.form ?? null, facts, ways))
  })
  return [...guards, ...actions]
}

type Reference = ActionReference

function guardIssues(guard: Reference, pointer: string, form: ObjectSchema | null, facts: MachineFacts): readonly Issue[] {
  const type = guardTypes.get(guard.type)
  if (!type) return [unknown('guard', guard.type, pointer, guardTypes.keys())]
  const params = guard.params ?? {}
  const wrong = paramIssues(type.params, params, pointer)
  if (wrong.length > 0) return wrong
  return type.expressions(params).flatMap(({ pointer: at, source }) => facts.checkExpression(source, form, 'boolean').map((problem) => ({ pointer: `${pointer}/params${at}`, ...problem })))
}

/** What is wrong with an action, on a transition with this form (null: none, as on entry, exit and alarms), after which the record leaves by these ways. */
export function actionIssues(action: Reference, pointer: string, form: ObjectSchema | null, facts: MachineFacts, ways?: readonly WayOut[]): readonly Issue[] {
  const type = facts.actions.get(action.type)
  if (!type) return [unknown('action', action.type, pointer, facts.actions.keys())]
  if (type.only && type.only !== facts.place) return [{ pointer: `${pointer}/type`, message: 'Only automations send events.', hint: 'Give the transition a target, or make an automation.' }]
  const params = action.params ?? {}
  const wrong = paramIssues(type.params, params, pointer)
  if (wrong.length > 0) return wrong
  const within = (problem: { readonly pointer: string; readonly message: string; readonly hint?: string }): Issue => ({ ...problem, pointer: `${pointer}/params${problem.pointer}` })
  const expressions = type.expressions(params).flatMap((expression) => facts.checkExpression(expression.source, form, kindFor(expression, facts)).map((problem) => within({ pointer: expression.pointer, ...problem })))
  return [...expressions, ...(type.check?.(params, facts.entity, { ...surroundings(facts), waysOut: ways }) ?? []).map(within)]
}

const surroundings = (facts: MachineFacts): ActionSurroundings => ({ entity: (name) => facts.entities.get(name) ?? null, entities: [...facts.entities.keys()], roles: [...facts.roles.keys()], messages: facts.messages, events: facts.events })

const kindFor = ({ entity, field }: ActionExpression, facts: MachineFacts) => (field === undefined ? null : facts.fieldKind(entity ?? facts.entity.name, field))

function unknown(what: 'guard' | 'action', name: string, pointer: string, known: Iterable<string>): Issue {
  const names = [...known]
  const near = nearestName(name, names)
  return { pointer: `${pointer}/type`, message: `There is no ${what} "${name}".`, hint: near ? `Did you mean "${near}"?` : `Known are ${names.join(', ')}.` }
}

function paramIssues(schema: object, params: Readonly<Record<string, Json>>, pointer: string): readonly Issue[] {
  let validate = validators.get(schema)
  if (!validate) {
    validate = ajv.compile(schema)
    validators.set(schema, validate)
  }
  if (validate(params)) return []
  return (validate.errors ?? []).map((error) => {
    const extra = (error.params as { readonly additionalProperty?: string }).additionalProperty
    return { pointer: `${pointer}/params${error.instancePath}`, message: extra === undefined ? `The params are wrong: ${error.message}.` : `"${extra}" is not a param here.`, hint: `Params are ${Object.keys((schema as { readonly properties?: object }).properties ?? {}).join(', ')}.` }
  })
}
