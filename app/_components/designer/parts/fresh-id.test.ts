import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { MachineDefinition } from '../../../../engine/client.ts'
import { addState, addTransition, allTransitions, removeState, stateTree } from '../machine/edits.ts'
import { freshId } from './fresh-id.ts'

const machine = JSON.parse(readFileSync('definitions/auto-service/entities/task/machine.json', 'utf8')) as MachineDefinition
const titles = { en: 'Washing', ru: 'Мойка' }

test('what is taken away and made again under the same name is another thing, not the old one renamed', () => {
  const [source = ''] = stateTree(machine).map(({ key }) => key)
  const make = (of: MachineDefinition) => {
    const added = addState(of, titles, 'active')
    const led = addTransition(added.machine, source, 'state')
    const state = stateTree(led?.machine ?? of).find(({ name }) => name === 'state')
    const transition = allTransitions(led?.machine ?? of).find(({ pointer }) => pointer === led?.pointer)
    if (!led || !state || !transition) throw new Error('the state was not made')
    return { machine: led.machine, state, ids: [state.definition.meta.id, transition.definition.meta.id] }
  }
  const once = make(machine)
  const without = removeState(once.machine, once.state)
  expect(without).toEqual(machine)
  const again = make(without)
  expect(again.state.key).toBe(once.state.key)
  expect(again.ids.filter((id) => once.ids.includes(id))).toEqual([])
})

test('ids can be read, and are as definitions take them', () => {
  expect(freshId('st', 'work-order', 'inWork')).toMatch(/^st_work_order_in_work_[0-9a-z]{6}$/)
  expect(freshId('fl', 'x'.repeat(80))).toMatch(/^[a-z]{2}_[A-Za-z0-9_]{1,57}$/)
})
