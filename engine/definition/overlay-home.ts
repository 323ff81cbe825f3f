/** Operations on the homes and menus of workplaces. */
import type { HomeBlock } from './home.ts'
import { type Applied, type Draft, elementOf, isElement, type Operation, pathOf } from './overlay-draft.ts'
import { placed } from './overlay-order.ts'
import type { WorkplaceDefinition } from './types.ts'
import { updateAt } from './update-at.ts'

export function addBlock(draft: Draft, { workplace: id, block, after }: Operation<'add-block'>): Applied {
  const workplace = elementOf(draft, id, 'workplace', ['workplace'])
  if (!isElement(workplace)) return workplace
  if (draft.elements.has(block.id)) return { pointer: '/block/id', message: `the id “${block.id}” is taken`, hint: `Choose another, for example ${block.id}_2.` }
  const neighbour = after === null || after === undefined ? after : elementOf(draft, after, 'after', ['block'])
  if (neighbour && !isElement(neighbour)) return neighbour
  if (neighbour && neighbour.file !== workplace.file) return { pointer: '/after', message: `“${after}” stands on the home of another workplace` }
  const list = (old: readonly HomeBlock[] | undefined): readonly HomeBlock[] => placed([...(old ?? []), block], block, neighbour === undefined ? old?.at(-1) : neighbour === null ? null : old?.find((one) => one.id === neighbour.id))
  return updateAt<readonly HomeBlock[] | undefined>(draft.package, [...pathOf(workplace), 'home', 'blocks'], list)
}

/** The menu as a whole: what it names is looked at with the whole package. */
export function setNavigation(draft: Draft, { workplace: id, navigation }: Operation<'set-navigation'>): Applied {
  const workplace = elementOf(draft, id, 'workplace', ['workplace'])
  return isElement(workplace) ? updateAt<WorkplaceDefinition>(draft.package, pathOf(workplace), (old) => ({ ...old, navigation })) : workplace
}
