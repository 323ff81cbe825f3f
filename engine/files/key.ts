import { randomUUID } from 'node:crypto'
import { EngineError } from '../kernel/errors.ts'

const keyPattern = /^[0-9a-f]{2}\/[0-9a-f]{32}$/

/** A folder of two letters keeps folders small. */
export function newKey(): string {
  const name = randomUUID().replaceAll('-', '')
  return `${name.slice(0, 2)}/${name}`
}

/** Whatever a key is, it never leaves the folder. @throws EngineError NOT_FOUND */
export function demandKey(key: string): string {
  if (!keyPattern.test(key)) throw fileMissing()
  return key
}

export const fileMissing = (): EngineError => new EngineError('NOT_FOUND', 'The file is not in the store any more.')
