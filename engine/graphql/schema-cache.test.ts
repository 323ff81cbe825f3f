import { printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { garageModel } from '../../tests/fixtures/garage.ts'
import { withoutBuildNotes } from './build-notes.ts'
import { buildSchema } from './build-schema.ts'
import { schemaCache } from './schema-cache.ts'

describe('schemas of models', () => {
  it('are built once a model, and again where one made room for others', () => {
    const schemaOf = schemaCache(2)
    const [a, b, c] = [garageModel(), garageModel(), garageModel()]
    const first = schemaOf(a)
    expect(schemaOf(a)).toBe(first)
    schemaOf(b)
    schemaOf(a)
    schemaOf(c)
    expect(schemaOf(a)).toBe(first)
    schemaOf(b)
    schemaOf(c)
    expect(schemaOf(a)).not.toBe(first)
  })

  it('keep nothing of how they were built, and say the same', () => {
    const schema = withoutBuildNotes(buildSchema(garageModel()))
    expect(printSchema(schema)).toBe(printSchema(buildSchema(garageModel())))
    const names = Object.values(schema.getTypeMap()).flatMap((type) => ['getFields' in type ? Object.values(type.getFields()) : [], type].flat().flatMap(({ extensions }) => Object.keys(extensions)))
    expect(names.filter((name) => name.startsWith('pothos'))).toEqual([])
  })
})
