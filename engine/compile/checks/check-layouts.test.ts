import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../../tests/fixtures/garage.ts'
import type { PackageDefinition, PropertySchema, ViewsDefinition } from '../../definition/types.ts'
import { checkPackage } from '../check-package.ts'

type Layouts = Pick<ViewsDefinition, 'board' | 'calendar' | 'chart'>

/** The garage with layouts of one of its lists. */
function garageWith(entity: string, layouts: Layouts): PackageDefinition {
  const files = garagePackage.entities[entity]
  if (!files) throw new Error(`no entity ${entity}`)
  return { ...garagePackage, entities: { ...garagePackage.entities, [entity]: { ...files, views: { ...files.views, ...layouts } } } }
}
const issuesOf = (entity: string, layouts: Layouts) => checkPackage(garageWith(entity, layouts)).map(({ pointer, message }) => [pointer, message])

describe('layouts of a list', () => {
  it('are right over fields that can carry them', () => {
    const chart = { dimensions: ['state', 'category', 'isRefunded', 'receivedOn', 'createdAt'], measures: ['refund'], measure: { function: 'sum', field: 'refund' } } as const
    expect(issuesOf('complaint', { board: { swimLanes: 'category', card: ['subject', 'refund'], sums: ['refund'] }, calendar: { start: 'receivedOn', resources: ['category'], title: ['subject'] }, chart })).toEqual([])
    expect(issuesOf('client', { board: { columns: 'kind', card: [] } })).toEqual([])
  })

  it.each<[string, string, Layouts, string, string]>([
    ['a board by state without a machine', 'client', { board: { card: [] } }, '/board', 'records without a machine have no state to make columns of'],
    ['columns of free text', 'client', { board: { columns: 'phone', card: [] } }, '/board/columns', '“phone” cannot be columns'],
    ['an unknown field of columns', 'client', { board: { columns: 'knd', card: [] } }, '/board/columns', 'there is no field “knd”'],
    ['lanes of a number', 'complaint', { board: { swimLanes: 'refund', card: [] } }, '/board/swimLanes', '“refund” cannot be swim lanes'],
    ['lanes that are columns already', 'client', { board: { columns: 'kind', swimLanes: 'kind', card: [] } }, '/board/swimLanes', '“kind” makes the columns already'],
    ['an unknown field on the card', 'complaint', { board: { card: ['subjet'] } }, '/board/card/0', 'there is no field “subjet”'],
    ['rows on the card', 'complaint', { board: { card: ['works'] } }, '/board/card/0', '“works” cannot be shown on a card'],
    ['the sum of a text', 'complaint', { board: { card: [], sums: ['subject'] } }, '/board/sums/0', '“subject” cannot be summed up'],
    ['a start that is no time', 'complaint', { calendar: { start: 'subject' } }, '/calendar/start', '“subject” cannot be the start'],
    ['an end of another kind', 'complaint', { calendar: { start: 'receivedOn', end: 'createdAt' } }, '/calendar/end', '“createdAt” cannot be the end of “receivedOn”'],
    ['a duration that is no whole number', 'complaint', { calendar: { start: 'createdAt', duration: 'refund' } }, '/calendar/duration', '“refund” cannot be the duration'],
    ['an end and a duration', 'complaint', { calendar: { start: 'createdAt', end: 'updatedAt', duration: 'number' } }, '/calendar/duration', 'an entry has an end or a duration, not both'],
    ['a resource that is a text', 'complaint', { calendar: { start: 'receivedOn', resources: ['subject'] } }, '/calendar/resources/0', '“subject” cannot be a resource'],
    ['what is occupied and is no resource', 'complaint', { calendar: { start: 'receivedOn', resources: ['category'], occupies: ['categry'] } }, '/calendar/occupies/0', 'there is no field in “resources” “categry”'],
    ['overlaps of whole days refused', 'complaint', { calendar: { start: 'receivedOn', resources: ['category'], overlap: 'refuse' } }, '/calendar/overlap', 'nothing can overlap here: entries need a moment to begin at, an end or a duration, and a resource'],
    ['unknown working hours', 'complaint', { calendar: { start: 'receivedOn', hours: 'desk' } }, '/calendar/hours', 'there is no calendar “desk”'],
    ['a dimension of free text', 'complaint', { chart: { dimensions: ['subject'] } }, '/chart/dimensions/0', '“subject” cannot be a dimension'],
    ['a measure that is none', 'complaint', { chart: { dimensions: ['state'], measures: ['receivedOn'] } }, '/chart/measures/0', '“receivedOn” cannot be summed up'],
    ['a first measure that is not offered', 'complaint', { chart: { dimensions: ['state'], measure: { function: 'avg', field: 'refund' } } }, '/chart/measure/field', 'there is no field in “measures” “refund”'],
  ])('are refused: %s', (_, entity, layouts, pointer, message) => {
    expect(issuesOf(entity, layouts)).toEqual([[pointer, message]])
  })
})

