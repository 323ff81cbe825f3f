import { allStates, type MachineDefinition, stateTree, transitionsOf } from '../../../../engine/client.ts'
import { fits, type Shape } from '../shape.ts'

/** The machine that a file holds; null for other files, and while the text cannot be drawn. */
export function machineIn(path: string, text: string): MachineDefinition | null {
  if (!/^entities\/[^/]+\/machine\.json$/.test(path)) return null
  try {
    const machine = JSON.parse(text) as MachineDefinition
    return isDrawable(machine) ? machine : null
  } catch {
    return null
  }
}

const words: Shape = { en: 'string' }
const actions: Shape = [{ type: 'string', 'params?': { '*': 'any' } }]

const stateShape: Shape = { 'type?': 'string', 'initial?': 'string', 'entry?': actions, 'exit?': actions, meta: { id: 'string', titles: words, category: 'string', 'color?': 'string', 'editable?': { '*': ['string'] }, 'required?': ['string'] } }

const transitionShape: Shape = {
  'target?': 'string',
  'guard?': { type: 'string', 'params?': { '*': 'any' } },
  'actions?': actions,
  meta: { id: 'string', titles: words, roles: ['string'], 'calendar?': 'string', 'at?': 'string', 'form?': { 'required?': ['string'], properties: { '*': { 'x-field': { id: 'string', titles: words } } } } },
}

const clockShape: Shape = { id: 'string', titles: words, limit: 'string', 'calendar?': 'string', run: ['string'], 'pause?': ['string'], 'stop?': ['string'], 'alarms?': [{ id: 'string', at: 'string', actions }] }

/** Whatever is drawn and put into panels has its form; what else is wrong is told on the drawing. Throws where there is not even an outline. */
function isDrawable(machine: MachineDefinition): boolean {
  const states = allStates(stateTree(machine))
  return fits(machine, { id: 'string', states: { '*': 'any' }, 'meta?': { 'clocks?': [clockShape] } }) && states.every((state) => fits(state.definition, stateShape) && transitionsOf(state).every(({ definition }) => fits(definition, transitionShape)))
}
