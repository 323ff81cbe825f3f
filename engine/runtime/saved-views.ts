import { platformPermissions } from '../access/index.ts'
import type { SavedViewContent, SavedViewState, SavedViewView } from '../engine.ts'
import { EngineError } from '../kernel/errors.ts'
import { type Sql, sql } from '../kernel/sql.ts'
import { isUuid, uuidv7 } from '../kernel/uuid.ts'
import type { Entity } from '../model/types.ts'
import { demandRight } from './read-scope.ts'
import type { Runtime } from './types.ts'

const longestTitle = 80
/** Characters of one view's state as JSON. */
const largestState = 20_000
/** Views of one person for one entity. */
const mostViews = 100

interface ViewRow {
  readonly id: string
  readonly user_id: string
  readonly owner: string
  readonly entity: string
  readonly title: string
  readonly is_shared: boolean
  readonly state: SavedViewState
}

/** One's own, and those shared by the network or the dealership of the request. */
const visibleSql = ({ actor }: Runtime): Sql => sql`(v.user_id = ${actor.id}::uuid or (v.is_shared and (v.dealership is null or v.dealership = ${actor.dealership}::text)))`

const rowsSql = (runtime: Runtime, which: Sql): Sql => sql`select v.id, v.user_id, u.name as owner, v.entity, v.title, v.is_shared, v.state
  from platform.saved_view v join platform."user" u on u.id = v.user_id where ${visibleSql(runtime)} and ${which} order by v.created_at, v.id`

const mayEdit = ({ model, actor }: Runtime, row: ViewRow): boolean => row.user_id === actor.id || platformPermissions(model, actor).has('definitions.publish')

const viewOf = (runtime: Runtime, row: ViewRow): SavedViewView => ({
  id: row.id,
  title: row.title,
  isShared: row.is_shared,
  isMine: row.user_id === runtime.actor.id,
  owner: row.owner,
  mayEdit: mayEdit(runtime, row),
  state: row.state,
})

export async function listSavedViews(runtime: Runtime, entity: Entity): Promise<readonly SavedViewView[]> {
  demandRight(runtime.model, runtime.actor, entity, 'read')
  const rows = await runtime.store.query<ViewRow>(rowsSql(runtime, sql`v.entity = ${entity.name}`))
  return rows.map((row) => viewOf(runtime, row))
}

export async function createSavedView(runtime: Runtime, entity: Entity, content: SavedViewContent): Promise<SavedViewView> {
  const { store, model, actor, clock } = runtime
  demandRight(model, actor, entity, 'read')
  const id = uuidv7()
  const [title, state, now] = [titleIn(content.title), stateText(content.state), clock().toISOString()]
  const added = await store.query<{ id: string }>(sql`insert into platform.saved_view (id, user_id, entity, dealership, title, is_shared, state, position, created_at, updated_at)
    select ${id}::uuid, ${actor.id}::uuid, ${entity.name}, ${actor.dealership}, ${title}, ${content.isShared === true}, ${state}::jsonb, count(*)::int, ${now}::timestamptz, ${now}::timestamptz
    from platform.saved_view v where v.user_id = ${actor.id}::uuid and v.entity = ${entity.name} having count(*) < ${mostViews} returning id`)
  if (added.length === 0) throw new EngineError('BAD_INPUT', `You have ${mostViews} views of this list already.`, { hint: 'Delete one that you no longer need.' })
  return viewOf(runtime, await visibleRow(runtime, id))
}

export async function updateSavedView(runtime: Runtime, id: string, change: Partial<SavedViewContent>): Promise<SavedViewView> {
  await demandEdit(runtime, id)
  const title = change.title === undefined ? null : titleIn(change.title)
  const state = change.state === undefined ? null : stateText(change.state)
  const isShared = change.isShared === undefined ? null : change.isShared === true
  await runtime.store.query(sql`update platform.saved_view set title = coalesce(${title}::text, title), state = coalesce(${state}::jsonb, state),
    is_shared = coalesce(${isShared}::boolean, is_shared), updated_at = ${runtime.clock().toISOString()}::timestamptz where id = ${id}::uuid`)
  const [row] = await runtime.store.query<ViewRow>(rowsSql(runtime, sql`v.id = ${id}::uuid`))
  // Somebody else's that is shared no longer is out of sight from here on.
  if (!row) throw notFound()
  return viewOf(runtime, row)
}

export async function removeSavedView(runtime: Runtime, id: string): Promise<void> {
  await demandEdit(runtime, id)
  await runtime.store.query(sql`delete from platform.saved_view where id = ${id}::uuid`)
}

async function visibleRow(runtime: Runtime, id: string): Promise<ViewRow> {
  const [row] = isUuid(id) ? await runtime.store.query<ViewRow>(rowsSql(runtime, sql`v.id = ${id}::uuid`)) : []
  if (!row) throw notFound()
  return row
}

const notFound = (): EngineError => new EngineError('NOT_FOUND', 'There is no such view, or it is not yours to see.')

async function demandEdit(runtime: Runtime, id: string): Promise<void> {
  if (mayEdit(runtime, await visibleRow(runtime, id))) return
  throw new EngineError('FORBIDDEN', 'This view belongs to a colleague.', { hint: 'Save it as a view of your own.' })
}

function titleIn(title: unknown): string {
  const text = typeof title === 'string' ? title.replaceAll('\u0000', '').trim() : ''
  if (text === '' || text.length > longestTitle) throw new EngineError('BAD_INPUT', `A view needs a title of at most ${longestTitle} characters.`)
  return text
}

function stateText(state: unknown): string {
  const entries = typeof state === 'object' && state !== null && !Array.isArray(state) ? Object.entries(state) : null
  if (!entries?.every(([, value]) => typeof value === 'string')) throw new EngineError('BAD_INPUT', 'This is no state of a list.')
  const text = JSON.stringify(state)
  if (text.length > largestState || text.includes('\\u0000')) throw new EngineError('BAD_INPUT', 'The view is too large to be kept.', { hint: 'Take out conditions.' })
  return text
}
