import { actionTypes } from '../actions/index.ts'
import { automationFile } from '../definition/index.ts'
import type { AutomationDefinition, PackageDefinition } from '../definition/types.ts'
import { compileExpression } from '../expressions/index.ts'
import type { Issue } from '../kernel/errors.ts'
import type { Automation, Expression } from '../model/types.ts'
import { actionSources, isoDuration } from '../workflow/index.ts'
import { attempt } from './compile-field.ts'
import type { EntityScopes } from './definition-scopes.ts'
import { withMessages } from './inline-messages.ts'

/** The automations that are on, by the entity they are about. Mistakes go to `issues`. */
export function compileAutomations({ automations = {}, messages = {} }: PackageDefinition, scopes: EntityScopes, issues: Issue[]): ReadonlyMap<string, readonly Automation[]> {
  const byEntity = new Map<string, Automation[]>()
  for (const given of Object.values(automations)) {
    if (given.off) continue
    const definition = withMessages(given, messages)
    const compiled = attempt(issues, automationFile(given.name), '', () => compileAutomation(definition, scopes))
    if (compiled) byEntity.set(given.entity, [...(byEntity.get(given.entity) ?? []), compiled])
  }
  return byEntity
}

function compileAutomation({ id, name, titles, entity, trigger, condition, actions }: AutomationDefinition, scopes: EntityScopes): Automation {
  const record = scopes(entity)
  const compile = (source: string): Expression => compileExpression(source, { ...(record ? { record } : {}), withActor: true })
  const sources = [...(condition === undefined ? [] : [condition]), ...actionSources(actions, actionTypes)]
  const expressions = new Map([...new Set(sources)].map((source) => [source, compile(source)]))
  return Object.freeze({ id, name, titles, trigger, milliseconds: millisecondsOf(trigger), condition: expressions.get(condition ?? '') ?? null, actions, expressions })
}

function millisecondsOf(trigger: AutomationDefinition['trigger']): number {
  if (trigger.kind === 'waiting') return isoDuration(trigger.for) ?? 0
  return trigger.kind === 'date' ? (isoDuration(trigger.after ?? 'PT0S') ?? 0) - (isoDuration(trigger.before ?? 'PT0S') ?? 0) : 0
}
