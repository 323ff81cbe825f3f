/** Automations: what sets them off can happen, their condition is right, and so are their actions. */
import { automationFile } from '../../definition/index.ts'
import type { AutomationDefinition, AutomationTrigger, EntityFiles } from '../../definition/types.ts'
import type { Issue } from '../../kernel/errors.ts'
import { actionIssues, isoDuration, waysOutOf } from '../../workflow/index.ts'
import { stateKeys } from '../definition-scopes.ts'
import { filterIssues, kindOf } from './check-filter.ts'
import { allNames, celIssues, type Check, type CheckContext, entityIn, entityNamesOf, fieldNames, issue, ruleScope, unknownName } from './context.ts'
import { factsOf } from './machine-facts.ts'

export const checkAutomations: Check = (context) => Object.values(context.package.automations ?? {}).flatMap((automation) => automationIssues(context, automation))

function automationIssues(context: CheckContext, automation: AutomationDefinition): readonly Issue[] {
  const file = automationFile(automation.name)
  const files = entityIn(context.package, automation.entity)
  if (!files) return unknownName(file, '/entity', 'entity', automation.entity, entityNamesOf(context.package))
  if (!isAffected(context, automation)) return []
  const facts = factsOf(context, files, 'automation')
  const ways = 'state' in automation.trigger && files.machine ? waysOutOf(files.machine, automation.trigger.state) : undefined
  return [
    ...triggerIssues({ context, file, files }, automation.trigger),
    ...celIssues(file, '/condition', automation.condition, ruleScope(context, automation.entity), 'boolean'),
    ...automation.actions.flatMap((action, i) => actionIssues(action, `/actions/${i}`, null, facts, ways).map((found) => ({ file, ...found }))),
  ]
}

/** Not where it, and everything it may speak of, is as it was when it was found right. */
function isAffected({ package: pkg, isKnown }: CheckContext, automation: AutomationDefinition): boolean {
  const parts = [automation, ...Object.values(pkg.roles), ...Object.values(pkg.messages ?? {}), ...Object.values(pkg.calendars ?? {})]
  if (!parts.every(isKnown)) return true
  const changed = Object.values(pkg.entities).filter((files) => !isKnown(files))
  const text = changed.length === 0 ? '' : JSON.stringify(automation)
  return changed.some(({ entity }) => text.includes(`"${entity.name}"`) || text.includes('"to"'))
}

interface At {
  readonly context: CheckContext
  readonly file: string
  readonly files: EntityFiles
}

function triggerIssues(at: At, trigger: AutomationTrigger): readonly Issue[] {
  switch (trigger.kind) {
    case 'created':
      return []
    case 'changed':
      return (trigger.fields ?? []).flatMap((field, i) => unknownName(at.file, `/trigger/fields/${i}`, 'field', field, fieldNames(at.files)))
    case 'entered':
      return stateIssues(at, trigger.state)
    case 'waiting':
      return [...stateIssues(at, trigger.state), ...lengthIssues(at, '/trigger/for', trigger.for), ...calendarIssues(at, trigger.calendar)]
    case 'date':
      return dateIssues(at, trigger)
    case 'schedule':
      return trigger.filter ? filterIssues(at.context, at.file, '/trigger/filter', at.files, trigger.filter) : []
  }
}

function stateIssues({ file, files }: At, state: string): readonly Issue[] {
  return unknownName(file, '/trigger/state', `state of ${files.entity.name}`, state, files.machine ? stateKeys(files.machine.states) : [])
}

const shortest = 60_000

/** Shorter ones would let two automations keep each other busy. */
function lengthIssues({ file }: At, pointer: string, text: string): readonly Issue[] {
  const length = isoDuration(text)
  return length !== null && length >= shortest ? [] : [issue(file, pointer, `“${text}” is no length of time of a minute or more`, 'Write PT30M, PT4H, P2D.')]
}

function calendarIssues({ context, file }: At, calendar: string | undefined): readonly Issue[] {
  return calendar === undefined ? [] : unknownName(file, '/trigger/calendar', 'calendar', calendar, Object.keys(context.package.calendars ?? {}))
}

function dateIssues(at: At, { field, after, before }: Extract<AutomationTrigger, { kind: 'date' }>): readonly Issue[] {
  const unknown = unknownName(at.file, '/trigger/field', 'field', field, allNames(at.files))
  const kind = kindOf(at.context, at.files, field)
  return [
    ...unknown,
    ...(unknown.length > 0 || kind === 'date' || kind === 'datetime' ? [] : [issue(at.file, '/trigger/field', `“${field}” is no date and no moment`)]),
    ...(['after', 'before'] as const).flatMap((key) => {
      const text = key === 'after' ? after : before
      return text === undefined ? [] : lengthIssues(at, `/trigger/${key}`, text)
    }),
    ...(after !== undefined && before !== undefined ? [issue(at.file, '/trigger/before', 'comes both before and after', 'Keep one of the two.')] : []),
  ]
}
