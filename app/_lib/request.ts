import type { GraphqlResult, Issue } from '../../engine/client.ts'
import type { Answer, Refusal } from './answer.ts'
import { noteSilence } from './connection.ts'

/** The refusal in a GraphQL answer, or null where it has none. */
export function refusalIn(result: GraphqlResult): Refusal | null {
  const first = result.errors?.[0]
  if (!first) return null
  const facts = first.extensions ?? {}
  return {
    code: typeof facts.code === 'string' ? facts.code : 'INTERNAL',
    message: first.message,
    hint: typeof facts.hint === 'string' ? facts.hint : null,
    issues: Array.isArray(facts.issues) ? (facts.issues as Issue[]) : [],
    data: facts.data ?? null,
  }
}

/** Nobody answered. */
export const unreachable: Refusal = { code: 'OFFLINE', message: '', hint: null, issues: [], data: null }

/** Waits for a server action. Never throws: a server that is silent is a refusal like any other. */
export async function reply<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await asked
  } catch {
    return { ok: false, refusal: unreachable }
  }
}

/** Sends a document to the API as the signed-in person. Never throws: what went wrong comes back as data. `key`: sent again under the same one, a command is carried out once. */
export async function request<T>(dealership: string, query: string, variables: Readonly<Record<string, unknown>>, key?: string): Promise<Answer<T>> {
  try {
    const response = await fetch('/api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-pitlane-csrf': '1', 'x-dealership': dealership, ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify({ query, variables }),
    })
    const result = (await response.json()) as GraphqlResult
    const refusal = refusalIn(result)
    return refusal ? { ok: false, refusal } : { ok: true, data: result.data as T }
  } catch {
    noteSilence()
    return { ok: false, refusal: unreachable }
  }
}
