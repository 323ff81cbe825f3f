import { allStates, type MachineDefinition, stateTree, transitionsOf } from '../../../../engine/client.ts'

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

/** Whatever is drawn has words; what else is wrong is told on the drawing. Throws where there is not even an outline. */
function isDrawable(machine: MachineDefinition): boolean {
  const states = allStates(stateTree(machine))
  const hasWords = ({ meta }: { readonly meta: { readonly id: string; readonly titles: { readonly en: string } } }): boolean => typeof meta.id === 'string' && typeof meta.titles.en === 'string'
  return typeof machine.id === 'string' && states.every((state) => hasWords(state.definition) && transitionsOf(state).every(({ definition }) => hasWords(definition) && Array.isArray(definition.meta.roles)))
}
