import { fieldAccess } from '../../access/index.ts'
import type { TimelineEntry, TimelinePart } from '../../engine.ts'
import { formatValue, stateOf } from '../../forms/index.ts'
import type { Json } from '../../kernel/json.ts'
import { inLanguage } from '../../kernel/refusals/spoken.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Automation, Entity, Model, Values } from '../../model/types.ts'
import { readTimeline, type TimelineRow } from '../../store/index.ts'
import { atHome } from '../at-home.ts'
import { mayRestoreFiles } from '../files/record-files.ts'
import { automationOf } from '../time/automations.ts'
import type { Runtime } from '../types.ts'
import { visibleRecord } from '../visible-record.ts'
import { labelsOf } from './labels.ts'

/** More entries than these are not shown at once. */
const mostEntries = 200

/** What happened to a record, newest first. Fields the reader may not see are left out. */
export async function timeline(asked: Runtime, locale: string, of: Entity, id: string, part: TimelinePart = {}): Promise<readonly TimelineEntry[]> {
  const { runtime, entity } = await atHome(asked, of, id)
  const row = await visibleRecord(runtime, entity, id)
  const { store, model, actor } = runtime
  const rows = await readTimeline(store.query, entity.name, id, { ...part, limit: Math.min(Math.max(part.limit ?? mostEntries, 1), mostEntries) })
  const shown = new Set([...fieldAccess(model, actor, entity, row.state, false)].flatMap(([name, { mode }]) => (mode === 'hidden' || mode === 'masked' ? [] : [name])))
  const seesPersons = entity.fields.every(({ name, keywords }) => !keywords.personal || shown.has(name))
  const mayRestore = mayRestoreFiles(runtime, entity)
  const labels = await labelsOf(runtime, entity, pointedTo(rows))
  const format = { locale, timeZone: actor.timeZone ?? model.settings.timeZone, labels }
  return rows.map((entry) => ({
    id: entry.id,
    kind: entry.action === 'state-mapped' ? 'transition' : entry.action,
    at: entry.at,
    actor: entry.actor_name,
    title: entry.action === 'automation' ? automationTitle(model, entity, entry, locale) : transitionTitle(entity, entry.transition, locale),
    from: stateOf(entity, entry.from_state, locale),
    to: stateOf(entity, entry.to_state, locale),
    text: entry.action === 'automation' ? refusalText(model, entity, entry, locale) : entry.note,
    changes: entry.action === 'create' ? [] : changesOf(entity, entry, shown, locale, (name, value) => formatChange(entity, name, value, format)),
    mentions: entry.facts?.mentions ?? [],
    file: entry.facts?.file ? { ...entry.facts.file, mayRestore: entry.facts.file.isDeleted && mayRestore } : null,
    // An address tells what a reader may not be shown in the fields.
    message: entry.facts?.message ? { ...entry.facts.message, recipient: seesPersons ? entry.facts.message.recipient : '•••' } : null,
  }))
}

function transitionTitle(entity: Entity, transition: string | null, locale: string): string | null {
  const { transitions = [], automatic = [] } = entity.machine ?? {}
  const found = [...transitions, ...automatic].find(({ id }) => id === transition)
  return found ? titleOf(found.titles, locale) : null
}

const automationIn = (model: Model, entity: Entity, { transition }: TimelineRow): Automation | undefined => (transition === null ? undefined : automationOf(model, entity, transition))

/** One that is gone is called as it was. */
function automationTitle(model: Model, entity: Entity, entry: TimelineRow, locale: string): string | null {
  const automation = automationIn(model, entity, entry)
  return automation ? titleOf(automation.titles, locale) : entry.note
}

/** What was done is told by its title. */
function refusalText(model: Model, entity: Entity, entry: TimelineRow, locale: string): string | null {
  const automation = automationIn(model, entity, entry)
  return automation && entry.note !== automation.titles.en ? inLanguage(locale, entry.note ?? '') : null
}

/** Old and new values of all entries, so that the labels of what they point to are read in one go. */
function pointedTo(rows: readonly TimelineRow[]): readonly Values[] {
  return rows.flatMap(({ changes }) => [0, 1].map((side) => Object.fromEntries(Object.entries(changes ?? {}).map(([name, pair]) => [name, pair[side] ?? null]))))
}

function changesOf(entity: Entity, { changes }: TimelineRow, shown: ReadonlySet<string>, locale: string, text: (name: string, value: Json) => string): TimelineEntry['changes'] {
  return Object.entries(changes ?? {}).flatMap(([name, [from, to]]) => {
    const field = entity.fieldByName.get(name)
    return field && shown.has(name) ? [{ field: titleOf(field.titles, locale), from: text(name, from), to: text(name, to) }] : []
  })
}

function formatChange(entity: Entity, name: string, value: Json, format: Parameters<typeof formatValue>[2]): string {
  const field = entity.fieldByName.get(name)
  return value === '•••' || !field ? String(value ?? '') : formatValue(field, value, format)
}
