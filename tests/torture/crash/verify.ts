import { sql } from '../../../engine/kernel/sql.ts'
import type { Store } from '../../../engine/store/index.ts'
import type { Arrival } from '../../fixtures/sink.ts'
import type { Known } from './writers.ts'

/** What is not as it was acknowledged; empty where everything is. */
export interface Verdict {
  readonly mistakes: readonly string[]
  readonly tickets: number
  readonly messages: number
  /** Messages of which nobody knows whether they arrived, and how many of these did. */
  readonly unknown: number
  readonly unknownArrived: number
  readonly timers: number
}

/** Work that is not done yet: messages on their way, tickets whose delay has not ended. */
export async function undone({ query }: Store): Promise<number> {
  const [row] = await query<{ n: number }>(sql`select (select count(*) from platform.message where status in ('waiting', 'sending'))::int + (select count(*) from data.ticket where state = 'resting')::int as n`)
  return row?.n ?? 0
}

interface Row {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly note: string | null
  readonly history: readonly string[]
  readonly messages: number
}

export async function verify(store: Store, known: readonly Known[], arrivals: readonly Arrival[]): Promise<Verdict> {
  const rows = await store.query<Row>(sql`select t.id, t.version, t.state, t.note,
      (select coalesce(array_agg(case when a.action = 'transition' then coalesce(a.event, '') else a.action end order by a.id), '{}') from platform.audit_entry a where a.record_id = t.id) as history,
      (select count(*) from platform.message m where m.record_id = t.id)::int as messages
    from data.ticket t`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lost = known.flatMap((one) => ticketMistakes(one, byId.get(one.ticket.id)))
  const foreign = rows.length > known.length ? [`${rows.length - known.length} tickets that nobody was told of`] : []
  const { mistakes, ...counts } = await messageMistakes(store, arrivals)
  return { mistakes: [...lost, ...foreign, ...mistakes], tickets: rows.length, timers: rows.filter(({ state }) => state === 'rested').length, ...counts }
}

function ticketMistakes({ ticket, history }: Known, row: Row | undefined): readonly string[] {
  if (!row) return [`ticket ${ticket.id} is lost`]
  const hasRested = ticket.state === 'resting'
  const expected = { version: ticket.version + (hasRested ? 1 : 0), state: hasRested ? 'rested' : ticket.state, note: ticket.note, entries: hasRested ? history.length + 1 : history.length, messages: history.filter((one) => one === 'GO').length + (hasRested ? 1 : 0) }
  const found = { version: row.version, state: row.state, note: row.note, entries: row.history.length, messages: row.messages }
  const isSame = JSON.stringify(expected) === JSON.stringify(found) && history.every((one, i) => row.history[i] === one)
  return isSame ? [] : [`ticket ${ticket.id}: acknowledged ${JSON.stringify(expected)} ${history.join()}, found ${JSON.stringify(found)} ${row.history.join()}`]
}

async function messageMistakes({ query }: Store, arrivals: readonly Arrival[]): Promise<Pick<Verdict, 'mistakes' | 'messages' | 'unknown' | 'unknownArrived'>> {
  const messages = await query<{ id: string; status: string }>(sql`select id, status from platform.message`)
  const times = new Map<string, number>()
  const effects = new Map<string, number>()
  for (const { body } of arrivals) {
    times.set(body.id, (times.get(body.id) ?? 0) + 1)
    const effect = [body.record, body.version, body.cause].join('/')
    effects.set(effect, (effects.get(effect) ?? 0) + 1)
  }
  const doubled = [...times, ...effects].filter(([, count]) => count > 1).map(([name, count]) => `${name} arrived ${count} times`)
  const missing = messages.filter(({ id, status }) => status === 'sent' && !times.has(id)).map(({ id }) => `${id} is marked as sent, but never arrived`)
  const unsettled = messages.filter(({ status }) => status !== 'sent' && status !== 'unknown').map(({ id, status }) => `${id} is ${status}`)
  const strange = [...times.keys()].filter((id) => !messages.some((message) => message.id === id)).map((id) => `${id} arrived, but was never written`)
  const unknown = messages.filter(({ status }) => status === 'unknown')
  return { mistakes: [...doubled, ...missing, ...unsettled, ...strange], messages: messages.length, unknown: unknown.length, unknownArrived: unknown.filter(({ id }) => times.has(id)).length }
}
