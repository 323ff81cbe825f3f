import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { applyOverlay, loadPackage } from '../definition/index.ts'
import type { EntityDefinition, EntityFiles, PackageDefinition, PropertySchema } from '../definition/types.ts'
import { checkPackage } from './check-package.ts'

const titles = { en: 'New', ru: 'Новое' }
const field = (id: string, schema: object = { type: 'string' }, keywords: object = {}): PropertySchema => ({ ...schema, 'x-field': { id, titles, ...keywords } })

/** The garage with the value at a path of keys replaced; `undefined` removes it. */
function garageWith(path: string, value: unknown): PackageDefinition {
  const copy = structuredClone(garagePackage)
  const keys = path.split('/')
  let parent = copy as unknown as Record<string, unknown>
  for (const key of keys.slice(0, -1)) {
    parent[key] ??= {}
    parent = parent[key] as Record<string, unknown>
  }
  parent[keys.at(-1) as string] = value
  return copy
}

const complaint = 'entities/complaint/entity/schema/properties'
const report = 'reports/complaints-by-category'
const entity = (name: string, id: string, properties: Readonly<Record<string, PropertySchema>> = { text: field(`fl_${id}_text`) }): EntityFiles => ({
  entity: { id: `en_${id}`, name, titles, pluralTitles: titles, scope: 'network', label: ['id'], schema: { type: 'object', properties } } satisfies EntityDefinition,
  views: { form: { sections: [] }, list: { columns: ['id'] } },
})

const home = 'workplaces/desk/home/blocks'
const tile = { kind: 'tile', id: 'bl_x', titles, entity: 'complaint' }
const desk = { kind: 'desk', id: 'bl_x', titles, entity: 'client', fields: ['lastName'] }
const ofComplaint = { ...desk, entity: 'complaint', fields: ['subject'] }

