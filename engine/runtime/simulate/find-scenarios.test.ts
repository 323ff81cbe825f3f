import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPackage, packageFromFiles } from '../../definition/index.ts'
import { openModels } from '../../compile/index.ts'
import type { Entity, Model } from '../../model/types.ts'
import { workshopFiles, workshopMachine } from '../../../tests/fixtures/workshop.ts'
import { systemActor } from '../actors.ts'
import { findScenarios } from './find-scenarios.ts'
import { runScenario } from './run-scenario.ts'

const titles = { en: 'x', ru: 'x' }

function modelOf(machine: object): { readonly model: Model; readonly job: Entity } {
  const { package: pkg } = packageFromFiles(workshopFiles(machine))
  const { model } = openModels({ package: pkg as NonNullable<typeof pkg>, overlays: {} }).of(null)
  return { model: model as Model, job: model?.entities.get('job') as Entity }
}

/** A step that is found is a step that can be gone again; together they take what is told. */
async function covered(model: Model, entity: Entity): Promise<{ readonly taken: ReadonlySet<string>; readonly uncovered: readonly string[]; readonly failures: readonly unknown[] }> {
  const { scenarios, uncovered } = await findScenarios(model, entity)
  const runs = await Promise.all(scenarios.map((scenario) => runScenario(model, entity, scenario, 'en')))
  return { taken: new Set(runs.flatMap(({ transitions }) => transitions)), uncovered, failures: runs.flatMap(({ failure }) => failure ?? []) }
}

/** Ids of everything that can be taken at all, told by going everywhere. */
function reachable({ machine }: Entity): ReadonlySet<string> {
  const context = { record: {}, actor: { ...systemActor, roles: ['system'] }, now: new Date(0), input: {} }
  const found = new Set<string>()
  const seen = new Set<string>()
  const waiting = [machine?.start(context).state ?? '']
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    if (seen.has(state)) continue
    seen.add(state)
    for (const event of [...(machine?.events ?? []), ...(machine?.timers ?? []).map((timer) => timer.event)]) {
      const step = machine?.next(state, event, context)
      if (!step) continue
      for (const id of [...step.transitions, ...step.followed]) found.add(id)
      waiting.push(step.state)
    }
  }
  return found
}

/** A machine of up to some twenty states: plain, nested and parallel, with delays and what follows by itself. */
const machines = fc
  .record({ tops: fc.array(fc.constantFrom('plain', 'nested', 'parallel', 'final'), { minLength: 2, maxLength: 6 }), links: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(3), fc.boolean()), { maxLength: 25 }) })
  .map(({ tops, links }) => build(tops, links))

type Node = Record<string, unknown> & { readonly meta: object; on?: Record<string, object[]>; after?: Record<string, object>; onDone?: object }

function build(tops: readonly string[], links: readonly (readonly [number, number, number, boolean])[]): object {
  const meta = (id: string) => ({ id: `st_${id}`, titles, category: 'active' })
  const leaf = (id: string): Node => ({ meta: meta(id) })
  const end = (id: string): Node => ({ type: 'final', meta: meta(id) })
  const nested = (id: string): Record<string, unknown> => ({ initial: 'one', states: { one: leaf(`${id}_one`), two: leaf(`${id}_two`), end: end(`${id}_end`) } })
  const states = Object.fromEntries(['plain', ...tops].map((kind, i): [string, Node] => {
    const id = `s${i}`
    if (kind === 'final') return [id, end(id)]
    if (kind === 'nested') return [id, { meta: meta(id), ...nested(id) }]
    if (kind === 'parallel') return [id, { meta: meta(id), type: 'parallel', states: { left: { meta: meta(`${id}_l`), ...nested(`${id}_l`) }, right: { meta: meta(`${id}_r`), ...nested(`${id}_r`) } } }]
    return [id, leaf(id)]
  }))
  const names = Object.keys(states)
  for (const [n, [from, to, how, isInner]] of links.entries()) addLink(states, names, { id: `tr_${n}`, from, to, how, isInner })
  return { id: 'ma_job', initial: 's0', states }
}

