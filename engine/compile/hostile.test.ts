import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { filesOfPackage, packageFromFiles } from '../definition/index.ts'
import { checkPackage } from './check-package.ts'
import { compileModel } from './compile-model.ts'

const files = filesOfPackage(garagePackage)

type Path = readonly (string | number)[]

/** Every place in a JSON value. */
function pathsIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key]))]
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((entry, i) => (String(i) === String(key) ? replaced(entry, rest, by) : entry))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === String(key) ? replaced(inner, rest, by) : inner]))
}

interface Place {
  readonly file: string
  readonly path: Path
  readonly value: unknown
}

const valueAt = (value: unknown, path: Path): unknown => path.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], value)
const places: readonly Place[] = Object.entries(files).flatMap(([file, text]) => {
  const content = JSON.parse(text) as unknown
  return pathsIn(content).map((path) => ({ file, path, value: valueAt(content, path) }))
})
const texts = ['constructor', 'toString', 'client', 'complaint', 'lastName', 'number', 'state', 'id', '*', '#ma_complaint.closed', '.closed', 'record.client', 'record.works.map(w, w.price)', '1 +', '(a+)+$', 'lines', 'reference', 'answers', 'form', 'uuid', 'final', 'parallel', 'en_client', 'fl_phone', 'period']
const wild = fc.oneof(fc.constantFrom<unknown>(...texts, '__proto__', 0, -1, 1e9, true, false, [], {}, ['lastName']), fc.string({ maxLength: 8 }))

/** A place and what to put there: most often what stands in another place of the same name, which the schemas let pass. */
const changes = fc.constantFrom(...places).chain((place) => {
  const alike = places.filter((other) => other.path.at(-1) === place.path.at(-1) && typeof other.value === typeof place.value).map(({ value }) => value)
  return fc.record({ place: fc.constant(place), value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...alike) }, { weight: 1, arbitrary: typeof place.value === 'string' ? fc.constantFrom<unknown>(...texts) : wild }) })
})

describe('a definition that is wrong in any way', () => {
  it('is told so and never breaks the check or the compiler', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 2 }), (made) => {
        const draft = { ...files }
        for (const { place, value } of made) draft[place.file] = JSON.stringify(replaced(JSON.parse(draft[place.file] as string), place.path, value))
        const { package: pkg } = packageFromFiles(draft)
        if (!pkg) return
        taken++
        const isFree = checkPackage(pkg).every(({ severity }) => severity === 'warning')
        const { model, issues } = compileModel({ package: pkg })
        expect(model === null).toBe(issues.length > 0)
        if (isFree) expect(issues).toEqual([])
      }),
      { numRuns: Number(process.env.HOSTILE_RUNS ?? 400) },
    )
    expect(taken).toBeGreaterThan(50)
  }, 120_000)
})
