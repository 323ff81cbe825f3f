import { resolve } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { compileModel } from '../engine/compile/index.ts'
import { loadPackage } from '../engine/definition/index.ts'
import { eventViewsOf, formOf, listViewOf, navigationOf } from '../engine/forms/index.ts'
import type { JsonObject } from '../engine/kernel/json.ts'
import { reportQueries, defaultParameters } from '../engine/reports/index.ts'
import { actorWith, present } from './fixtures/garage.ts'
import { reportReader } from './fixtures/report-reader.ts'

const { package: autoService } = loadPackage(resolve(import.meta.dirname, '../definitions/auto-service'))
const { model: compiled, issues } = compileModel({ package: present(autoService) })
const model = present(compiled)
const now = new Date('2009-05-25T12:00:00Z')

describe('the package auto-service', () => {
  it('compiles', () => {
    expect(issues).toEqual([])
  })

  const entities = [...model.entities.values()]
  const roles = [...model.roles.keys()]

  it.each(entities.map((entity) => [entity.name, entity] as const))('gives every role a valid form of %s in every state', (_, entity) => {
    const ajv = new Ajv({ strict: false })
    formats.default(ajv)
    for (const state of [null, ...(entity.machine?.states.keys() ?? [])]) {
      for (const role of roles) {
        const { schema, uiSchema } = formOf({ model: model, entity, actor: actorWith([role]), locale: 'ru', state, record: {} })
        expect(ajv.validateSchema(schema)).toBe(true)
        const shown = Object.keys(schema.properties as JsonObject)
        expect([...(uiSchema['ui:order'] as string[])].sort()).toEqual([...shown].sort())
        expect(shown).toEqual(expect.arrayContaining([...(schema.required as string[])]))
      }
    }
  })

  it.each(entities.map((entity) => [entity.name, entity] as const))('lists %s with all its columns and filters', (_, entity) => {
    const system = { ...actorWith([]), kind: 'system' as const }
    const list = listViewOf(model, system, entity, 'en')
    expect(list.columns.map(({ name }) => name)).toEqual(entity.views.list.columns)
    expect(list.filters.map(({ name }) => name)).toEqual(entity.views.list.filters ?? list.filters.map(({ name }) => name))
  })

  it('shows every role where it works, and buttons of every state', () => {
    for (const role of roles) expect(navigationOf(model, actorWith([role]), 'ru').length, role).toBeGreaterThan(0)
    for (const entity of entities) {
      for (const state of entity.machine?.states.values() ?? []) {
        const events = eventViewsOf(model, entity, state.key, { record: {}, actor: actorWith(roles), now }, 'ru')
        if (!state.isFinal && state.definition.states === undefined) expect(events.length, `${entity.name} ${state.key}`).toBeGreaterThan(0)
        for (const event of events) expect(event.title).toBeTruthy()
      }
    }
  })

  it('has reports that those with the role can be given', () => {
    for (const report of model.reports.values()) {
      for (const role of report.roles) {
        const run = { reader: reportReader(model, actorWith([role]), now), report, parameters: defaultParameters(report, now, 'UTC') }
        expect(reportQueries(run).length, `${report.name} for ${role}`).toBeGreaterThan(0)
      }
    }
  })
})
