/** States that are gone while records stand in them: who they are, and where the records may go. */
import { entityFile } from '../definition/index.ts'
import type { StateMapping } from '../engine.ts'
import { EngineError, type Issue } from '../kernel/errors.ts'
import { contentHash } from '../kernel/json.ts'
import { nearestName } from '../kernel/nearest-name.ts'
import { dataSchema } from '../kernel/names.ts'
import { ident, sql } from '../kernel/sql.ts'
import type { Entity, Machine } from '../model/types.ts'
import type { Query } from '../store/index.ts'
import type { Candidate } from './candidate.ts'
import type { Compiled, EntityRenames } from './renames.ts'

/** Records of one dealership (null: the network's) in a state that their machine no longer has. */
export interface Stranded {
  readonly entity: Entity
  readonly table: string
  /** Key as the rows have it. */
  readonly state: string
  readonly dealership: string | null
  readonly count: number
  readonly machine: Machine
}

export interface StateSearch {
  readonly before: Compiled | null
  readonly after: Compiled
  readonly renames: readonly EntityRenames[]
  /** Live tables with states by entity id. */
  readonly tables: ReadonlyMap<string, string>
}

/** Looked for only where some state can have gone: a look takes a pass over the records. */
export async function strandedRecords(query: Query, { before, after, renames, tables }: StateSearch): Promise<readonly Stranded[]> {
  const machines = machinesOf(after)
  const found: Stranded[] = []
  for (const entity of after.network.entities.values()) {
    const table = tables.get(entity.id)
    if (!entity.machine || table === undefined || (before && keepsStates(before, after, entity, renames))) continue
    const today = new Map(renames.find(({ id }) => id === entity.id)?.states.map((rename) => [rename.from, rename]))
    const site = entity.scope === 'network' ? sql`null::text` : ident('t', 'dealership')
    const rows = await query<{ dealership: string | null; state: string; count: number }>(sql`select ${site} as dealership, t.state, count(*) as count from ${ident(dataSchema, table)} t where t.state is not null group by 1, 2 order by 2, 1`)
    for (const row of rows) {
      const machine = machines(row.dealership, entity) ?? entity.machine
      const rename = today.get(row.state)
      const state = rename && (rename.dealerships === null || rename.dealerships.includes(row.dealership ?? '')) ? rename.to : row.state
      if (!machine.states.has(state)) found.push({ entity, table, machine, ...row, state })
    }
  }
  return found
}

/** Each dealership's own machine: a state that only another one's overlay adds is none of its own. */
const machinesOf = ({ modelOf }: Compiled) => (dealership: string | null, entity: Entity): Machine | null => modelOf(dealership)?.entities.get(entity.name)?.machine ?? null

function keepsStates(before: Compiled, after: Compiled, entity: Entity, renames: readonly EntityRenames[]): boolean {
  const rename = renames.find(({ id }) => id === entity.id)
  const old = rename ? before.network.entities.get(rename.name.from) : undefined
  if (!rename || !old?.machine) return false
  const today = new Map(rename.states.map(({ from, to }) => [from, to]))
  return contentHash(addedStates(before.candidate, old)) === contentHash(addedStates(after.candidate, entity)) && [...old.machine.states.keys()].every((key) => entity.machine?.states.has(today.get(key) ?? key))
}

const addedStates = ({ overlays }: Candidate, { id, name }: Entity): readonly unknown[] =>
  Object.entries(overlays).flatMap(([code, { operations }]) => operations.flatMap((operation) => (operation.op === 'add-state' && (operation.entity === name || operation.entity === id) ? [[code, operation.name, operation.state]] : [])))

/** States that records may be put into: a person must be able to see them there. */
export const targetsOf = (machine: Machine): readonly string[] => [...machine.states.values()].filter((state) => state.isStored && state.definition.meta.hidden !== true).map(({ key }) => key)

