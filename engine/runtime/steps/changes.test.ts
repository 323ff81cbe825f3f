import { expect, it } from 'vitest'
import { compileModel } from '../../compile/index.ts'
import type { PropertySchema } from '../../definition/types.ts'
import { entityOf, garagePackage, present } from '../../../tests/fixtures/garage.ts'
import { changesOf } from './changes.ts'

/** Complaints whose works are done by somebody whose name is personal. */
function complaintWithPeople() {
  const draft = structuredClone(garagePackage)
  const works = present(draft.entities.complaint?.entity.schema.properties.works?.items).properties as Record<string, PropertySchema>
  works.passport = { type: 'string', 'x-field': { id: 'fl_work_passport', titles: { en: 'Passport', ru: 'Паспорт' }, personal: true } }
  return entityOf(present(compileModel({ package: draft }).model), 'complaint')
}

it('personal values are named and not repeated, in rows of lines neither', () => {
  const rows = (passport: string | null) => ({ works: [{ id: '1', name: 'Oil', passport }] })
  expect(changesOf(complaintWithPeople(), rows(null), rows('7105 111'))).toEqual({ works: [[{ id: '1', name: 'Oil', passport: null }], [{ id: '1', name: 'Oil', passport: '•••' }]] })
})
