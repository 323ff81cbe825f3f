import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allStates, type Issue, type MachineDefinition, type StateDefinition } from '../../../../engine/client.ts'
import { lengthOf } from '../duration-input.tsx'
import { addState, allTransitions, changeAt, retarget, stateTree } from './edits.ts'
import { accessOf, type MatrixFacts, nextAccess, withAccess } from './matrix.ts'
import { cured, remediesOf } from './remedies.ts'
import { addTimer, newTrigger, setTrigger, triggerOf } from './triggers.ts'

const machine = JSON.parse(readFileSync('definitions/auto-service/entities/work-order/machine.json', 'utf8')) as MachineDefinition
const transition = (of: MachineDefinition, pointer: string) => {
  const found = allTransitions(of).find((one) => one.pointer === pointer)
  if (!found) throw new Error(`nothing at ${pointer}`)
  return found
}
const state = (of: MachineDefinition, key: string) => {
  const found = allStates(stateTree(of)).find((one) => one.key === key)
  if (!found) throw new Error(`no state ${key}`)
  return found
}

describe('what makes a transition happen', () => {
  const cancel = '/states/reception/on/CANCEL'

  it('becomes a clock without what only a person has a use for, and a button again', () => {
    const timed = setTrigger(machine, transition(machine, cancel), newTrigger(transition(machine, cancel), 'after'))
    const after = transition(timed.machine, timed.pointer)
    expect(triggerOf(after)).toEqual({ kind: 'after', delay: 'P1D' })
    expect(after.definition.meta).toMatchObject({ id: transition(machine, cancel).definition.meta.id, roles: [] })
    expect(after.definition.meta.form).toBeUndefined()
    const again = setTrigger(timed.machine, after, newTrigger(after, 'event'))
    expect(transition(again.machine, again.pointer).definition.meta.roles).toEqual(['*'])
    expect(Object.keys(state(again.machine, 'reception').definition)).not.toContain('after')
  })

  it('stands with others of the same delay, each where it is looked for', () => {
    const first = addTimer(machine, state(machine, 'reception'), { meta: { id: 'tr_one', titles: { en: 'One', ru: 'Один' }, roles: [] } })
    const second = addTimer(first.machine, state(first.machine, 'reception'), { meta: { id: 'tr_two', titles: { en: 'Two', ru: 'Два' }, roles: [] } })
    expect(transition(second.machine, second.pointer).definition.meta.id).toBe('tr_two')
    const moved = setTrigger(second.machine, transition(second.machine, second.pointer), { kind: 'after', delay: 'PT2H' })
    expect(moved.pointer).toBe('/states/reception/after/PT2H')
    const moment = setTrigger(moved.machine, transition(moved.machine, moved.pointer), { kind: 'moment', name: 'MOMENT', at: 'record.dueAt' })
    expect(transition(moment.machine, moment.pointer).definition.meta.at).toBe('record.dueAt')
  })

  it('may lead nowhere and only act', () => {
    const idle = retarget(machine, transition(machine, cancel), null)
    expect(transition(idle, cancel).definition.target).toBeUndefined()
  })

  it('is after a length that is said in its largest unit', () => {
    expect(['P2D', 'PT48H', 'PT90M', 'P14D', 'PT0S', 'nonsense'].map(lengthOf)).toEqual([{ count: 2, unit: 'days' }, { count: 2, unit: 'days' }, { count: 90, unit: 'minutes' }, { count: 2, unit: 'weeks' }, { count: 0, unit: 'minutes' }, null])
  })
})

