import { readdirSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { actionTypes } from '../../engine/actions/index.ts'
import { sampleContext, sampleEntity } from '../../engine/actions/samples.ts'
import { compileExpression, type FieldScope, recordScope, type TypeScope } from '../../engine/expressions/index.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { locales } from '../../engine/kernel/titles.ts'
import type { ActionContext, ActionSurroundings, ActionType, Entity } from '../../engine/model/types.ts'

const fields = Object.entries(sampleEntity.schema.properties).map(([name, schema]) => [name, { kind: fieldTypeOf(schema)?.kind ?? null } satisfies FieldScope] as const)
const scope: TypeScope = { record: recordScope('task', new Map(fields)), input: { name: 'input', fields: new Map([['reason', { kind: 'string' }]]) }, withActor: true }
const around: ActionSurroundings = { entity: (name) => (name === sampleEntity.name ? sampleEntity : null), entities: [sampleEntity.name], roles: ['head', 'advisor'], messages: new Map(), events: () => ['CLOSE'] }
const context: ActionContext = { ...sampleContext, entity: { definition: sampleEntity } as Entity, evaluate: (cel) => compileExpression(cel, scope).evaluate(sampleContext) }
const ajv = new Ajv({ strict: true, allErrors: true })
// What designers make forms of.
ajv.addVocabulary(['x-titles', 'x-input', 'x-gives', 'x-type', 'x-of', 'x-to'])

/** Words that stand where a CEL text should: every one must be handed to the checker. */
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [])

test('every folder of engine/actions is in the catalogue, under its own name', () => {
  const folders = readdirSync(new URL('../../engine/actions', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  expect([...actionTypes.keys()].sort()).toEqual(folders.sort())
  for (const [name, type] of actionTypes) expect(type.name).toBe(name)
})

describe.each([...actionTypes.values()].map((type) => [type.name, type] as const))('%s', (_, type: ActionType) => {
  const validate = ajv.compile(type.params)

  test('has titles in every language', () => {
    for (const locale of locales) expect(type.titles[locale]).toBeTruthy()
  })
  test('takes its samples and gives their effects', () => {
    expect(type.samples.length).toBeGreaterThan(1)
    for (const { params, effects } of type.samples) {
      expect(validate(params), JSON.stringify(validate.errors)).toBe(true)
      expect(type.check?.(params, sampleEntity, around) ?? []).toEqual([])
      expect(type.effects(params, context)).toEqual(effects)
    }
  })
  test('gives effects that can be stored as JSON', () => {
    for (const { params } of type.samples) {
      const effects = type.effects(params, context)
      expect(JSON.parse(JSON.stringify(effects))).toEqual(effects)
    }
  })
  test('refuses params that are missing or not its own', () => {
    expect(validate({})).toBe(false)
    for (const { params } of type.samples) expect(validate({ ...params, somethingElse: 1 })).toBe(false)
  })
  test('names every expression among its params, with the place', () => {
    for (const { params } of type.samples) {
      const given = type.expressions(params)
      for (const { source } of given) expect(() => compileExpression(source, scope)).not.toThrow()
      for (const { pointer, source } of given) {
        const at = pointer.slice(1).split('/').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], params)
        if (at !== undefined) expect(String(at).includes('{{') ? String(at).includes(`{{${source}}}`) : at === source).toBe(true)
      }
      const cel = textsIn(params).filter((text) => /^(record|actor|input)\.|^now$/.test(text))
      for (const text of cel) expect(given.map(({ source }) => source)).toContain(text)
    }
  })
  test('says which fields it fills, and they are what it sets', () => {
    for (const { params } of type.samples) {
      const filled = type.effects(params, context).flatMap((effect) => (effect.kind === 'set' ? Object.keys(effect.values) : effect.kind === 'create' && effect.link ? [effect.link] : []))
      expect([...(type.sets?.(params) ?? [])].sort()).toEqual(filled.sort())
    }
  })
})
