/** What of a draft is kept, and no more: whoever writes one is trusted with the definitions, not with the memory. */
import type { DraftChoices, DraftWrite } from '../../engine.ts'
import { EngineError } from '../../kernel/errors.ts'
import { sql } from '../../kernel/sql.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Query } from '../../store/index.ts'

export const mostDrafts = 50
const mostFiles = 3000
const largestFile = 2_000_000
const largestDraft = 8_000_000
const longestName = 80

/** @throws EngineError BAD_INPUT */
export function demandName(given: unknown): string {
  const name = typeof given === 'string' ? given.trim() : ''
  if (name !== '' && name.length <= longestName) return name
  throw new EngineError('BAD_INPUT', `A draft has a name of 1 to ${longestName} characters.`)
}

const isWrite = (given: unknown): given is DraftWrite => {
  if (typeof given !== 'object' || given === null) return false
  const { path, text, revision } = given as Partial<Record<keyof DraftWrite, unknown>>
  return typeof path === 'string' && /^\w[\w.-]*(\/\w[\w.-]*){0,5}$/.test(path) && path.length <= 200 && (text === null || (typeof text === 'string' && !text.includes('\u0000'))) && Number.isSafeInteger(revision) && Number(revision) >= 0
}

/** @throws EngineError BAD_INPUT */
export function demandWrites(given: unknown): readonly DraftWrite[] {
  if (!Array.isArray(given) || given.length > mostFiles || !given.every(isWrite) || new Set(given.map(({ path }) => path)).size < given.length) throw new EngineError('BAD_INPUT', 'These are no changes of definition files.', { hint: 'Each has path, text and revision, every path once.' })
  const large = given.find(({ text }) => (text?.length ?? 0) > largestFile)
  if (large) throw new EngineError('BAD_INPUT', `A definition file has at most ${largestFile} characters.`, { hint: 'Split the definition, or load the records by import.', data: { path: large.path } })
  return given
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws EngineError BAD_INPUT */
export function demandChoices(given: unknown): DraftChoices {
  const isWell = isRecord(given) && Object.values(given).every((one) => isRecord(one) && Object.values(one).every((side) => side === 'ours' || side === 'theirs'))
  if (isWell) return given as DraftChoices
  throw new EngineError('BAD_INPUT', 'Choices say for each file and conflict whose change holds.', { hint: '{"roles/advisor/role.json": {"/titles/en": "ours"}}; choices are ours, theirs.' })
}

const isPlacePart = (value: unknown): boolean => value === null || (typeof value === 'string' && value.length <= 500)

/** @throws EngineError BAD_INPUT */
export function demandPlace(tab: unknown, place: unknown): void {
  if (isUuid(tab) && (place === null || (isRecord(place) && isPlacePart(place.path) && isPlacePart(place.pointer)))) return
  throw new EngineError('BAD_INPUT', 'This is no place in a draft.')
}

/** @throws EngineError BAD_INPUT, and nothing of the transaction stays */
export async function demandRoom(query: Query, draft: string): Promise<void> {
  const [kept] = await query<{ files: number; size: number }>(sql`select count(*)::int as files, coalesce(sum(length(content)), 0) as size from platform.definition_change where draft = ${draft}::uuid`)
  if ((kept?.files ?? 0) > mostFiles || (kept?.size ?? 0) > largestDraft) throw new EngineError('BAD_INPUT', 'The draft is too large.', { hint: 'Publish a part of it first, or take some changes back.' })
}
