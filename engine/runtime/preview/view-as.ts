/** The application as somebody with one role of a draft would find it. */
import { permissionOf, sharedRole } from '../../access/index.ts'
import type { HomeBlock } from '../../definition/home.ts'
import { withViewFilters } from '../../definition/index.ts'
import type { BlocksPreview, FormView, RolePreview } from '../../engine.ts'
import { formOf, listViewOf, navigationOf, workplacesOf } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Actor, Entity, Model, Role } from '../../model/types.ts'
import { insertAudit } from '../../store/index.ts'
import type { Runtime } from '../types.ts'
import { previewBlocks } from './preview-blocks.ts'
import { readOnly } from './read-only.ts'

const rowsShown = 12

/**
 * What is there at all comes from the draft; records are read by the live definitions, in what the role and the
 * viewer's own live roles both allow. The viewer stays the one who asks: “mine” is the viewer's.
 * @throws EngineError NOT_FOUND
 */
export async function viewAs(runtime: Runtime, locale: string, draft: Model, name: string, entityName: string | null): Promise<RolePreview> {
  const role = draft.roles.get(name)
  if (!role) throw new EngineError('NOT_FOUND', `There is no role “${name}”.`)
  const { actor, store, clock } = runtime
  await insertAudit(store.query, [{ at: clock().toISOString(), actorId: actor.id, actorName: actor.name, dealership: actor.dealership, action: 'view-as', note: titleOf(role.titles, locale) }])
  const as: Actor = { ...actor, roles: [name] }
  const readable = [...draft.entities.values()].filter((entity) => permissionOf(draft, as, entity).read)
  const entity = readable.find((one) => one.name === entityName) ?? null
  const list = entity && listViewOf(draft, as, entity, locale)
  const blocks = workplacesOf(draft, as).flatMap(({ home }) => home?.blocks ?? [])
  const filterOf = (of: string, id: string) => draft.entities.get(of)?.views.list.views?.find((view) => view.id === id)?.filter
  const preview = (wanted: readonly HomeBlock[], reading: Runtime): Promise<BlocksPreview> => previewBlocks(reading, locale, withViewFilters(wanted, filterOf))
  const { home, rows } = await readOnly(sharedRuntime(runtime, draft, role), async (reading) => ({
    home: await preview(blocks, reading),
    rows: entity && list ? await preview([rowsBlock(entity, list.columns.map((column) => column.name))], reading) : null,
  }))
  return {
    title: titleOf(role.titles, locale),
    navigation: navigationOf(draft, as, locale),
    home,
    entities: readable.map((one) => ({ name: one.name, title: titleOf(one.pluralTitles, locale) })),
    entity: entity && list && rows ? { list, rows, form: formAs(draft, as, entity, locale) } : null,
  }
}

const rowsBlock = (entity: Entity, columns: readonly string[]): HomeBlock => ({ kind: 'list', id: 'bl_rows', titles: entity.pluralTitles, entity: entity.name, columns, limit: rowsShown })

function formAs(draft: Model, as: Actor, entity: Entity, locale: string): FormView | null {
  if (!permissionOf(draft, as, entity).create) return null
  const { schema, uiSchema, data } = formOf({ model: draft, entity, actor: as, locale, state: null, record: {}, isNew: true })
  return { schema, uiSchema, data }
}

/** Live records, reached by a role for each of the viewer's own; the role itself opens reports and nothing else. */
function sharedRuntime(runtime: Runtime, draft: Model, role: Role): Runtime {
  const { model, actor } = runtime
  const shared = actor.roles.flatMap((held, i): readonly (readonly [string, Role])[] => {
    const own = model.roles.get(held)
    return own ? [[`${role.name} ${i}`, sharedRole(model, role, own)]] : []
  })
  const roles = new Map<string, Role>([[role.name, { ...role, permissions: new Map(), platform: new Set() }], ...shared])
  return { ...runtime, model: { ...model, roles, workplaces: draft.workplaces, reports: draft.reports }, actor: { ...actor, roles: [...roles.keys()] } }
}
