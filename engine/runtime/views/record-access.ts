import { fieldAccess, type ReasonCode, reasonText } from '../../access/index.ts'
import { titleOf } from '../../kernel/titles.ts'
import { isUuid } from '../../kernel/uuid.ts'
import type { Entity, EventOption, ExpressionContext } from '../../model/types.ts'
import { loadRecord, type RecordRow, withReferences } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { demandRight, isNetworks, visibleRows } from '../read-scope.ts'
import { rowRefusal } from '../row-rights.ts'
import { contextOf } from '../steps/expression-context.ts'
import type { Runtime } from '../types.ts'

/** Why something is not open to the actor: a code for programs, a sentence for people. Commands refuse with the same codes. */
export interface Reason {
  readonly code: string
  readonly text: string
}

/** What the actor may do with one record, and for everything else why not. */
export interface RecordAccess {
  readonly events: readonly { readonly event: string; readonly title: string; readonly allowed: boolean; readonly reason: Reason | null }[]
  readonly fields: readonly { readonly field: string; readonly title: string; readonly access: 'EDIT' | 'READ_ONLY' | 'MASKED' | 'HIDDEN'; readonly reason: Reason | null }[]
  /** Null where the record may be changed, or deleted, as far as its fields go. */
  readonly editReason: Reason | null
  readonly deleteReason: Reason | null
}

const accesses = { edit: 'EDIT', 'read-only': 'READ_ONLY', masked: 'MASKED', hidden: 'HIDDEN' } as const

/** Null where there is no such record, or none for the actor. */
export async function recordAccess(asked: Runtime, of: Entity, id: string): Promise<RecordAccess | null> {
  demandRight(asked.model, asked.actor, of, 'read')
  const { runtime, entity } = await atHome(asked, of, id)
  const { store, model, actor, clock } = runtime
  const row = isUuid(id) ? await loadRecord(store.query, entity, id, { visible: visibleRows(model, actor, clock(), entity, 't', 'read') }) : null
  if (!row) return null
  const reason = (code: ReasonCode | null): Reason | null => code && { code, text: reasonText(code, actor.locale, {}) }
  const edit = await rowRefusal(runtime, entity, row, 'edit')
  const context = await contextOf({ model, actor, now: clock() }, (target, values, paths) => withReferences(store.query, model, target, values, paths, row.dealership), entity, row)
  return {
    events: eventsOf(runtime, entity, row, context),
    fields: fieldsOf(runtime, entity, row, reason(edit)),
    editReason: reason(edit),
    deleteReason: reason(await rowRefusal(runtime, entity, row, 'delete')),
  }
}

function fieldsOf({ model, actor }: Runtime, entity: Entity, row: RecordRow, edit: Reason | null): RecordAccess['fields'] {
  const access = fieldAccess(model, actor, entity, row.state, false)
  return entity.fields.map((field) => {
    const { mode, reason, facts } = access.get(field.name) ?? { mode: 'hidden', reason: null, facts: {} }
    const head = { field: field.name, title: titleOf(field.titles, actor.locale) }
    // A record that is closed as a whole has no open field.
    if (reason === null && edit) return { ...head, access: 'READ_ONLY', reason: edit }
    return { ...head, access: accesses[mode], reason: reason && { code: reason, text: reasonText(reason, actor.locale, facts) } }
  })
}

/** Every event of the machine: the transition that may be taken before those that may not. */
function eventsOf({ actor }: Runtime, entity: Entity, row: RecordRow, context: ExpressionContext): RecordAccess['events'] {
  const { machine } = entity
  if (!machine || row.state === null) return []
  const { state } = row
  const options = machine.options(state, context)
  return machine.events.map((event) => {
    const own = options.filter((option) => option.event === event)
    const option = own.find(({ allowed }) => allowed) ?? own[0]
    const transition = option?.transition ?? machine.transitions.find((one) => one.event === event)
    const reason = isNetworks(actor, entity, row) ? { code: 'SHARED_ROW', text: reasonText('SHARED_ROW', actor.locale) } : eventReason(entity, state, option, actor.locale)
    return { event, title: transition ? titleOf(transition.titles, actor.locale) : event, allowed: reason === null, reason }
  })
}

function eventReason(entity: Entity, state: string, option: EventOption | undefined, locale: string): Reason | null {
  if (!option) return { code: 'EVENT_STATE', text: reasonText('EVENT_STATE', locale, { state: entity.machine?.states.get(state)?.titles ?? entity.titles }) }
  return option.reason && { code: option.reason.code, text: titleOf(option.reason.titles, locale) }
}
