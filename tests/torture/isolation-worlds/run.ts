import { type OpenWorld, openWorld, fillDatabase } from './open-world.ts'
import { oracleFor } from './oracle.ts'
import { probe } from './probe.ts'
import { type Random, randomFrom } from './random.ts'
import { sites, type World, worldFrom } from './world.ts'

export interface Found {
  /** Worlds looked at: one person with their roles, in one place, over one set of records. */
  readonly worlds: number
  readonly mistakes: readonly string[]
}

/** A world in an empty database. */
export const makeWorld = (url: string, seed: number, people: number): Promise<World> => fillDatabase(url, worldFrom(randomFrom(seed), { roles: 24, people }))

/** Looks at an open world through the eyes of so many people, or until the first mistake. */
export async function lookAround(open: OpenWorld, random: Random, most: number, isEnough: (mistakes: readonly string[]) => boolean = () => false): Promise<Found> {
  const mistakes: string[] = []
  let worlds = 0
  for (const person of open.world.people.slice(1)) {
    const place = random.pick([null, ...sites, ...person.roles.map(({ dealership }) => dealership)])
    const actor = await open.actor(person.login, place)
    if (!actor) continue
    worlds++
    const oracle = oracleFor(open.world, person, place, open.idOf)
    const found = await probe(open, actor, oracle, random, isEnough)
    mistakes.push(...found.map((mistake) => `${person.login} (${person.roles.map(({ role, dealership }) => `${role}@${dealership ?? '*'}`).join(', ')}) in ${place ?? '*'}: ${mistake}`))
    if (worlds >= most || isEnough(mistakes)) break
  }
  return { worlds, mistakes }
}

/** Worlds of one seed in one database: those of as many people as have business where they are. */
export async function runWorlds(url: string, seed: number, most: number, people = 56): Promise<Found> {
  const open = await openWorld(url, await makeWorld(url, seed, people))
  try {
    return await lookAround(open, randomFrom(seed + 1), most)
  } finally {
    await open.close()
  }
}
