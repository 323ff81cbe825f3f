import type { EntityView, FieldView, JsonObject } from '../../../engine/client.ts'
import type { Answer } from '../../_lib/answer.ts'
import { selectionOf } from '../../_lib/documents.ts'
import { request } from '../../_lib/request.ts'

type Values = Readonly<Record<string, unknown>>

interface Written {
  readonly site: string
  readonly entity: EntityView
  readonly id: string
  readonly version: number
  readonly input: JsonObject
  /** What is read back. */
  readonly columns: readonly FieldView[]
}

/** Stores values of one record; answers what a list shows of it from then on. */
export async function writeField({ site, entity: { names }, id, version, input, columns }: Written): Promise<Answer<Values>> {
  const shown = new Set(['id', 'version', 'label', ...columns.map(selectionOf).filter((one) => one !== null)])
  const document = `mutation Update($id: ID!, $version: Int!, $input: ${names.type}Input!) {\n  record: ${names.update}(id: $id, version: $version, input: $input) { ${[...shown].join(' ')} }\n}`
  const answer = await request<{ readonly record: Values | null }>(site, document, { id, version, input })
  return answer.ok ? { ok: true, data: answer.data.record ?? {} } : answer
}
