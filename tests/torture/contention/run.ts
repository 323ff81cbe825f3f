import { createEngine, systemActor } from '../../../engine/index.ts'
import type { Engine } from '../../../engine/engine.ts'
import { sql } from '../../../engine/kernel/sql.ts'
import { uuidv7 } from '../../../engine/kernel/uuid.ts'
import type { Actor } from '../../../engine/model/types.ts'
import { openStore } from '../../../engine/store/index.ts'
import { createTicket, relayDealership, relayPackage, sendTicket, type Ticket } from '../../fixtures/relay-package.ts'

export interface ContentionReport {
  readonly rounds: number
  /** Rounds in which not exactly one won, or somebody was told something else than of a conflict. */
  readonly mistakes: readonly string[]
}

const clients = 50
const conflicts: ReadonlySet<unknown> = new Set(['VERSION_CONFLICT', 'EVENT_REFUSED'])

/** Two processes' worth of clients send one event on one record, all at once, again and again. `databaseUrl`: migrated and empty. */
export async function runContention(databaseUrl: string, rounds: number): Promise<ContentionReport> {
  const store = openStore(databaseUrl, { max: 2 })
  const engines = [await createEngine({ databaseUrl, demo: false }), await createEngine({ databaseUrl, demo: false })] as const
  try {
    await engines[0].loadSites({ dealerships: [relayDealership] })
    await engines[0].publish(systemActor, relayPackage(), null)
    const id = uuidv7()
    await store.query(sql`insert into platform."user" (id, login, name, position, locale, password_hash) values (${id}::uuid, 'sender', 'Sender', '', 'en', '')`)
    await store.query(sql`insert into platform.membership (id, user_id, role, dealership) values (${uuidv7()}::uuid, ${id}::uuid, 'sender', ${relayDealership.code})`)
    const actor = await engines[0].actor(id)
    let ticket = ((await engines[0].graphql(actor, createTicket, { title: 'Contended' })).data as { ticket: Ticket }).ticket
    const mistakes: string[] = []
    for (let round = 0; round < rounds; round++) {
      const answers = await Promise.all(Array.from({ length: clients }, (_, i) => ask(engines[i % 2] ?? engines[0], actor, ticket)))
      const won = answers.flatMap((answer) => (typeof answer === 'object' ? [answer] : []))
      const others = answers.filter((answer) => typeof answer === 'string' && !conflicts.has(answer))
      if (won.length !== 1 || others.length > 0) mistakes.push(`round ${round}: ${won.length} won, others were told ${others.join()}`)
      ticket = won[0] ?? ticket
    }
    const [written] = await store.query<{ entries: number; version: number }>(sql`select (select count(*) from platform.audit_entry where record_id = ${ticket.id}::uuid and action = 'transition')::int as entries, version from data.ticket where id = ${ticket.id}::uuid`)
    if (written?.entries !== rounds || written.version !== rounds + 1) mistakes.push(`after ${rounds} rounds: ${JSON.stringify(written)}`)
    return { rounds, mistakes }
  } finally {
    await Promise.all([...engines.map((engine) => engine.close()), store.close()])
  }
}

/** The ticket as the event left it, or the code of the refusal. */
async function ask(engine: Engine, actor: Actor, { id, version, state }: Ticket): Promise<Ticket | string> {
  const { data, errors } = await engine.graphql(actor, sendTicket, { id, version, event: state === 'here' ? 'GO' : 'COME' })
  return errors ? String(errors[0]?.extensions?.code) : (data as { ticket: Ticket }).ticket
}
