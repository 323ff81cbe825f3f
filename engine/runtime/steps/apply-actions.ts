import { actionTypes } from '../../actions/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { Json } from '../../kernel/json.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { ActionReference } from '../../definition/types.ts'
import type { Effect, Entity, Expression, ExpressionContext, Values } from '../../model/types.ts'
import { withValues } from './expression-context.ts'
import { idOf } from './values.ts'

export interface Applied {
  readonly values: Values
  /** What is left to do in the transaction besides the record's own values. */
  readonly effects: readonly Exclude<Effect, { kind: 'set' }>[]
}

/**
 * Runs the actions of a step in order, each seeing what the ones before it set, and by its link the record that one of
 * them creates. `expressions`: those of whatever has the actions, by source. Pure but for the ids of records to come.
 */
export function applyActions(entity: Entity, values: Values, actions: readonly ActionReference[], context: ExpressionContext, expressions: ReadonlyMap<string, Expression> | undefined = entity.machine?.expressions): Applied {
  let current = values
  const links: Record<string, Json> = {}
  const effects: Exclude<Effect, { kind: 'set' }>[] = []
  for (const action of actions) {
    const type = actionTypes.get(action.type)
    if (!type) throw new EngineError('DEFINITION_INVALID', `There is no action “${action.type}”.`)
    const seen = withValues(context, entity, { ...current, ...links })
    const evaluate = (cel: string): Json => {
      const expression = expressions?.get(cel)
      if (!expression) throw new EngineError('DEFINITION_INVALID', `The expression “${cel}” was not compiled.`)
      return expression.evaluate(seen)
    }
    for (const effect of type.effects(action.params ?? {}, { ...seen, entity, evaluate })) {
      if (effect.kind === 'set') current = { ...current, ...setValues(entity, effect.values) }
      else if (effect.kind === 'create' && effect.link) {
        // The field itself is filled once the other record is there to be pointed to.
        const id = uuidv7(context.now.getTime())
        links[effect.link] = id
        effects.push({ ...effect, id })
      } else effects.push(effect)
    }
  }
  return { values: current, effects }
}

function setValues(entity: Entity, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = entity.fieldByName.get(name)
      if (!field) throw new EngineError('DEFINITION_INVALID', `An action sets “${name}”, which “${entity.name}” does not have.`)
      const plain = idOf(field, value)
      return [name, field.type.normalise ? field.type.normalise(plain, field) : plain]
    }),
  )
}