describe('checking a package', () => {
  it('finds nothing in the packages of the project', () => {
    expect(checkPackage(garagePackage)).toEqual([])
    const { package: pkg } = loadPackage('definitions/auto-service')
    expect(pkg && checkPackage(pkg)).toEqual([])
  })

  it.each<[string, string, unknown, string, string]>([
    ['an id used twice', `${complaint}/resolution/x-field/id`, 'fl_phone', '/schema/properties/resolution', 'the id “fl_phone” is used twice (first in entities/client/entity.json)'],
    ['a system name', `${complaint}/state`, field('fl_x'), '/schema/properties/state', '“state” is a name the platform needs itself'],
    ['a name of JavaScript', `${complaint}/constructor`, field('fl_x'), '/schema/properties/constructor', '“constructor” is a name the platform needs itself'],
    ['a state named like a part of JavaScript', 'entities/complaint/machine/states/toString', { meta: { id: 'st_x', titles, category: 'active' } }, '/states/toString', '“toString” is a name the platform needs itself'],
    ['a field of a row named like one', `${complaint}/works/items/properties/valueOf`, field('fl_x'), '/schema/properties/works/items/properties/valueOf', '“valueOf” is a name the platform needs itself'],
    ['two fields of one column', `${complaint}/receivedON`, field('fl_x'), '/schema/properties/receivedON', '“receivedON” and “receivedOn” would be the same column, received_on'],
    ['a reserved name of the API', 'entities/query', entity('query', 'query'), '/name', 'its name “Query” in the API is taken by the platform'],
    ['a type the API makes of another', 'entities/client-filter', entity('client-filter', 'cf'), '/name', 'its name “ClientFilter” in the API is taken by “client”'],
    ['a plural that is another name', 'entities/clients', entity('clients', 'clients'), '/name', 'its name “clients” in the API is taken by “client”'],
    ['a table name too long', 'entities/a2345678901234567890123456789012345678', entity('a2345678901234567890123456789012345678', 'long', { b2345678901234567890123456789012345678: field('fl_long', { type: 'array', items: { type: 'object', properties: {} } }) }), '/schema/properties/b2345678901234567890123456789012345678', 'its table name a2345678901234567890123456789012345678__b2345678901234567890123456789012345678 is longer than 63 characters'],
    ['a likely duplicate by a field that is not there', 'entities/client/entity/duplicates', [{ id: 'du_x', fields: ['phon'] }], '/duplicates/0/fields/0', 'there is no field “phon”'],
    ['a likely duplicate that nothing leads to', 'entities/client/entity/duplicates', [{ id: 'du_x', fields: ['kind'] }], '/duplicates/0/fields', 'none of these fields is searchable: every record would have to be looked at'],
    ['a likely duplicate by rows', 'entities/complaint/entity/duplicates', [{ id: 'du_x', fields: ['works'] }], '/duplicates/0/fields/0', '“works” holds no value that could be compared'],
    ['an unknown field type', `${complaint}/x`, field('fl_x', { type: 'string' }, { type: 'fone' }), '/schema/properties/x/x-field/type', 'there is no field type “fone”'],
    ['no field type at all', `${complaint}/x`, field('fl_x', {}), '/schema/properties/x', 'its field type cannot be told'],
    ['an unknown entity in a reference', `${complaint}/client/x-field/entity`, 'clent', '/schema/properties/client/x-field/entity', 'there is no entity “clent”'],
    ['a reference without entity', `${complaint}/x`, field('fl_x', { type: 'string' }, { type: 'reference' }), '/schema/properties/x/x-field/entity', 'a reference must say which entity it points to'],
    ['a network record that points to a dealership', 'entities/client/entity/schema/properties/x', field('fl_x', { type: 'string', format: 'uuid' }, { type: 'reference', entity: 'complaint' }), '/schema/properties/x/x-field/entity', 'a network record cannot point to “complaint”, whose records belong to one dealership'],
    ['a value without titles', 'entities/client/entity/schema/properties/kind/enum', ['person', 'company', 'state'], '/schema/properties/kind/x-field/options', 'the value “state” has no titles'],
    ['titles without a value', 'entities/client/entity/schema/properties/kind/enum', ['person'], '/schema/properties/kind/x-field/options/company', 'there is no value in enum “company”'],
    ['a default that is no value', 'entities/client/entity/schema/properties/kind/default', 'robot', '/schema/properties/kind/default', '"robot" is not one of person, company'],
    ['bounds without room', `${complaint}/subject`, field('fl_subject', { type: 'string', minLength: 9, maxLength: 2 }), '/schema/properties/subject/minLength', 'is greater than maxLength: no text fits'],
    ['a pattern that may take for ever', `${complaint}/subject/pattern`, '^(a+)+$', '/schema/properties/subject/pattern', 'can be tried in too many ways, which can take for ever'],
    ['a pattern that is none', `${complaint}/subject/pattern`, '(', '/schema/properties/subject/pattern', 'is not a regular expression'],
    ['an unknown field in required', 'entities/client/entity/schema/required', ['lastName', 'middleName'], '/schema/required/1', 'there is no field “middleName”'],
    ['an unknown field in the label', 'entities/client/entity/label', ['lastname'], '/label/0', 'there is no field “lastname”'],
    ['lines in lines', `${complaint}/works/items/properties/x`, field('fl_x', { type: 'array', items: { type: 'object', properties: {} } }), '/schema/properties/works/items/properties/x', 'lines cannot stand inside lines or a form'],
    ['a moment that is no time', `${complaint}/subject/x-field/moment`, true, '/schema/properties/subject/x-field/moment', 'only a date or a time can take a moment'],
    ['a rule without a message', `${complaint}/subject/x-field/rule`, 'record.subject != "x"', '/schema/properties/subject/x-field', 'a rule needs ruleMessage'],
    ['answers without their questions', `${complaint}/x`, field('fl_x', { type: 'object' }, { type: 'answers', form: 'client.questions' }), '/schema/properties/x/x-field/form', '“client” has no field “questions” of type form'],
    ['people in a field that holds none', `${complaint}/subject/x-field/people`, 'client.works', '/schema/properties/subject/x-field/people', 'only a field of type user limits who may be chosen'],
    ['people behind a path that is none', `${complaint}/x`, field('fl_x', { type: 'string', format: 'uuid' }, { type: 'user', people: 'client.helpers' }), '/schema/properties/x/x-field/people', 'client has no field "helpers".'],
    ['people in rows that name nobody', `${complaint}/x`, field('fl_x', { type: 'string', format: 'uuid' }, { type: 'user', people: 'works' }), '/schema/properties/x/x-field/people', 'The rows of "works" name nobody.'],
    ['an unknown field in a section', 'entities/client/views/form/sections/0/fields', ['nickname'], '/form/sections/0/fields/0', 'there is no field “nickname”'],
    ['a field in two places', 'entities/client/views/form/sections/0/fields', ['lastName', 'lastName'], '/form/sections/0/fields/1', '“lastName” stands in se_client already'],
    ['an unknown tab', 'entities/client/views/form/sections/0/tab', 'more', '/form/sections/0/tab', 'there is no tab “more”'],
    ['an unknown column', 'entities/client/views/list/columns', ['state'], '/list/columns/0', 'there is no field “state”'],
    ['an unknown field in a saved filter', 'entities/client/views/list/views', [{ id: 'vi_x', titles, filter: { or: [{ lastname: { eq: 'x' } }] } }], '/list/views/0/filter/or/0/lastname', 'there is no field “lastname”'],
    ['a panel whose field points elsewhere', 'entities/client/views/panels', [{ id: 'pa_x', titles, entity: 'complaint', field: 'category' }], '/panels/0/field', '“complaint.category” does not point to “client”'],
    ['an unknown entity in a role', 'roles/manager/permissions/clint', { read: true }, '/permissions/clint', 'there is no entity “clint”'],
    ['an unknown field in a role', 'roles/manager/permissions/client', { read: true, fields: { fone: 'hidden' } }, '/permissions/client/fields/fone', 'there is no field “fone”'],
    ['an unknown workplace', 'roles/manager/workplace', 'bench', '/workplace', 'there is no workplace “bench”'],
    ['an unknown entity in the menu', 'workplaces/desk/navigation/0/items/0', { entity: 'complaints' }, '/navigation/0/items/0/entity', 'there is no entity “complaints”'],
    ['an unknown report in the menu', 'workplaces/desk/navigation/0/items/0', { report: 'x' }, '/navigation/0/items/0/report', 'there is no report “x”'],
    ['an unknown entity on a home', home, [{ ...tile, entity: 'complaints' }], '/home/blocks/0/entity', 'there is no entity “complaints”'],
    ['an unknown saved view on a home', home, [{ ...tile, view: 'vi_gone' }], '/home/blocks/0/view', 'there is no saved view “vi_gone”'],
    ['an unknown field in a filter of a home', home, [{ ...tile, filter: { or: [{ client: { lastname: { eq: 'x' } } }] } }], '/home/blocks/0/filter/or/0/client/lastname', 'there is no field “lastname”'],
    ['a relative word that means nothing', home, [{ ...tile, filter: { receivedOn: { lt: '$yesterday' } } }], '/home/blocks/0/filter/receivedOn/lt', '“$yesterday” means nothing'],
    ['a day where a text is', home, [{ ...tile, filter: { subject: { eq: '$today' } } }], '/home/blocks/0/filter/subject/eq', '“$today” fits no string'],
    ['a tile that is never amber', home, [{ ...tile, warn: 5, urgent: 2 }], '/home/blocks/0/urgent', 'is below “warn”, so that it is never amber'],
    ['a sum of text on a home', home, [{ kind: 'figures', id: 'bl_x', figures: [{ titles, entity: 'complaint', function: 'sum', field: 'subject' }] }], '/home/blocks/0/figures/0/field', '“subject” is no number, it has no sum'],
    ['a chart by days of a text', home, [{ kind: 'chart', id: 'bl_x', titles, entity: 'complaint', chart: 'bar', groupBy: 'subject', bucket: 'day', function: 'count' }], '/home/blocks/0/bucket', '“subject” is no date and no moment'],
    ['a day by a text', home, [{ kind: 'my-day', id: 'bl_x', sources: [{ entity: 'complaint', date: 'subject' }] }], '/home/blocks/0/sources/0/date', '“subject” is no date and no moment'],
    ['an unknown report on a home', home, [{ kind: 'reports', id: 'bl_x', reports: ['x'] }], '/home/blocks/0/reports/0', 'there is no report “x”'],
    ['a queue of what stands in no state', home, [{ ...tile, kind: 'queue', entity: 'client' }], '/home/blocks/0/entity', '“client” has no machine: its records wait in no state'],
    ['an unknown column of a queue', home, [{ ...tile, kind: 'queue', columns: ['clerk_'] }], '/home/blocks/0/columns/0', 'there is no field “clerk_”'],
    ['a desk that asks what is not there', home, [{ ...desk, fields: ['lastName', 'fone'] }], '/home/blocks/0/fields/1', 'there is no field “fone”'],
    ['a desk that leaves out what must be filled', home, [{ ...desk, fields: ['phone'] }], '/home/blocks/0/fields', '“lastName” must be filled, and is not asked'],
    ['a desk about no record', home, [{ ...ofComplaint, about: 'subject' }], '/home/blocks/0/about', '“subject” is no reference'],
    ['a desk that lists what is not linked', home, [{ ...ofComplaint, about: 'client', lists: ['pa_x'] }], '/home/blocks/0/lists/0', 'there is no panel of “client” “pa_x”'],
    ['a script that is no text', home, [{ ...ofComplaint, script: 'client.isBlocked' }], '/home/blocks/0/script', '“isBlocked” is no text'],
    ['a desk that sends what cannot be sent first', home, [{ ...ofComplaint, events: ['CLOSE'] }], '/home/blocks/0/events/0', 'there is no event of the state that records start in “CLOSE”'],
    ['a text that finds what is no reference', `${complaint}/subject/x-field/finds`, 'refund', '/schema/properties/subject/x-field/finds', '“refund” is no reference'],
    ['a number that finds', `${complaint}/refund/x-field/finds`, 'client', '/schema/properties/refund/x-field/finds', 'only a line of text that people fill, directly in an entity, finds records'],
    ['choices by a field that is not there', `${complaint}/client/x-field/choices`, { kin: 'record.subject' }, '/schema/properties/client/x-field/choices/kin', 'there is no field of “client” “kin”'],
    ['choices by a path that leads nowhere', `${complaint}/client/x-field/choices`, { kind: 'record.subject.x' }, '/schema/properties/client/x-field/choices/kind', '“subject” is no reference'],
    ['choices by what is never the same', `${complaint}/client/x-field/choices`, { isBlocked: 'record.subject' }, '/schema/properties/client/x-field/choices/isBlocked', '“record.subject” and “isBlocked” are of different kinds: they are never the same'],
    ['choices of a text', `${complaint}/subject/x-field/choices`, { kind: 'record.subject' }, '/schema/properties/subject/x-field/choices', 'only a reference that stands directly in an entity has choices that depend on others'],
    ['first offered by a path that leads nowhere', `${complaint}/client/x-field/first`, { kind: 'record.subject.x' }, '/schema/properties/client/x-field/first/kind', '“subject” is no reference'],
    ['buttons for a text', `${complaint}/subject/x-field/widget`, 'buttons', '/schema/properties/subject/x-field/widget', 'buttons are for values to choose from'],
    ['two blocks of one id', home, [tile, tile], '/home/blocks/1', 'the id “bl_x” is used twice (first in workplaces/desk/workplace.json)'],
    ['an unknown source', `${report}/measures/all/source`, 'claims', '/measures/all/source', 'there is no entity “claims”'],
    ['a sum of text', `${report}/measures/refunds/field`, 'subject', '/measures/refunds/field', '“subject” has no sum'],
    ['a ratio of an unknown measure', `${report}/measures/share/of`, 'some', '/measures/share/of', 'there is no counted measure “some”'],
    ['an unknown measure in a block', `${report}/blocks/0/figures`, [{ measure: 'some' }], '/blocks/0/figures/0/measure', 'there is no measure “some”'],
    ['an unknown dimension', `${report}/blocks/1/dimension/field`, 'kategory', '/blocks/1/dimension/field', 'there is no field of “complaint” “kategory”'],
    ['an unknown column in an order', `${report}/blocks/1/orderBy`, [{ column: 'sum', direction: 'asc' }], '/blocks/1/orderBy/0/column', 'there is no column “sum”'],
    ['a chart of no table', `${report}/blocks/3/table`, 'tables', '/blocks/3/table', 'there is no table block “tables”'],
    ['an unknown role of a report', `${report}/roles`, ['boss'], '/roles/0', 'there is no role “boss”'],
    ['a seed record that is invalid', 'entities/complaint-category/seed', { key: 'code', records: [{ code: 'one', text: 'x' }] }, '/records/0/code', 'must be a whole number'],
    ['a seed record with an unknown field', 'entities/complaint-category/seed', { key: 'code', records: [{ code: 1, text: 'x', txt: 'y' }] }, '/records/0/txt', '“txt” means nothing here'],
    ['two seed records of one key', 'entities/complaint-category/seed', { key: 'code', records: [{ code: 1, text: 'x' }, { code: 1, text: 'y' }] }, '/records/1/code', '1 stands in record 0 already'],
    ['a seed record without its key', 'entities/complaint-category/seed', { key: 'group', records: [{ code: 1, text: 'x' }] }, '/records/0', 'has no “group”, by which it is known over versions'],
    ['seeds of one dealership', 'entities/complaint/seed', { key: 'subject', records: [] }, '', 'records of one dealership cannot come with the package'],
  ])('refuses %s', (_, path, value, pointer, message) => {
    const issues = checkPackage(garageWith(path, value))
    expect(issues.map((issue) => [issue.pointer, issue.message])).toContainEqual([pointer, message])
  })

  it.each<[string, string, string, string]>([
    ['a computed field', `${complaint}/works/items/properties/amount/x-field/computed`, 'line.prize * 2.0', '/schema/properties/works/items/properties/amount/x-field/computed'],
    ['a computed field of another type', `${complaint}/refund/x-field/computed`, 'record.subject', '/schema/properties/refund/x-field/computed'],
    ['a condition that is no condition', `${complaint}/refund/x-field/visible`, 'record.refund', '/schema/properties/refund/x-field/visible'],
    ['a path through a reference', `${complaint}/subject/x-field/initial`, 'record.client.surname', '/schema/properties/subject/x-field/initial'],
    ['a section', 'entities/client/views/form/sections/0/visible', 'record.kind == "robot" ? 1 : 2', '/form/sections/0/visible'],
    ['a row filter', 'roles/manager/permissions/complaint/filter', 'record.clerk == actor.id', '/permissions/complaint/filter'],
    ['a row filter that SQL cannot say', 'roles/manager/permissions/complaint/filter', 'record.works.exists(w, w.price > 5.0)', '/permissions/complaint/filter'],
    ['a report filter', `${report}/measures/complaints/filter`, 'inPeriod(record.receivedOn, params.month)', '/measures/complaints/filter'],
    ['a guard', 'entities/complaint/machine/states/received/on/TAKE/guard', { type: 'expression', params: { cel: 'record.nothing == 1' } } as unknown as string, '/states/received/on/TAKE/guard/params/cel'],
  ])('type-checks the CEL of %s', (_, path, value, pointer) => {
    expect(checkPackage(garageWith(path, value)).map((issue) => issue.pointer)).toContain(pointer)
  })

  it.each<[string, string, unknown, string]>([
    ['an unknown role of a transition', 'entities/complaint/machine/states/received/on/TAKE/meta/roles', ['boss'], '/states/received/on/TAKE/meta/roles/0'],
    ['an unknown target', 'entities/complaint/machine/states/received/on/TAKE/target', 'inwork', '/states/received/on/TAKE/target'],
    ['an unknown field type in a form', 'entities/complaint/machine/states/inWork/on/CLOSE/meta/form/properties/reason/x-field/type', 'fone', '/states/inWork/on/CLOSE/meta/form/properties/reason/x-field/type'],
  ])('checks machines: %s', (_, path, value, pointer) => {
    expect(checkPackage(garageWith(path, value)).map((issue) => issue.pointer)).toContain(pointer)
  })

  it('refuses two events that the API cannot tell apart', () => {
    const transition = (id: string) => ({ target: 'inWork', meta: { id, titles, roles: ['manager'] } })
    const issues = checkPackage(garageWith('entities/complaint/machine/states/received/on', { TAKE: transition('tr_take'), B1A: transition('tr_x'), B1_A: transition('tr_y') }))
    expect(issues).toMatchObject([{ file: 'entities/complaint/machine.json', pointer: '/states/received/on/B1_A', message: 'the events “B1_A” and “B1A” would be one in the API, B1_A' }])
  })

  it('lets an overlay hide a state that others do not need, and says which ones do', () => {
    const states = (element: string) => {
      const { package: pkg } = loadPackage('definitions/auto-service')
      if (!pkg) throw new Error('the package has issues')
      const base = `${pkg.manifest.id}@${pkg.manifest.version}`
      return checkPackage(applyOverlay(pkg, { base, dealership: 'spb', operations: [{ op: 'hide', element }] }).package).map(({ pointer }) => pointer)
    }
    expect(states('st_wo_waiting_for_parts')).toEqual([])
    expect(states('st_wo_repaired')).toEqual(['/states/issued'])
  })

  it('offers what was meant', () => {
    expect(checkPackage(garageWith('entities/client/entity/label', ['lastname']))).toMatchObject([{ file: 'entities/client/entity.json', hint: 'Did you mean “lastName”?' }])
  })
})
