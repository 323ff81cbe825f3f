/** Where a machine's definition holds CEL: guards, transition forms, params of actions. */
import type { ActionReference, ObjectSchema } from '../definition/types.ts'
import { EngineError } from '../kernel/errors.ts'
import type { ActionType } from '../model/types.ts'
import { guardTypes } from './guards.ts'
import type { TransitionNode } from './walk-machine.ts'

/** The catalogue of actions: which of their params are CEL. */
export type ActionCatalogue = ReadonlyMap<string, Pick<ActionType, 'expressions'>>

/** Of a transition's guard and form. @throws EngineError DEFINITION_INVALID for an unknown guard */
export function conditionSources({ definition: { guard, meta } }: TransitionNode): readonly string[] {
  const type = guard && guardTypes.get(guard.type)
  if (guard && !type) throw new EngineError('DEFINITION_INVALID', `There is no guard "${guard.type}".`)
  return [...(type?.expressions(guard?.params ?? {}) ?? []).map(({ source }) => source), ...formSources(meta.form)]
}

/** What the fields of a transition's form compute: prefilled values and conditions over `record`, `input` and `actor`. */
function formSources(form: ObjectSchema | undefined): readonly string[] {
  return Object.values(form?.properties ?? {}).flatMap((property) => {
    const { initial, visible, requiredWhen, rule } = property['x-field']
    return [initial, visible, requiredWhen, rule].filter((source) => source !== undefined)
  })
}

/** @throws EngineError DEFINITION_INVALID for an unknown action */
export function actionSources(actions: readonly ActionReference[], catalogue: ActionCatalogue): readonly string[] {
  return actions.flatMap((action) => {
    const type = catalogue.get(action.type)
    if (!type) throw new EngineError('DEFINITION_INVALID', `There is no action "${action.type}".`)
    return type.expressions(action.params ?? {}).map(({ source }) => source)
  })
}
