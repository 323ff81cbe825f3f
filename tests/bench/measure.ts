import { load, type Requests } from './load.ts'
import { cpuOf, cpuOfPostgres, type Server } from './processes.ts'

/** One side of a comparison. */
export interface Side {
  readonly server: Server
  readonly requests: Requests
}

export interface Figures {
  /** Requests a second. */
  readonly rate: number
  /** Milliseconds of processor time a request, of the server and of PostgreSQL. */
  readonly serverCpu: number
  readonly postgresCpu: number
}

export interface Pace {
  readonly warmUp: number
  readonly seconds: number
  readonly rounds: number
}

/** Both sides in turns, so that whatever else the machine does meets both alike. */
export async function compare(sides: readonly [Side, Side], connections: number, postmaster: number, { warmUp, seconds, rounds }: Pace): Promise<readonly [Figures, Figures]> {
  for (const { server, requests } of sides) await load(server.port, requests, connections, warmUp)
  const sums = sides.map(() => ({ requests: 0, seconds: 0, server: 0, postgres: 0 }))
  for (let round = 0; round < rounds; round++) {
    for (const [i, { server, requests }] of sides.entries()) {
      const sum = sums[i] as (typeof sums)[number]
      const before = [cpuOf(server.pid), cpuOfPostgres(postmaster)] as const
      const answered = await load(server.port, requests, connections, seconds)
      sum.requests += answered.requests
      sum.seconds += answered.seconds
      sum.server += cpuOf(server.pid) - before[0]
      sum.postgres += cpuOfPostgres(postmaster) - before[1]
    }
  }
  const [ours, bare] = sums.map((sum) => ({ rate: sum.requests / sum.seconds, serverCpu: (sum.server * 1000) / sum.requests, postgresCpu: (sum.postgres * 1000) / sum.requests }))
  return [ours as Figures, bare as Figures]
}
