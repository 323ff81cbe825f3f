import { setTimeout } from 'node:timers/promises'
import { type House, openHouse, type Victim } from './house.ts'
import { undone, type Verdict, verify } from './verify.ts'
import { startWriters, type Writers } from './writers.ts'

export interface CrashReport extends Verdict {
  readonly written: number
  /** Acknowledged writes a second while nothing was down. */
  readonly perSecond: number
  readonly wrong: readonly string[]
  readonly fallen: readonly string[]
  /** Seconds from each kill to the next acknowledged write, everything running. */
  readonly ready: readonly { readonly victim: Victim; readonly seconds: number }[]
  /** Seconds that app and worker took to start at first. */
  readonly started: number
  /** Seconds until every message and delay was done, once nobody wrote any more. */
  readonly doneSeconds: number
}

interface Options {
  readonly rounds: number
  /** Begins no further round after so many seconds. */
  readonly mostSeconds?: number
  readonly tell?: (text: string) => void
}

const victims: readonly Victim[] = ['app', 'postgres', 'worker']
const clients = 16
const patience = 60

/** Writes without rest while app, worker and PostgreSQL are killed in turn at random moments, and looks what is left. */
export async function runCrash({ rounds, mostSeconds = Number.POSITIVE_INFINITY, tell = () => undefined }: Options): Promise<CrashReport> {
  const begin = performance.now()
  const house = await openHouse()
  const writers = startWriters(house.url, house.token, clients)
  try {
    await progress(house, writers, 50)
    const ready: CrashReport['ready'][number][] = []
    let calm = { writes: 0, seconds: 0 }
    for (let round = 0; round < rounds && performance.now() - begin < mostSeconds * 1000; round++) {
      const before = { at: performance.now(), written: writers.written() }
      await setTimeout(200 + Math.random() * 1000)
      calm = { writes: calm.writes + writers.written() - before.written, seconds: calm.seconds + (performance.now() - before.at) / 1000 }
      const victim = victims[round % victims.length] ?? 'app'
      const killed = performance.now()
      await house.strike(victim)
      await progress(house, writers, 1)
      const seconds = (performance.now() - killed) / 1000
      ready.push({ victim, seconds })
      tell(`round ${round + 1}: ${victim} killed, ready after ${seconds.toFixed(1)} s, ${writers.written()} writes so far`)
    }
    await writers.stop()
    if (writers.wrong.length > 0) tell(house.log())
    const doneSeconds = await untilDone(house.store)
    const verdict = await verify(house.store, writers.known(), house.sink.arrivals)
    return { ...verdict, written: writers.written(), perSecond: Math.round(calm.writes / calm.seconds), wrong: writers.wrong, fallen: house.fallen(), ready, started: house.started, doneSeconds }
  } finally {
    await house.close()
  }
}

async function progress(house: House, writers: Writers, count: number): Promise<void> {
  const from = writers.written()
  for (const end = performance.now() + patience * 1000; writers.written() < from + count; await setTimeout(20)) {
    if (performance.now() > end) throw new Error(`No write was acknowledged for ${patience} s: ${[...writers.wrong.slice(0, 3), ...house.fallen(), ...writers.last(), house.log()].join('\n')}`)
  }
}

async function untilDone(store: Parameters<typeof undone>[0]): Promise<number> {
  const begin = performance.now()
  while ((await undone(store)) > 0 && performance.now() - begin < patience * 1000) await setTimeout(200)
  return (performance.now() - begin) / 1000
}
