import { createHash } from 'node:crypto'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** SHA-256 of the JSON text, hex. Key order counts: in a definition it is the order of fields on a form. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