describe('free times', () => {
  const field = (type: object, freeTimes?: string): PropertySchema => ({ ...type, 'x-field': { id: 'fl_visit', titles: { en: 'Visit', ru: 'Визит' }, ...(freeTimes === undefined ? {} : { freeTimes }) } }) as PropertySchema
  const moment = { type: 'string', format: 'date-time' }
  /** Complaints are answered at a time; clients ask for it in a field of their own. */
  function issuesFor(asking: PropertySchema, calendar: ViewsDefinition['calendar']): readonly (readonly [string, string])[] {
    const { complaint, client } = garagePackage.entities
    if (!complaint || !client) throw new Error('the garage has changed')
    const answered = { ...complaint, entity: { ...complaint.entity, schema: { ...complaint.entity.schema, properties: { ...complaint.entity.schema.properties, answerAt: { ...field(moment), 'x-field': { ...field(moment)['x-field'], id: 'fl_answer_at' } }, minutes: { type: 'integer', 'x-field': { id: 'fl_minutes', titles: { en: 'Minutes', ru: 'Минуты' } } } } } }, views: { ...complaint.views, ...(calendar && { calendar }) } } as typeof complaint
    const asked = { ...client, entity: { ...client.entity, schema: { ...client.entity.schema, properties: { ...client.entity.schema.properties, visit: asking } } } }
    return checkPackage({ ...garagePackage, entities: { ...garagePackage.entities, complaint: answered, client: asked } }).map(({ pointer, message }) => [pointer, message])
  }
  const calendar = { start: 'answerAt', duration: 'minutes', resources: ['category'], overlap: 'refuse' } as const
  const at = '/schema/properties/visit/x-field/freeTimes'

  it('are those of a calendar that tells who is occupied, when and for how long', () => {
    expect(issuesFor(field(moment, 'complaint'), calendar)).toEqual([])
  })

  it.each<[string, PropertySchema, ViewsDefinition['calendar'], string]>([
    ['a day', field({ type: 'string', format: 'date' }, 'complaint'), calendar, 'only a moment that is asked by itself, not in a row, can be chosen among free times'],
    ['an unknown kind of record', field(moment, 'complant'), calendar, 'there is no entity “complant”'],
    ['a kind without a calendar', field(moment, 'client'), calendar, '“client” has no calendar with free times'],
    ['a calendar of moments without a length', field(moment, 'complaint'), { start: 'answerAt', resources: ['category'] }, '“complaint” has no calendar with free times'],
    ['a calendar that occupies nothing', field(moment, 'complaint'), { start: 'answerAt', duration: 'minutes', resources: ['category'], occupies: [] }, '“complaint” has no calendar with free times'],
  ])('are refused: %s', (_, asking, of, message) => {
    expect(issuesFor(asking, of)).toEqual([[at, message]])
  })
})
