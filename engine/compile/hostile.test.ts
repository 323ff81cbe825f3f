import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { garagePackage } from '../../tests/fixtures/garage.ts'
import { workshopFiles } from '../../tests/fixtures/workshop.ts'
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

/** Five hundred states on one level, each with five ways out under conditions of their own, and a delay. */
function largeMachine(): object {
  const large = 500
  const meta = (id: string, more: object = {}) => ({ id, titles: { en: id, ru: id }, ...more })
  const ways = (i: number) => Object.fromEntries([1, 7, 37, 111, 250].map((step, k) => [`GO_${k}`, { target: `s${(i + step) % large}`, guard: { type: 'expression', params: { cel: `record.note == 'n${i}'` } }, meta: meta(`tr_${i}_${k}`, { roles: ['advisor'] }) }]))
  const states = Object.fromEntries(Array.from({ length: large }, (_, i) => [`s${i}`, { on: ways(i), after: { P1D: { target: `s${(i + 1) % large}`, meta: meta(`tr_${i}`, { roles: [] }) } }, meta: meta(`st_${i}`, { category: 'active' }) }]))
  return { id: 'ma_job', initial: 's0', states }
}

describe('a machine of five hundred states', () => {
  it('is checked and compiled within two seconds of a processor', () => {
    const { package: pkg, issues } = packageFromFiles(Object.fromEntries(Object.entries(workshopFiles(largeMachine())).filter(([path]) => !path.startsWith('reports/'))))
    const begun = process.cpuUsage()
    const found = [...issues, ...(pkg ? checkPackage(pkg) : [])]
    const compiled = pkg && compileModel({ package: pkg })
    const { user, system } = process.cpuUsage(begun)
    expect(found.filter(({ severity }) => severity !== 'warning')).toEqual([])
    expect(compiled?.model?.entities.get('job')?.machine?.states.size).toBe(500)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
})
