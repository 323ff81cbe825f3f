import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../../tests/fixtures/garage.ts'
import type { CalendarDefinition } from '../../definition/types.ts'
import { filesOfPackage, packageFromFiles } from '../../definition/index.ts'
import { checkPackage } from '../check-package.ts'

const calendar = (rest: Partial<CalendarDefinition> = {}): CalendarDefinition => ({ id: 'ca_desk', name: 'desk', titles: { en: 'Desk', ru: 'Сервис' }, weekdays: { mon: [['09:00', '13:00'], ['14:00', '24:00']] }, days: { '2026-01-01': [] }, ...rest })
const found = (rest: Partial<CalendarDefinition>): string[] => checkPackage({ ...garagePackage, calendars: { desk: calendar(rest) } }).map(({ file, pointer, message }) => `${file} ${pointer} ${message}`)

describe('a calendar', () => {
  it('is a file of the package like others', () => {
    const pkg = { ...garagePackage, calendars: { desk: calendar() } }
    expect(packageFromFiles(filesOfPackage(pkg))).toMatchObject({ issues: [], package: { calendars: { desk: calendar() } } })
    expect(found({})).toEqual([])
    const { issues } = packageFromFiles({ ...filesOfPackage(pkg), 'calendars/desk/calendar.json': JSON.stringify({ ...calendar(), name: 'other', weekdays: { mon: [['9', '25:00']] } }) })
    expect(issues.map(({ pointer }) => pointer)).toEqual(['/weekdays/mon/0/0', '/weekdays/mon/0/1', '/name'])
  })

  it('has hours to work in, in their order, and days that exist', () => {
    expect(found({ weekdays: {} })).toEqual([expect.stringContaining('calendars/desk/calendar.json /weekdays no day of the week')])
    expect(found({ weekdays: { mon: [['18:00', '09:00']] } })).toEqual([expect.stringContaining('/weekdays/mon/0 18:00 to 09:00 is no interval')])
    expect(found({ weekdays: { mon: [['09:00', '13:00'], ['12:00', '18:00']] } })).toEqual([expect.stringContaining('/weekdays/mon/1 begins before 13:00')])
    expect(found({ days: { '2026-02-30': [] } })).toEqual([expect.stringContaining('/days/2026-02-30 there is no day')])
  })
})