describe('fields by state and role', () => {
  const facts: MatrixFacts = { fields: ['a', 'b', 'c'], roles: ['head', 'clerk', 'mechanic'] }
  const of = (definition: Partial<StateDefinition['meta']>, type?: 'final') => ({ definition: { ...(type && { type }), meta: { id: 'st_x', titles: { en: 'x', ru: 'x' }, category: 'active' as const, ...definition } }, parent: null })
  const table = (place: ReturnType<typeof of>) => facts.roles.flatMap((role) => facts.fields.map((field) => `${role} ${field} ${accessOf(place, role, field)}`))

  it('change for one role and one field alone, whatever was said before', () => {
    const list = fc.oneof(fc.constant(['*']), fc.subarray(['a', 'b', 'c']))
    const editable = fc.option(fc.dictionary(fc.constantFrom('*', 'head', 'clerk'), list), { nil: undefined })
    fc.assert(
      fc.property(editable, fc.constantFrom(...facts.roles), fc.constantFrom(...facts.fields), fc.boolean(), (given, role, field, isFinal) => {
        const place = of(given ? { editable: given } : {}, isFinal ? 'final' : undefined)
        const access = accessOf(place, role, field) === 'read' ? 'edit' : 'read'
        const changed = { definition: withAccess(place, role, field, access, facts), parent: null }
        expect(table(changed as never)).toEqual(table(place).map((line) => (line.startsWith(`${role} ${field} `) ? `${role} ${field} ${access}` : line)))
      }),
      { numRuns: 300 },
    )
  })

  it('say nothing where they come back to what counts anyway', () => {
    const place = of({})
    const closed = { definition: withAccess(place, '*', 'a', 'read', facts), parent: null }
    expect(closed.definition.meta.editable).toEqual({ '*': ['b', 'c'] })
    expect(withAccess(closed, '*', 'a', 'edit', facts).meta.editable).toBeUndefined()
    expect(withAccess(place, 'head', 'a', nextAccess.edit, facts).meta).toMatchObject({ required: ['a'] })
  })

  it('follow the state around, whose demands stay its own', () => {
    const outer = of({ editable: { head: ['a'] }, required: ['b'] })
    const inner = { ...of({}), parent: { ...outer, key: 'x', name: 'x', pointer: '', children: [] } }
    expect(['a', 'b', 'c'].map((field) => accessOf(inner, 'head', field))).toEqual(['edit', 'required', 'read'])
    expect(accessOf(inner, 'clerk', 'a')).toBe('read')
  })
})

describe('remedies', () => {
  const lone = addState(machine, { en: 'Washing', ru: 'Мойка' }, 'active').machine
  const issue = (kind: NonNullable<Issue['kind']>, pointer: string): Issue => ({ file: 'f', kind, pointer, message: '' })

  it('lead into a state nobody reaches, or take it away', () => {
    const unreachable = issue('unreachable', '/states/state')
    expect(remediesOf(lone, unreachable)).toEqual(['lead', 'remove'])
    const led = cured(lone, unreachable, 'lead')
    expect(led && transition(led.machine, led.pointer).definition.target).toBe('state')
    expect(cured(lone, unreachable, 'remove')?.machine).toEqual(machine)
  })

  it('end in a dead end, and let somebody take what nobody may', () => {
    expect(cured(lone, issue('dead-end', '/states/state'), 'final')?.machine.states.state?.type).toBe('final')
    const pointer = '/states/reception/on/CANCEL'
    const closed = changeAt<readonly string[]>(machine, `${pointer}/meta/roles`, () => [])
    expect(cured(closed, issue('nobody', `${pointer}/meta/roles`), 'everyone')?.machine.states.reception?.on).toMatchObject({ CANCEL: { meta: { roles: ['*'] } } })
  })

  it('let a field be filled before it is demanded, or demand it no more', () => {
    const demanding = changeAt<StateDefinition>(machine, '/states/diagnosis', (one) => ({ ...one, meta: { ...one.meta, required: ['deliveredBy'] } }))
    const unfillable = issue('unfillable', '/states/diagnosis/meta/required/0')
    expect(cured(demanding, unfillable, 'letFill')?.machine.states.reception?.meta.editable?.['*']).toContain('deliveredBy')
    expect(cured(demanding, unfillable, 'notRequired')?.machine.states.diagnosis?.meta.required).toBeUndefined()
  })

  it('are offered for nothing else, nor for what is not there any more', () => {
    expect(remediesOf(machine, { pointer: '/states/reception', message: '' })).toEqual([])
    expect(remediesOf(machine, issue('unreachable', '/states/gone'))).toEqual([])
  })
})
