/** What a transition asks goes on under another name, wherever the package and its overlays speak of it. Pure, over files as text. */
import type { JsonObject } from '../kernel/json.ts'
import { placeOf } from './file-place.ts'
import { renamedChains } from './rename-chains.ts'
import { inMachine } from './rename-machine.ts'
import { fieldsOf, inTemplate, outsideTexts, type Renamer } from './rename-scope.ts'
import { changedOf, contentsIn, type Files } from './rename-walk.ts'
import type { ActionReference, EntityDefinition, MachineDefinition, ObjectSchema, OverlayDefinition, OverlayOperation, ScenariosDefinition, StateDefinition, TransitionDefinition } from './types.ts'

export interface InputRename {
  readonly entity: string
  /** Stable id of the transition. */
  readonly transition: string
  readonly from: string
  readonly to: string
}

type Contents = ReadonlyMap<string, unknown>

/** The files that change. Nothing does where the transition asks nothing under that name. */
export function renameInput(files: Files, rename: InputRename): Files {
  const contents = contentsIn(files)
  const machine = contents.get(`entities/${rename.entity}/machine.json`) as MachineDefinition | undefined
  const asking = eventsOf(machine?.states ?? {}).filter(({ definition }) => definition.meta?.form?.properties[rename.from] !== undefined)
  const own = asking.find(({ definition }) => definition.meta.id === rename.transition)
  if (!own) return {}
  // Others who send the event name what they answer, not whom: where two transitions ask alike it is theirs to decide.
  const event = asking.some((other) => other.event === own.event && other !== own) ? null : own.event
  return changedOf([...contents].map(([path, value]) => [path, value, renamedFile(path, value, rename, event, contents)] as const))
}

/** Transitions that somebody sends, of states and of those inside. */
const eventsOf = (states: Readonly<Record<string, StateDefinition>>): readonly { readonly event: string; readonly definition: TransitionDefinition }[] =>
  Object.values(states).flatMap(({ on = {}, states: inner = {} }) => [...Object.entries(on).flatMap(([event, definitions]) => [definitions].flat().map((definition) => ({ event, definition: definition as TransitionDefinition }))), ...eventsOf(inner)])

function renamedFile(path: string, value: unknown, rename: InputRename, event: string | null, contents: Contents): unknown {
  const place = placeOf(path)
  if (place?.kind === 'machine' && place.name === rename.entity) return inTransitions(value, rename)
  if (place?.kind === 'scenarios' && place.name === rename.entity) return inScenarios(value as ScenariosDefinition, rename)
  if (place?.kind === 'automation') return inAutomation(value as { readonly entity: string }, rename, event, contents)
  return place?.kind === 'overlay' ? inOverlay(value as OverlayDefinition, rename, event, contents) : value
}

const keyed = <T>(object: Readonly<Record<string, T>>, { from, to }: InputRename): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]))

/** Of all ways in which a machine speaks of names only CEL speaks of what was asked. */
function renamerOf({ from, to }: InputRename): Renamer {
  const steps = { named: (name: string) => (name === from ? to : name), inside: () => null }
  const cel = (source: string): string => outsideTexts(source, (part) => renamedChains(part, (variable) => (variable === 'input' ? variable : null), steps))
  return { path: (path) => path, endOf: () => null, cel, template: (text) => inTemplate(text, cel), filter: (filter) => filter, keys: (object) => object }
}

const speaking = (value: unknown, rename: InputRename): unknown => inMachine(value, fieldsOf(rename.entity), renamerOf(rename))

function inTransitions(value: unknown, rename: InputRename): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => inTransitions(one, rename))
  if (typeof value !== 'object' || value === null) return value
  const { meta } = value as { readonly meta?: { readonly id?: unknown } }
  if (meta?.id === rename.transition) return withForm(speaking(value, rename) as TransitionDefinition, rename)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inTransitions(inner, rename)]))
}

function withForm(definition: TransitionDefinition, rename: InputRename): TransitionDefinition {
  const { form } = definition.meta
  if (!form) return definition
  const required = form.required?.map((name) => (name === rename.from ? rename.to : name))
  const next: ObjectSchema = { ...form, ...(required && { required }), properties: keyed(form.properties, rename) }
  return { ...definition, meta: { ...definition.meta, form: next } }
}

const inScenarios = (content: ScenariosDefinition, rename: InputRename): ScenariosDefinition => ({
  ...content,
  scenarios: content.scenarios.map((scenario) => ({ ...scenario, steps: scenario.steps.map((step) => (step.transition === rename.transition && step.input ? { ...step, input: keyed(step.input, rename) as JsonObject } : step)) })),
})

/** Answers that an automation gives to the event's form. */
function inAutomation<T extends { readonly entity: string }>(automation: T, rename: InputRename, event: string | null, contents: Contents): T {
  const sent = ({ type, params }: ActionReference): boolean => type === 'send-event' && event !== null && params?.event === event && targetOf(automation.entity, params.to, contents) === rename.entity
  const { actions } = automation as { readonly actions?: readonly ActionReference[] }
  if (!actions?.some(sent)) return automation
  return { ...automation, actions: actions.map((action) => (sent(action) && action.params?.input ? { ...action, params: { ...action.params, input: keyed(action.params.input as JsonObject, rename) as JsonObject } } : action)) }
}

function targetOf(entity: string, to: unknown, contents: Contents): string | undefined {
  if (typeof to !== 'string') return entity
  const { schema } = (contents.get(`entities/${entity}/entity.json`) ?? {}) as Partial<EntityDefinition>
  return schema?.properties[to]?.['x-field'].entity
}

/** What a dealership says besides about the transition itself, and automations of its own. */
function inOverlay(overlay: OverlayDefinition, rename: InputRename, event: string | null, contents: Contents): OverlayDefinition {
  const said = (operation: OverlayOperation): OverlayOperation => {
    if (operation.op === 'set-automation') return { ...operation, automation: inAutomation(operation.automation, rename, event, contents) }
    const isOwn = (operation.op === 'set-guard' && operation.transition === rename.transition) || (operation.op === 'add-actions' && operation.to === rename.transition)
    return isOwn ? (speaking(operation, rename) as OverlayOperation) : operation
  }
  return { ...overlay, operations: overlay.operations.map(said) }
}
