import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import type { PropertySchema } from '../definition/types.ts'
import { compileModel } from '../compile/index.ts'
import type { Entity, Values } from '../model/types.ts'
import { choicesToJudge, pathsOfChoices, wantedOf } from './dependent-choices.ts'
import { validateRecord } from './validate.ts'

/** A complaint whose category must be of the group that its client has as kind. */
function narrowed(): Entity {
  const copy = structuredClone(garagePackage)
  const properties = copy.entities.complaint?.entity.schema.properties as Record<string, PropertySchema>
  const category = properties.category as PropertySchema
  properties.category = { ...category, 'x-field': { ...category['x-field'], choices: { group: 'record.client.kind', text: 'record.subject' } } }
  return compileModel({ package: copy }).model?.entities.get('complaint') as Entity
}

const entity = narrowed()
const category = entity.fieldByName.get('category')
const record = (values: Values): Values => ({ subject: 'Noise', client: { id: 'c', kind: 'person' }, category: { id: 'k', group: 'person', text: 'Noise' }, ...values })
const issues = (values: Values, judged?: readonly string[]) =>
  validateRecord({ entity, values: { subject: 'Noise', client: '0190b8f0-0000-7000-8000-000000000001', category: '0190b8f0-0000-7000-8000-000000000002' }, state: null, locale: 'en', ...(judged ? { judged } : {}), context: { record: record(values), actor: { id: '', login: '', name: '', position: null, roles: [], dealership: null }, now: new Date() } }).map(({ pointer, message }) => [pointer, message])

describe('choices that depend on other fields', () => {
  it('wants what the paths lead to, and nothing for a path that is empty or was not read', () => {
    expect(category && wantedOf(category, record({}))).toEqual([{ name: 'group', value: 'person', path: 'record.client.kind' }, { name: 'text', value: 'Noise', path: 'record.subject' }])
    expect(category && wantedOf(category, record({ client: 'c', subject: null }))).toEqual([])
    expect(pathsOfChoices(entity.fields)).toEqual(['category.group', 'client.kind', 'category.text'])
  })

  it('refuses a record that has another value, with what it does not go with', () => {
    expect(issues({})).toEqual([])
    expect(issues({ category: { id: 'k', group: 'company', text: 'Noise' } })).toEqual([['/category', 'What is chosen in “Category” does not go with “Client”: choose another one.']])
    expect(issues({ client: null, category: { id: 'k', group: 'company', text: 'Noise' } })).toEqual([])
  })

  it('leaves alone what nobody has touched, however the records have changed since', () => {
    expect(issues({ category: { id: 'k', group: 'company', text: 'Noise' } }, [])).toEqual([])
    expect(choicesToJudge(entity, { category: 'k', client: 'a' }, { category: 'k', client: 'a', resolution: 'x' })).toEqual([])
    expect(choicesToJudge(entity, { category: 'k', client: 'a' }, { category: 'k', client: 'b' })).toEqual(['category'])
  })
})
