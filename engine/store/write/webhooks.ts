/** Endpoints of the installation that definitions name by their code. */
import { sql } from '../../kernel/sql.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Query } from '../pool.ts'

export interface WebhookRow {
  readonly code: string
  /** null: of the whole network. */
  readonly dealership: string | null
  readonly url: string
  readonly isActive: boolean
  readonly createdAt: string
}

/** @throws EngineError DUPLICATE where the code is taken there */
export async function insertWebhook(query: Query, { code, dealership, url, secret }: Pick<WebhookRow, 'code' | 'dealership' | 'url'> & { readonly secret: string }): Promise<void> {
  await query(sql`insert into platform.webhook (id, code, dealership, url, secret) values (${uuidv7()}::uuid, ${code}, ${dealership}, ${url}, ${secret})`)
}

export function listWebhooks(query: Query): Promise<readonly WebhookRow[]> {
  return query<WebhookRow>(sql`select code, dealership, url, is_active as "isActive", created_at as "createdAt" from platform.webhook order by code, dealership nulls first`)
}

/** The dealership's own endpoint, else the network's. */
export async function findWebhook(query: Query, code: string, dealership: string | null): Promise<(WebhookRow & { readonly secret: string }) | null> {
  const [row] = await query<WebhookRow & { readonly secret: string }>(sql`select code, dealership, url, secret, is_active as "isActive", created_at as "createdAt" from platform.webhook
    where code = ${code} and (dealership is null or dealership = ${dealership}) order by dealership nulls last limit 1`)
  return row ?? null
}

/** @returns whether it was there */
export async function deleteWebhook(query: Query, code: string, dealership: string | null): Promise<boolean> {
  return (await query(sql`delete from platform.webhook where code = ${code} and dealership is not distinct from ${dealership} returning code`)).length > 0
}
