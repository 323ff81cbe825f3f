/** Where scenes are played: people press buttons at their moments, through the engine's own doors. */
import type { JsonObject } from '../../../kernel/json.ts'

/** Asks the API as the person; throws where it is refused. */
export type Ask = (login: string, query: string, variables: JsonObject) => Promise<unknown>

/** What a scene is played with. Kinds are GraphQL types (`IncomingTraffic`), people logins. */
export interface Stage {
  /** What time it is from now on. */
  readonly at: (moment: string) => void
  /** Makes a record; answers its id. */
  readonly create: (by: string, kind: string, input: JsonObject) => Promise<string>
  readonly change: (by: string, kind: string, id: string, input: JsonObject) => Promise<void>
  readonly send: (by: string, kind: string, id: string, event: string, input?: JsonObject) => Promise<void>
  /** Id of the record that the field points to. */
  readonly linked: (by: string, kind: string, id: string, field: string) => Promise<string>
  /** Id of the catalogue's row with the code. */
  readonly coded: (by: string, kind: string, code: string) => Promise<string>
  readonly person: (login: string) => Promise<string>
}

const fieldOf = (kind: string): string => kind.charAt(0).toLowerCase() + kind.slice(1)

export function openStage(ask: Ask, setTime: (moment: string) => void, person: Stage['person']): Stage {
  const one = async <Row>(by: string, kind: string, id: string, fields: string): Promise<Row> => {
    const data = (await ask(by, `query ($id: ID!) { ${fieldOf(kind)}(id: $id) { ${fields} } }`, { id })) as Readonly<Record<string, Row>>
    return data[fieldOf(kind)] as Row
  }
  const versionOf = async (by: string, kind: string, id: string): Promise<number> => (await one<{ version: number }>(by, kind, id, 'version')).version
  return {
    at: setTime,
    person,
    create: async (by, kind, input) => {
      const data = (await ask(by, `mutation ($input: ${kind}Input!) { create${kind}(input: $input) { id } }`, { input })) as Readonly<Record<string, { readonly id: string }>>
      return data[`create${kind}`]?.id ?? ''
    },
    change: async (by, kind, id, input) => {
      await ask(by, `mutation ($id: ID!, $version: Int!, $input: ${kind}Input!) { update${kind}(id: $id, version: $version, input: $input) { id } }`, { id, version: await versionOf(by, kind, id), input })
    },
    send: async (by, kind, id, event, input = {}) => {
      await ask(by, `mutation ($id: ID!, $version: Int!, $input: JSON) { send${kind}(id: $id, version: $version, event: ${event}, input: $input) { id } }`, { id, version: await versionOf(by, kind, id), input })
    },
    linked: async (by, kind, id, field) => (await one<Readonly<Record<string, { readonly id: string } | null>>>(by, kind, id, `${field} { id }`))[field]?.id ?? '',
    coded: async (by, kind, code) => {
      const data = (await ask(by, `query ($code: String!) { rows: ${fieldOf(kind)}s(first: 1, filter: { code: { eq: $code } }) { nodes { id } } }`, { code })) as { readonly rows: { readonly nodes: readonly { readonly id: string }[] } }
      return data.rows.nodes[0]?.id ?? ''
    },
  }
}