function addLink(states: Record<string, Node>, names: readonly string[], { id, from, to, how, isInner }: { readonly id: string; readonly from: number; readonly to: number; readonly how: number; readonly isInner: boolean }): void {
  const top = states[names[from % names.length] ?? ''] as Node
  const region = Object.values((top.states ?? {}) as Record<string, Node>)
  const inner = region.flatMap((one) => (one.states ? Object.values(one.states as Record<string, Node>) : [one])).filter(({ type }) => type !== 'final')
  const source = isInner && inner.length > 0 ? (inner[to % inner.length] as Node) : top
  if (source.type === 'final') return
  const target = source === top ? `#ma_job.${names[to % names.length]}` : ['one', 'two', 'end'][to % 3]
  const transition = { target, meta: { id, titles, roles: ['advisor'] } }
  if (how === 0 && source === top && top.states && !top.onDone) top.onDone = { ...transition, meta: { ...transition.meta, roles: [] } }
  else if (how === 1) source.after = { ...source.after, [`PT${1 + Object.keys(source.after ?? {}).length}H`]: { ...transition, meta: { ...transition.meta, roles: [] } } }
  else source.on = { ...source.on, [`EVENT_${how}`]: [...(source.on?.[`EVENT_${how}`] ?? []), transition] }
}

describe('scenarios that are found', () => {
  it('take every transition of a machine that can be taken, and none that cannot', async () => {
    await fc.assert(
      fc.asyncProperty(machines, async (machine) => {
        const { model, job } = modelOf(machine)
        const { taken, uncovered, failures } = await covered(model, job)
        expect(failures).toEqual([])
        expect([...taken].sort()).toEqual([...reachable(job)].sort())
        expect(uncovered.some((id) => taken.has(id))).toBe(false)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('cover every machine of the package, its conditions, forms and required fields', async () => {
    const { package: pkg } = loadPackage('definitions/auto-service')
    const { model } = openModels({ package: pkg as NonNullable<typeof pkg>, overlays: {} }).of(null)
    for (const entity of (model as Model).entities.values()) {
      if (!entity.machine) continue
      const { uncovered, failures } = await covered(model as Model, entity)
      expect([entity.name, uncovered, failures]).toEqual([entity.name, [], []])
    }
  }, 30_000)

  it('name what no values were found for', async () => {
    const machine = structuredClone(workshopMachine)
    Object.assign(machine.states.received.on.SKIP, { guard: { type: 'expression', params: { cel: "record.note == 'a' && record.note == 'b'" } } })
    const { model, job } = modelOf(machine)
    expect((await covered(model, job)).uncovered).toEqual(['tr_skip'])
  })

  it('hold no more once a guard, a role or a target is another, and say at which step', async () => {
    const before = modelOf(workshopMachine)
    const { scenarios } = await findScenarios(before.model, before.job)
    const failures = async (change: (machine: typeof workshopMachine) => unknown) => {
      const machine = structuredClone(workshopMachine)
      change(machine)
      const { model, job } = modelOf(machine)
      const runs = await Promise.all(scenarios.map((scenario) => runScenario(model, job, scenario, 'en')))
      return runs.flatMap(({ failure }, i) => (failure ? [{ ...failure, at: scenarios[i]?.steps[failure.step ?? -1]?.transition }] : []))
    }
    expect(await failures(() => undefined)).toEqual([])
    expect(await failures(({ states }) => Object.assign(states.repair.on.CANCEL, { guard: { type: 'expression', params: { cel: "record.note == 'never'", titles: { en: 'Say why first.', ru: 'x' } } } }))).toContainEqual(expect.objectContaining({ kind: 'refused', code: 'GUARD', text: 'Say why first.', at: 'tr_cancel' }))
    expect(await failures(({ states }) => Object.assign(states.repair.on.CANCEL.meta, { roles: ['boss'] }))).toContainEqual(expect.objectContaining({ kind: 'refused', code: 'ROLE', at: 'tr_cancel' }))
    expect(await failures(({ states }) => Object.assign(states.repair.on.CANCEL, { target: 'stuck' }))).toContainEqual(expect.objectContaining({ kind: 'state', was: 'cancelled', now: 'stuck', at: 'tr_cancel' }))
    expect(await failures(({ states }) => Object.assign(states.repair.on.CANCEL.meta, { id: 'tr_other' }))).toContainEqual(expect.objectContaining({ kind: 'gone', at: 'tr_cancel' }))
  })
})
