import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actorWith, entityOf, garageModel } from '../../tests/fixtures/garage.ts'
import { sql, toStatement } from '../kernel/sql.ts'
import type { Actor, Model, Role } from '../model/types.ts'
import { type Right, mayReadReport, permissionOf, platformPermissions } from './permission-of.ts'
import { rowFilter } from './row-filter.ts'

const model = garageModel()
const complaint = entityOf(model, 'complaint')
const client = entityOf(model, 'client')
const category = entityOf(model, 'complaint-category')
const rights: readonly Right[] = ['read', 'create', 'edit', 'delete', 'export']
const filterText = (actor: Actor, entity = complaint, right?: Right) => toStatement(rowFilter(model, actor, entity, (source) => sql`cel(${source})`, 't', right))

describe('permissionOf', () => {
  it('denies everything to somebody without a role, and to a role without an entry', () => {
    for (const roles of [[], ['guest'], ['no-such-role']]) {
      const permission = permissionOf(model, actorWith(roles), complaint)
      expect(rights.filter((right) => permission[right])).toEqual([])
      expect(permission.restriction('subject')).toBe('hidden')
      expect(filterText(actorWith(roles))).toEqual({ text: 'false', values: [] })
    }
  })

  it('falls back to the entry for any entity', () => {
    expect(permissionOf(model, actorWith(['manager']), client).delete).toBe(true)
    expect(permissionOf(model, actorWith(['advisor']), category)).toMatchObject({ read: true, create: false })
  })

  it('lets one unfiltered role see every row, and limits each right by the roles that grant it', () => {
    expect(permissionOf(model, actorWith(['advisor']), complaint).filters.read).toEqual(['record.createdBy == actor.id'])
    const both = permissionOf(model, actorWith(['advisor', 'analyst']), complaint)
    expect(both.filters.read).toBeNull()
    expect(both.filters.edit).toEqual(['record.createdBy == actor.id'])
  })

  it('takes the weakest restriction over the roles that grant reading', () => {
    expect(permissionOf(model, actorWith(['analyst']), client).restriction('phone')).toBe('masked')
    expect(permissionOf(model, actorWith(['analyst', 'advisor']), client).restriction('phone')).toBe('none')
    expect(permissionOf(model, actorWith(['analyst', 'guest']), client).restriction('phone')).toBe('masked')
  })

  it('lets the system do everything', () => {
    const system: Actor = { ...actorWith([]), kind: 'system' }
    expect(permissionOf(model, system, complaint)).toMatchObject({ read: true, delete: true })
    expect(filterText(system).text).toBe('true')
  })

  it('grants platform rights and reports by role', () => {
    expect([...platformPermissions(model, actorWith(['manager', 'advisor']))]).toEqual(['audit.read'])
    expect(mayReadReport(model, actorWith(['advisor']), 'complaints-by-category')).toBe(false)
    expect(mayReadReport(model, actorWith(['analyst']), 'complaints-by-category')).toBe(true)
  })
})

describe('rowFilter', () => {
  it('keeps records of a dealership to those who work there', () => {
    expect(filterText(actorWith(['manager']))).toEqual({ text: '"t"."dealership" = $1', values: ['tyumen'] })
    expect(filterText(actorWith(['manager'], null))).toEqual({ text: '"t"."dealership" = any($1::text[])', values: [['tyumen', 'spb']] })
  })

  it('shows shared rows of a layered entity to everybody, and network records everywhere', () => {
    expect(filterText(actorWith(['manager']), category).text).toBe('("t"."dealership" is null or "t"."dealership" = $1)')
    expect(filterText(actorWith(['manager']), client).text).toBe('true')
  })

  it('joins the filters of the roles with or, inside the dealership', () => {
    expect(filterText(actorWith(['advisor']))).toEqual({ text: '("t"."dealership" = $1 and ((cel($2))))', values: ['tyumen', 'record.createdBy == actor.id'] })
    expect(filterText(actorWith(['advisor']), complaint, 'delete').text).toBe('false')
  })
})

describe('any set of roles', () => {
  const restriction = fc.constantFrom('hidden', 'masked', 'read-only', undefined)
  const permission = fc.record({
    read: fc.boolean(),
    create: fc.boolean(),
    edit: fc.boolean(),
    delete: fc.boolean(),
    export: fc.boolean(),
    filter: fc.constantFrom('record.a', 'record.b', undefined),
    subject: restriction,
  })
  const strength = ['hidden', 'masked', 'read-only', 'none']

  it('never sees or may less than a part of it', () => {
    fc.assert(
      fc.property(fc.array(permission, { minLength: 1, maxLength: 5 }), fc.nat(4), (entries, kept) => {
        const roles = new Map(entries.map((entry, i) => [`r${i}`, roleWith(i, entry)]))
        const some = permissionOf({ ...model, roles }, actorWith([...roles.keys()].slice(0, kept)), complaint)
        const all = permissionOf({ ...model, roles }, actorWith([...roles.keys()]), complaint)
        for (const right of rights) {
          expect(Number(all[right])).toBeGreaterThanOrEqual(Number(some[right]))
          if (all.filters[right] !== null) expect(all.filters[right]).toEqual(expect.arrayContaining([...(some.filters[right] ?? ['everything'])]))
        }
        expect(strength.indexOf(all.restriction('subject'))).toBeGreaterThanOrEqual(strength.indexOf(some.restriction('subject')))
        expect(Number(all.mayWrite('subject', 'edit'))).toBeGreaterThanOrEqual(Number(some.mayWrite('subject', 'edit')))
      }),
    )
  })
})

function roleWith(i: number, { subject, filter, ...rights }: { readonly subject: string | undefined; readonly filter: string | undefined }): Role {
  const fields = subject === undefined ? {} : { fields: { subject } as Record<string, 'hidden'> }
  const permission = { ...rights, ...fields, ...(filter === undefined ? {} : { filter }) }
  return { id: `ro_${i}`, name: `r${i}`, titles: { en: 'R', ru: 'R' }, workplace: 'desk', permissions: new Map([['complaint', permission]]), platform: new Set() } satisfies Model['roles'] extends ReadonlyMap<string, infer R> ? R : never
}
