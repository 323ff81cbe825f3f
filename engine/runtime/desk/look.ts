/** What is known while a form is being filled in: what can be sent, what to say, and who one is talking to. */
import type { HomeDesk } from '../../definition/home.ts'
import type { DeskLook } from '../../engine.ts'
import { unfitPaths } from '../../forms/index.ts'
import { EngineError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, Values } from '../../model/types.ts'
import { type RecordRow, withReferences } from '../../store/index.ts'
import { blocksOf } from '../home/home-view.ts'
import { demandRight } from '../read-scope.ts'
import { contextOf } from '../steps/expression-context.ts'
import type { Runtime } from '../types.ts'
import { labelsOf } from '../views/labels.ts'
import { expandWith, newRow } from '../views/record-view.ts'
import { mayFollow } from '../views/related.ts'
import { aboutOf } from './about.ts'
import { firstEvents } from './first-events.ts'

/** @throws EngineError NOT_FOUND where the reader has no such block, FORBIDDEN where they make no such records */
export async function lookDesk(runtime: Runtime, locale: string, id: string, values: JsonObject): Promise<DeskLook> {
  const { model, actor } = runtime
  const block = blocksOf(runtime).find((one) => one.id === id)
  const entity = block?.kind === 'desk' ? model.entities.get(block.entity) : undefined
  if (block?.kind !== 'desk' || !entity) throw new EngineError('NOT_FOUND', 'There is no such form.')
  demandRight(model, actor, entity, 'create')
  const row = await newRow(runtime, entity, values)
  const [events, labels, about, script, unfit] = await Promise.all([
    firstEvents(runtime, entity, block, row, locale),
    labelsOf(runtime, entity, [row.values]),
    aboutIn(runtime, locale, entity, block, row.values),
    scriptOf(runtime, entity, block, row.values),
    unfitIn(runtime, entity, row),
  ])
  return { events, labels, about, script, unfit }
}

async function aboutIn(runtime: Runtime, locale: string, entity: Entity, block: HomeDesk, values: Values): Promise<DeskLook['about']> {
  const target = runtime.model.entities.get(entity.fieldByName.get(block.about ?? '')?.target ?? '')
  const id = values[block.about ?? '']
  return target && isUuid(id) ? aboutOf(runtime, locale, { entity, block }, target, id) : null
}

async function scriptOf(runtime: Runtime, entity: Entity, { script }: HomeDesk, values: Values): Promise<string | null> {
  if (script === undefined || !mayFollow(runtime, entity, script)) return null
  const [link = '', name = ''] = script.split('.')
  const found = (await withReferences(runtime.store.query, runtime.model, entity, values, [script], runtime.actor.dealership))[link]
  const text = typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Values)[name] : null
  return typeof text === 'string' && text.trim() !== '' ? text : null
}

/** Fields whose chosen record no longer goes with the others. */
async function unfitIn(runtime: Runtime, entity: Entity, row: RecordRow): Promise<readonly string[]> {
  if (!entity.fields.some(({ keywords }) => keywords.choices)) return []
  const { model, actor, clock } = runtime
  const { record } = await contextOf({ model, actor, now: clock() }, expandWith(runtime), entity, row)
  return entity.fields.filter((field) => unfitPaths(field, record).length > 0).map(({ name }) => name)
}
