/** A walk by hand as a scenario: what each tried step adds to it. Pure. */
import type { JsonObject, ScenarioDefinition, ScenarioStep, Titles, TriedView } from '../../../../engine/client.ts'
import { freshId } from '../parts/fresh-id.ts'

export interface HandWalk {
  /** Who made the record. */
  readonly role: string
  /** null: it did not begin where records begin, and cannot be gone again. */
  readonly begins: string | null
  /** Typed and applied, but not sent along with an event yet. */
  readonly set: JsonObject
  readonly steps: readonly ScenarioStep[]
  /** When its last step was taken. */
  readonly at: string
}

export const begunWalk = (view: TriedView, role: string): HandWalk => withView({ role, begins: view.scenario.begins, set: {}, steps: [], at: view.at }, view)

/** With what the step just tried adds: values go along with the next event, long waits are waited again. */
export function withView(walk: HandWalk, { scenario: { set, steps, at } }: Pick<TriedView, 'scenario'>): HandWalk {
  let [values, last] = [{ ...walk.set, ...set }, walk.at]
  const more = steps.map((step, i): ScenarioStep => {
    const since = last
    last = at[i] ?? last
    // What comes by itself comes when its time comes.
    if (step.role === undefined) return step
    const { transition, set: own, ...rest } = step
    const typed = { ...values, ...own }
    values = {}
    return { transition, ...waited(since, last), ...rest, ...(Object.keys(typed).length > 0 && { set: typed }) }
  })
  return { ...walk, set: values, steps: [...walk.steps, ...more], at: last }
}

/** Steps that follow at once come a minute after one another anyway. */
function waited(from: string, to: string): Pick<ScenarioStep, 'wait'> {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  return minutes > 1 ? { wait: `PT${minutes}M` } : {}
}

export const mayBeKept = ({ begins, steps }: HandWalk): boolean => begins !== null && steps.length > 0

export const scenarioOf = ({ role, begins, steps }: HandWalk, entity: string, titles: Titles): ScenarioDefinition => ({ id: freshId('sc', entity), titles, role, begins: begins ?? '', steps })
