import { resolve } from 'node:path'
import { filesOfPackage, packageFromFiles, readFolder } from '../../../engine/definition/index.ts'
import type { DraftFiles } from '../../../engine/engine.ts'
import { createEngine, systemActor } from '../../../engine/index.ts'
import { isEngineError, type Issue } from '../../../engine/kernel/errors.ts'
import { sql } from '../../../engine/kernel/sql.ts'
import { checkCandidate } from '../../../engine/publish/index.ts'
import { findScenarios } from '../../../engine/runtime/simulate/find-scenarios.ts'
import { runScenario } from '../../../engine/runtime/simulate/run-scenario.ts'
import { openStore, type Store } from '../../../engine/store/index.ts'
import { garagePackage } from '../../fixtures/garage.ts'
import { workshopFiles } from '../../fixtures/workshop.ts'
import { type Random, randomFrom } from '../isolation-worlds/random.ts'
import { mutated } from './mutate.ts'

export interface Found {
  readonly accepted: number
  readonly published: number
  readonly slowest: number
  readonly mistakes: readonly string[]
}

/** Milliseconds of a processor that one definition may take, whatever is in it: others may be at work beside. */
const mostTime = 2000
const dealership = 'tyumen'

const overlay = {
  base: 'garage@1.0.0',
  dealership,
  operations: [
    { op: 'add-field', entity: 'client', name: 'bonus', schema: { type: 'string', maxLength: 40, 'x-field': { id: 'fl_bonus', titles: { en: 'Bonus', ru: 'Бонус' } } } },
    { op: 'add-state', entity: 'complaint', name: 'waiting', state: { meta: { id: 'st_waiting', titles: { en: 'Waiting', ru: 'Ждёт' }, category: 'waiting' }, on: { GO: { target: 'inWork', meta: { id: 'tr_go', titles: { en: 'Go', ru: 'Дальше' }, roles: ['manager'] } } } } },
    { op: 'retarget', transition: 'tr_take', to: 'st_waiting' },
    { op: 'require', field: 'fl_phone', when: "record.kind == 'person'" },
    { op: 'set-guard', transition: 'tr_close', cel: 'record.refund == null || record.refund < 1000.0' },
  ],
}

function sources(): readonly DraftFiles[] {
  const garage = { ...filesOfPackage(garagePackage), [`overlays/${dealership}.json`]: JSON.stringify(overlay) }
  const shipped = readFolder(resolve(import.meta.dirname, '../../../definitions/auto-service'))
  // The small ones are spoilt more often: in the large one a change seldom meets another.
  return [garage, garage, garage, garage, garage, garage, workshopFiles(), workshopFiles(), workshopFiles(), shipped]
}

/** What is wrong with how one spoilt definition was met; `accepted`: nothing in it was refused. */
async function meet(files: DraftFiles): Promise<{ readonly accepted: boolean; readonly time: number; readonly mistakes: readonly string[] }> {
  const begun = process.cpuUsage()
  const mistakes: string[] = []
  let issues: readonly Issue[] = []
  let accepted = false
  try {
    const read = packageFromFiles(files)
    issues = read.issues
    if (read.package) {
      const checked = await checkCandidate({ package: read.package, overlays: read.overlays }, [dealership])
      issues = [...issues, ...checked.issues]
      accepted = checked.network !== null && issues.every(({ severity }) => severity === 'warning')
    }
    if (!accepted && issues.every(({ severity }) => severity === 'warning')) mistakes.push('refused without a reason')
  } catch (error) {
    mistakes.push(`crash: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : String(error)}`)
  }
  for (const { pointer, message } of issues) if (typeof pointer !== 'string' || !message) mistakes.push(`an issue without a place or a text: ${JSON.stringify({ pointer, message }).slice(0, 200)}`)
  const polluted = Object.keys(Object.prototype)
  if (polluted.length > 0) mistakes.push(`Object.prototype has got ${polluted.join(', ')}`)
  const { user, system } = process.cpuUsage(begun)
  const time = (user + system) / 1000
  if (time > mostTime) mistakes.push(`took ${Math.round(time)} ms`)
  return { accepted, time, mistakes }
}