/** What is wrong with the mapping, and which records it leaves without a state. */
export function mappingIssues(stranded: readonly Stranded[], mapping: StateMapping, { before, after, renames }: StateSearch): readonly Issue[] {
  const wrong = Object.entries(mapping).flatMap(([name, states]) => {
    const entity = after.network.entities.get(name)
    if (!entity?.machine) return [unknown(`/mapping/${name}`, 'entity with states', name, [...after.network.entities.values()].filter(({ machine }) => machine).map((one) => one.name))]
    const old = before?.network.entities.get(renames.find(({ id }) => id === entity.id)?.name.from ?? '')
    return Object.entries(states).flatMap(([from, to]) => stateIssues(entity, old?.machine ?? null, stranded, from, to))
  })
  return [...wrong, ...leftIssues(stranded.filter(({ entity, state }) => mapping[entity.name]?.[state] === undefined))]
}

/** Those of one state together, whatever their dealership. */
export function byState(stranded: readonly Stranded[]): readonly (readonly [Stranded, ...Stranded[]])[] {
  const groups = new Map<string, [Stranded, ...Stranded[]]>()
  for (const one of stranded) {
    const key = JSON.stringify([one.entity.name, one.state])
    const known = groups.get(key)
    if (known) known.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

function leftIssues(left: readonly Stranded[]): readonly Issue[] {
  return byState(left).flatMap((places): Issue[] => {
    const [first] = places
    const { entity, state, machine } = first
    const targets = targetsOf(machine)
    const example = JSON.stringify({ [entity.name]: { [state]: nearestName(state, targets) ?? targets[0] ?? '' } })
    const where = places.map(({ dealership, count }) => `${dealership ?? '*'} ${count}`).join(', ')
    return [{
      file: entityFile(entity.name, 'machine'),
      pointer: '/states',
      message: `the state “${state}” is gone, but ${places.reduce((sum, { count }) => sum + count, 0)} records are in it`,
      hint: `Records: ${where}. Bring the state back, or say in the mapping where they go: ${example}. Possible: ${targets.join(', ')}.`,
    }]
  })
}

function stateIssues(entity: Entity, old: Machine | null, stranded: readonly Stranded[], from: string, to: string): readonly Issue[] {
  const pointer = `/mapping/${entity.name}/${from}`
  const places = stranded.filter((one) => one.entity.id === entity.id && one.state === from)
  if (places.length === 0 && entity.machine?.states.has(from)) return [{ pointer, message: `the state “${from}” of ${entity.name} is not gone`, hint: 'Take it out of the mapping: its records stay where they are.' }]
  if (places.length === 0 && !old?.states.has(from)) return [unknown(pointer, `state of ${entity.name}`, from, old?.states.keys() ?? [])]
  const machines = places.length > 0 ? places.map(({ machine }) => machine) : [entity.machine as Machine]
  const refusing = machines.find((machine) => !targetsOf(machine).includes(to))
  return refusing ? [unknown(pointer, `state of ${entity.name} for records to go to`, to, targetsOf(refusing))] : []
}

function unknown(pointer: string, what: string, name: string, known: Iterable<string>): Issue {
  const names = [...known]
  const near = nearestName(name, names)
  return { pointer, message: `there is no ${what} “${name}”`, hint: near ? `Did you mean “${near}”?` : `Possible: ${names.join(', ')}.` }
}

/** @throws EngineError BAD_INPUT where it is not entity → gone state → state */
export function demandMapping(mapping: unknown): StateMapping {
  const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)
  if (mapping === undefined || mapping === null) return {}
  if (isObject(mapping) && Object.values(mapping).every((states) => isObject(states) && Object.values(states).every((state) => typeof state === 'string'))) return mapping as StateMapping
  throw new EngineError('BAD_INPUT', 'The mapping names, for each entity, the gone states and where their records go.', { hint: 'For example {"work-order": {"washing": "qualityControl"}}.' })
}
