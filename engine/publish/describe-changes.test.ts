import { expect, test } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { describeChanges } from './describe-changes.ts'

/** Keys of every object the other way round, but for maps whose order people see. */
function turned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => turned(entry))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, turned(inner, name)] as const)
  return Object.fromEntries(['meta', 'titles', 'x-field', 'pluralTitles'].includes(key) ? entries.reverse() : entries)
}

const candidate = (pkg: unknown) => ({ package: pkg as typeof garagePackage, overlays: {} })

test('another order of keys is no change', () => {
  const other = turned(garagePackage)
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(garagePackage))
  expect(describeChanges(candidate(garagePackage), candidate(other))).toEqual([])
  expect(describeChanges(candidate(other), candidate(garagePackage))).toEqual([])
})

test('a change is told under any order of keys', () => {
  const text = JSON.stringify(turned(garagePackage))
  const { entity } = garagePackage.entities.complaint ?? { entity: { titles: { en: '' } } }
  const other = JSON.parse(text.replace(`"en":${JSON.stringify(entity.titles.en)}`, '"en":"Grievance"')) as unknown
  expect(describeChanges(candidate(garagePackage), candidate(other)).length).toBeGreaterThan(0)
})

test('what changes in one dealership is told with it, and what changes everywhere only once', () => {
  const operations = [{ op: 'set-color', element: 'st_in_work', color: 'red' }, { op: 'set-rights', role: 'ro_advisor', entity: 'complaint', edit: false }] as const
  const retitled = JSON.parse(JSON.stringify(garagePackage).replace('"en":"Phone"', '"en":"Mobile"')) as typeof garagePackage
  const tailored = { package: retitled, overlays: { spb: { base: 'garage@1.0.0', dealership: 'spb', operations } } }
  expect(describeChanges(candidate(garagePackage), tailored)).toEqual([
    { area: 'field', text: 'Changed field “Mobile” in client' },
    { area: 'overlay', text: 'Overlay of spb: 2 operations' },
    { area: 'state', text: 'Changed state “In work” in complaint', dealership: 'spb' },
    { area: 'role', text: 'Changed role “Advisor”', dealership: 'spb' },
  ])
})
