import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allStates, type MachineDefinition, stateTree } from '../../../../engine/client.ts'
import { addState, addTransition, allTransitions, changeAt, removeState, removeTransition, renameEvent, retarget, targetKey } from './edits.ts'
import { graphOf } from './graph.ts'
import { machineIn } from './machine-in.ts'

const machine = JSON.parse(readFileSync('definitions/auto-service/entities/work-order/machine.json', 'utf8')) as MachineDefinition
const titles = { en: 'Washing', ru: 'Мойка' }
const targets = (of: MachineDefinition) => allTransitions(of).filter(({ definition }) => definition.target !== undefined).map((transition) => targetKey(of, transition))

describe('changes of a machine', () => {
  it('adds a state under a name and an id of its own', () => {
    const once = addState(machine, titles, 'active')
    const twice = addState(once.machine, titles, 'active')
    expect(twice.pointer).not.toBe(once.pointer)
    const ids = allStates(stateTree(twice.machine)).map(({ definition }) => definition.meta.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('begins a state that holds others with the first of them', () => {
    const outer = allStates(stateTree(machine)).find(({ key }) => key === 'diagnosis')
    const { machine: nested } = addState(machine, titles, 'active', outer)
    expect(nested.states.diagnosis).toMatchObject({ initial: 'state', states: { state: { meta: { titles } } } })
  })

  it('draws a transition for those who may leave the state already, and takes it out without a trace', () => {
    const made = addTransition(machine, 'reception', 'repaired')
    expect(made).not.toBeNull()
    const added = allTransitions(made?.machine ?? machine).find(({ pointer }) => pointer === made?.pointer)
    expect(added && targetKey(made?.machine ?? machine, added)).toBe('repaired')
    expect(added?.definition.meta.roles).toContain('advisor')
    expect(removeTransition(made?.machine ?? machine, made?.pointer ?? '')).toEqual(machine)
  })

  it('leads a nested state to an outer one by its whole path', () => {
    const outer = allStates(stateTree(machine)).find(({ key }) => key === 'diagnosis')
    const nested = addState(machine, titles, 'active', outer).machine
    const made = addTransition(nested, 'diagnosis.state', 'repaired')
    const added = allTransitions(made?.machine ?? nested).find(({ pointer }) => pointer === made?.pointer)
    expect(added?.definition.target).toBe('#work-order.repaired')
    const moved = added && made ? retarget(made.machine, added, 'reception') : nested
    expect(targets(moved).filter((key) => key === 'reception').length).toBe(targets(nested).filter((key) => key === 'reception').length + 1)
  })

  it('removes any state with all that leads there, and leaves no transition to nowhere', () => {
    const keys = allStates(stateTree(machine)).map(({ key }) => key)
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { maxLength: keys.length - 1 }), (gone) => {
        const left = gone.reduce((rest, key) => {
          const state = allStates(stateTree(rest)).find((one) => one.key === key)
          return state ? removeState(rest, state) : rest
        }, machine)
        expect(targets(left)).not.toContain(null)
        expect(Object.keys(left.states)).toContain(left.initial)
        expect(Object.keys(left.states)).toHaveLength(keys.length - gone.length)
      }),
      { numRuns: 50 },
    )
  })

  it('gives an event another name in its place, unless the state has one of that name', () => {
    const [source] = stateTree(machine)
    if (!source) throw new Error('no state')
    const [first = '', second = ''] = Object.keys(source.definition.on ?? {})
    expect(Object.keys(renameEvent(machine, source, first, 'BEGIN')?.states[source.name]?.on ?? {})[0]).toBe('BEGIN')
    expect(renameEvent(machine, source, first, second)).toBeNull()
    expect(renameEvent(machine, source, first, 'not a name')).toBeNull()
  })

  it('shares what it does not touch, and shows each issue at the innermost element', () => {
    const changed = changeAt<string>(machine, '/states/reception/meta/category', () => 'waiting')
    expect(changed.states.diagnosis).toBe(machine.states.diagnosis)
    const graph = graphOf(machine, 'ru', [{ file: 'f', pointer: '/states/reception/on/START_DIAGNOSIS/meta/roles/0', message: 'x' }, { file: 'f', pointer: '/initial', message: 'y' }])
    expect(graph.transitions.filter(({ issues }) => issues.length > 0).map(({ id }) => id)).toEqual(['/states/reception/on/START_DIAGNOSIS'])
    expect(graph.states.every(({ issues }) => issues.length === 0)).toBe(true)
    expect(graph.issues).toHaveLength(1)
  })

  it('are drawn of what has its form alone: all else is text', () => {
    const path = 'entities/work-order/machine.json'
    const drawn = (change: (copy: MachineDefinition) => unknown): boolean => machineIn(path, JSON.stringify(change(structuredClone(machine)))) !== null
    expect(drawn((copy) => copy)).toBe(true)
    expect(machineIn('entities/work-order/entity.json', JSON.stringify(machine))).toBeNull()
    for (const [pointer, value] of [['/states/reception/meta/required', 'x'], ['/states/reception/entry', [null]], ['/states/reception/on/CANCEL/meta/form/properties/reason', null], ['/meta/clocks/0/run', null], ['/states/reception/meta/editable', { head: 'x' }], ['/states', 5]] as const) expect(drawn((copy) => changeAt<unknown>(copy, pointer, () => value))).toBe(false)
  })
})
