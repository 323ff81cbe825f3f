import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Figures } from '../../engine/client.ts'
import type { PathClass } from './path-class.ts'

/** A request that was answered, or given up by its sender. */
export interface Answered {
  readonly path: PathClass
  readonly method: string
  readonly status: number
  readonly seconds: number
  /** Codes of errors in a GraphQL answer. */
  readonly codes: readonly string[]
}

export interface Metrics {
  readonly answered: (request: Answered) => void
  /** In the format that Prometheus reads. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

/** Everything measured in this process, and what the database knows of all of them. `figures` is asked at each reading. */
export function openMetrics(figures: () => Promise<Figures>): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({ registers, name: 'pitlane_http_request_seconds', help: 'Time to answer a request', labelNames: ['path', 'method', 'status'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] })
  const operations = new Counter({ registers, name: 'pitlane_graphql_operations_total', help: 'GraphQL requests: ok, or the code of their first error', labelNames: ['outcome'] })
  const gauges = openGauges(registers)
  return {
    answered: ({ path, method, status, seconds, codes }) => {
      requests.observe({ path, method: methods.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` }, seconds)
      if (path === 'graphql') operations.inc({ outcome: codes[0] ?? 'ok' })
    },
    text: async () => {
      gauges(await figures().catch(() => null))
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

/** Answers what fills the gauges; null: the database does not answer, and nothing is said of what only it knows. */
function openGauges(registers: Registry[]): (figures: Figures | null) => void {
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []) => new Gauge<Label>({ registers, name: `pitlane_${name}`, help, labelNames: [...labelNames] })
  const up = gauge('database_up', '1: the database answers')
  const connections = gauge('pool_connections', 'Connections of this process to the database', ['state'])
  const behind = gauge('replica_behind_seconds', 'How far the replica for reports is behind at most; absent: it is not used')
  const version = gauge('live_version', 'Number of the published version this process works by')
  const jobs = gauge('jobs_waiting', 'Jobs that wait for a worker', ['queue'])
  const age = gauge('jobs_oldest_seconds', 'How long the oldest job has been waiting past its time', ['queue'])
  const timers = gauge('timers', 'Delayed transitions: waiting for their time, due by now, late by more than 5 s', ['state'])
  const messages = gauge('messages', 'Messages of the outbox that are not at rest', ['status'])
  return (figures) => {
    for (const one of [connections, behind, version, jobs, age, timers, messages]) one.reset()
    up.set(figures ? 1 : 0)
    if (!figures) return
    for (const [state, count] of Object.entries(figures.pool)) connections.set({ state }, count)
    if (figures.replicaMilliseconds === null) behind.remove()
    else behind.set(figures.replicaMilliseconds / 1000)
    version.set(figures.version ?? 0)
    for (const { queue, waiting, oldestSeconds } of figures.jobs) {
      jobs.set({ queue }, waiting)
      age.set({ queue }, oldestSeconds)
    }
    for (const [state, count] of Object.entries(figures.timers)) timers.set({ state }, count)
    for (const [status, count] of Object.entries(figures.messages)) messages.set({ status }, count)
  }
}

/**
 * Who may read the metrics: bearers of the token where there is one, else only this machine itself. A request that a
 * proxy on this machine passed on is not its own.
 */
export function mayReadMetrics({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`)
  const isForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => headers[name] !== undefined)
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
}

/** Takes as long for a wrong text as for one that is wrong at its end. */
function isSame(given: string, wanted: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(wanted))
}
