import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actorWith, entityOf, garageModel } from '../../tests/fixtures/garage.ts'
import type { Actor } from '../model/types.ts'
import { fieldAccess } from './field-access.ts'
import { reasonText } from './reasons.ts'
import { requiredIn } from './state-chain.ts'

const model = garageModel()
const complaint = entityOf(model, 'complaint')
const client = entityOf(model, 'client')
const access = (roles: readonly string[], state: string | null, entity = complaint, isNew?: boolean) => fieldAccess(model, actorWith(roles), entity, state, isNew)

describe('fieldAccess', () => {
  it('opens all fields where the state says nothing', () => {
    expect(access(['manager'], 'received').get('subject')).toMatchObject({ mode: 'edit', reason: null })
  })

  it('closes everything in a final state, and says in which', () => {
    const field = access(['manager'], 'closed').get('subject')
    expect(field).toMatchObject({ mode: 'read-only', reason: 'FINAL_STATE' })
    expect(reasonText('FINAL_STATE', 'ru', field?.facts)).toContain('«Закрыта»')
  })

  it('opens in a state what the state opens to the role, and names the roles that may', () => {
    const manager = access(['manager'], 'inWork')
    expect([...manager].filter(([, field]) => field.mode === 'edit').map(([name]) => name)).toEqual(['refund', 'isRefunded', 'works', 'resolution'])
    const advisor = access(['advisor'], 'inWork')
    expect(advisor.get('works')?.mode).toBe('edit')
    expect(advisor.get('resolution')).toMatchObject({ mode: 'read-only', reason: 'STATE_ROLE' })
    expect(reasonText('STATE_ROLE', 'en', advisor.get('resolution')?.facts)).toBe('In the state “In work” changes are made by: Manager.')
    expect(advisor.get('subject')?.reason).toBe('STATE')
  })

  it('hides, masks and locks by role, state or not', () => {
    expect(access(['analyst'], 'received').get('resolution')).toMatchObject({ mode: 'hidden', reason: 'ROLE_HIDDEN' })
    expect(access(['analyst'], null, client, false).get('phone')).toMatchObject({ mode: 'masked', reason: 'ROLE_MASKED' })
    expect(access(['analyst'], null, client, false).get('lastName')?.reason).toBe('NO_EDIT')
    expect(access(['advisor'], null, client, false).get('isBlocked')?.reason).toBe('ROLE_READ_ONLY')
    expect(access(['advisor', 'manager'], null, client, false).get('isBlocked')?.mode).toBe('edit')
  })

  it('asks a new record for the right to create', () => {
    expect(access(['analyst'], null).get('subject')?.reason).toBe('NO_CREATE')
    expect(access(['advisor'], null).get('subject')?.mode).toBe('edit')
    expect(access(['guest'], 'received').get('subject')).toMatchObject({ mode: 'hidden', reason: 'NO_READ' })
  })

  it('lets the system write in any state', () => {
    const system: Actor = { ...actorWith([]), kind: 'system' }
    expect(fieldAccess(model, system, complaint, 'closed').get('subject')?.mode).toBe('edit')
  })

  it('has a sentence in both languages for every reason', () => {
    for (const code of ['COMPUTED', 'READ_ONLY', 'NO_READ', 'NO_CREATE', 'NO_EDIT', 'NO_DELETE', 'ROLE_HIDDEN', 'ROLE_MASKED', 'ROLE_READ_ONLY', 'OVERLAY_HIDDEN', 'STATE', 'EVENT_STATE', 'SHARED_ROW', 'ROW'] as const) {
      expect(reasonText(code, 'en')).toMatch(/\.$/)
      expect(reasonText(code, 'ru')).toMatch(/[а-я].*\.$/)
    }
  })
})

describe('any set of roles', () => {
  const modes = ['hidden', 'masked', 'read-only', 'edit']
  const roles = [...model.roles.keys()]

  it('never sees or changes less of a record than a part of it', () => {
    const subsets = fc.tuple(fc.subarray(roles), fc.subarray(roles), fc.constantFrom('complaint', 'client'), fc.constantFrom('received', 'inWork', 'closed', null), fc.boolean())
    fc.assert(
      fc.property(subsets, ([some, others, name, state, isNew]) => {
        const entity = entityOf(model, name)
        const less = access(some, entity.machine === null ? null : state, entity, isNew)
        const more = access([...some, ...others], entity.machine === null ? null : state, entity, isNew)
        for (const [field, { mode, reason }] of more) {
          expect(modes.indexOf(mode)).toBeGreaterThanOrEqual(modes.indexOf(less.get(field)?.mode ?? 'hidden'))
          expect(reason === null).toBe(mode === 'edit')
        }
      }),
    )
  })
})

describe('requiredIn', () => {
  it('collects the demands of the state', () => {
    expect([...requiredIn(complaint, 'inWork')]).toEqual(['category'])
    expect([...requiredIn(complaint, 'received')]).toEqual([])
  })
})
