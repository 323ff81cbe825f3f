/** Entities, fields and states that go on under another name: what is written by the old name follows. */
import { elementsOf } from '../definition/index.ts'
import type { SeedDefinition } from '../definition/types.ts'
import type { Machine, Model } from '../model/types.ts'
import type { Candidate } from './candidate.ts'

export interface Rename {
  readonly from: string
  readonly to: string
}

export interface StateRename extends Rename {
  /** Only records of these dealerships; null: all. */
  readonly dealerships: readonly string[] | null
}

/** What is called otherwise from now on in one entity that stays. */
export interface EntityRenames {
  readonly id: string
  /** Name of the entity. */
  readonly name: Rename
  readonly fields: readonly Rename[]
  /** Keys that records stand in. */
  readonly states: readonly StateRename[]
  /** Keys of single states, which timers are kept by. */
  readonly nodes: readonly Rename[]
}

/** A published version, or one to be. */
export interface Compiled {
  readonly candidate: Candidate
  readonly network: Model
  /** As a dealership has it (null: as the network has); null where it does not compile. */
  readonly modelOf: (dealership: string | null) => Model | null
}

export function renamesOf(before: Compiled, after: Compiled): readonly EntityRenames[] {
  const old = new Map([...before.network.entities.values()].map((entity) => [entity.id, entity]))
  return [...after.network.entities.values()].flatMap((entity) => {
    const known = old.get(entity.id)
    if (!known) return []
    const names = new Map(known.fields.map(({ id, name }) => [id, name]))
    const keys = known.machine && entity.machine ? stateRenames(known.machine, entity.machine, ownersIn(after)) : []
    return [
      {
        id: entity.id,
        name: { from: known.name, to: entity.name },
        fields: entity.fields.flatMap(({ id, name }) => renamed(names.get(id), name)),
        states: keys,
        nodes: keys.filter(({ from, to }) => !from.includes('|') && !to.includes('|')),
      },
    ]
  })
}

const renamed = (from: string | undefined, to: string): readonly Rename[] => (from === undefined || from === to ? [] : [{ from, to }])

/** A state is its id, one of parallel regions together is the ids of all, whatever their order. */
function stateRenames(before: Machine, after: Machine, ownersOf: (id: string) => readonly string[] | null): readonly StateRename[] {
  const identity = (id: string): string => id.split('|').sort().join('|')
  const old = new Map([...before.states.values()].map(({ id, key }) => [identity(id), key]))
  return [...after.states.values()].flatMap(({ id, key }) => renamed(old.get(identity(id)), key).map((rename) => ({ ...rename, dealerships: ownersOf(id) })))
}

/** Dealerships whose overlay brings the state with this id; null: the package does, for all. */
function ownersIn({ candidate }: Compiled): (id: string) => readonly string[] | null {
  const own = new Set(elementsOf(candidate.package).map(({ id }) => id))
  return (id) => {
    const ids = id.split('|')
    if (ids.every((one) => own.has(one))) return null
    return Object.entries(candidate.overlays).flatMap(([code, { operations }]) => (operations.some((operation) => operation.op === 'add-state' && ids.includes(operation.state.meta.id)) ? [code] : []))
  }
}

/** The package's own rows as they were published before, by the names of today. */
export function seedsBefore(before: Compiled | null, renames: readonly EntityRenames[]): ReadonlyMap<string, SeedDefinition> {
  return new Map(
    renames.flatMap(({ name, fields }) => {
      const seed = before?.candidate.package.entities[name.from]?.seed
      if (!seed) return []
      const today = new Map(fields.map(({ from, to }) => [from, to]))
      const named = (key: string): string => today.get(key) ?? key
      return [[name.to, { key: named(seed.key), records: seed.records.map((record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [named(key), value]))) }] as const]
    }),
  )
}