/** Whatever was accepted can be gone through, and what is found holds. */
async function tryOut(files: DraftFiles): Promise<readonly string[]> {
  const { package: pkg, overlays } = packageFromFiles(files)
  const model = pkg && (await checkCandidate({ package: pkg, overlays }, [dealership])).network
  const mistakes: string[] = []
  for (const entity of model?.entities.values() ?? []) {
    if (!model || !entity.machine) continue
    try {
      const { scenarios } = await findScenarios(model, entity)
      for (const scenario of scenarios) {
        const { failure } = await runScenario(model, entity, scenario, 'en')
        if (failure) mistakes.push(`a scenario of ${entity.name} does not hold: ${JSON.stringify(failure)}`)
      }
    } catch (error) {
      mistakes.push(`crash while trying ${entity.name}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : String(error)}`)
    }
  }
  return mistakes
}

/** `count` spoilt definitions; of those accepted every `publishEach`-th is published into the database. */
export async function runDefinitions(url: string, { seed, count, publishEach }: { readonly seed: number; readonly count: number; readonly publishEach: number }): Promise<Found> {
  const random = randomFrom(seed)
  const bases = sources()
  const mistakes: string[] = []
  const candidates: DraftFiles[] = []
  let slowest = 0
  let accepted = 0
  for (let i = 0; i < count; i++) {
    const files = mutated(random, random.pick(bases))
    const met = await meet(files)
    slowest = Math.max(slowest, met.time)
    const isTried = met.accepted && accepted++ % publishEach === 0
    if (isTried) candidates.push(files)
    mistakes.push(...[...met.mistakes, ...(isTried ? await tryOut(files) : [])].map((mistake) => `seed ${seed}, no. ${i}: ${mistake}`))
    if (mistakes.length > 50) break
  }
  const published = await publishAll(url, random, candidates, mistakes)
  return { accepted, published, slowest, mistakes }
}

const catalogueOf = async (store: Store): Promise<string> =>
  JSON.stringify(await store.query(sql`select table_name, column_name, data_type from information_schema.columns where table_schema = 'data' order by 1, 2`)) + JSON.stringify(await store.query(sql`select max(p.id) as id from platform.publication p`))

/** Published, or refused with nothing changed; what is live afterwards answers. */
async function publishAll(url: string, random: Random, candidates: readonly DraftFiles[], mistakes: string[]): Promise<number> {
  const store = openStore(url, { max: 2 })
  const faults: unknown[] = []
  const engine = await createEngine({ databaseUrl: url, demo: false, report: (error) => faults.push(error) })
  await engine.loadSites({ dealerships: [{ code: dealership, titles: { en: dealership, ru: dealership }, timeZone: 'UTC', currency: 'RUB', areaCode: '1' }] })
  let published = 0
  try {
    for (const [i, files] of candidates.entries()) {
      const before = await catalogueOf(store)
      try {
        await engine.publish(systemActor, files, `no. ${i}`)
        published++
      } catch (error) {
        if (!isEngineError(error)) mistakes.push(`publishing crashed: ${error instanceof Error ? error.stack?.split('\n').slice(0, 5).join(' ') : String(error)}`)
        if ((await catalogueOf(store)) !== before) mistakes.push('half published')
        continue
      }
      for (const place of [null, dealership]) {
        const actor = { ...systemActor, dealership: place, dealerships: [dealership] }
        const { entities } = await engine.model(actor)
        const { names } = random.pick([...entities.values()])
        const { errors } = await engine.graphql(actor, `{ ${names.many} { totalCount nodes { id label } } ${names.aggregate} { count } }`)
        if (errors) mistakes.push(`published no. ${i} does not answer ${names.many}: ${JSON.stringify(errors).slice(0, 300)}`)
      }
    }
  } finally {
    await engine.close()
    await store.close()
  }
  mistakes.push(...faults.map((fault) => `fault inside: ${fault instanceof Error ? fault.stack?.split('\n').slice(0, 3).join(' ') : String(fault)}`))
  return published
}
