'use server'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { Asking, AuditFilter, Choice, DuplicateView, EntityView, Engine, FieldView, FoundForField, FreeTimesAsked, FreeTimesView, Json, JsonObject, NotificationView, RecordEvents, RecordView, RelatedEntry, SavedViewContent, SavedViewView, WarningView } from '../../engine/client.ts'
import { currentActor } from '../_lib/actor.ts'
import { type Answer, answerInPlace } from '../_lib/answer.ts'
import { dealershipCookie } from '../_lib/dealership.ts'
import { engine } from '../_lib/engine.ts'
import { isInterfaceLocale, localeCookie } from '../_lib/locale.ts'

/** Entities that one screen asks for at most. */
const mostEntities = 50
const year = 365 * 24 * 3600
const cookieOptions = { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true } as const

/** Doors for the pages' browser half. They check shapes only; the engine decides who may what. */

export async function findChoices(entity: string, search: string, asking?: Asking): Promise<Answer<readonly Choice[]>> {
  return answerInPlace(async () => engine().choices(await currentActor(), await getLocale(), String(entity), String(search), 20, plainAsking(asking)))
}

/** What a line of text finds by what was typed into it. */
export async function findForField(entity: string, field: string, text: string): Promise<Answer<readonly FoundForField[]>> {
  return answerInPlace(async () => engine().findForField(await currentActor(), await getLocale(), String(entity), String(field), String(text)))
}

const plainAsking = (asking: Asking | undefined): Asking | undefined => asking && { entity: String(asking.entity), field: String(asking.field), values: Object(asking.values) as JsonObject, ...(asking.event !== undefined && { event: String(asking.event) }), ...(asking.record !== undefined && { record: String(asking.record) }) }

/** When a record could be planned, and what is in the way of the time that stands in its form. */
export async function findFreeTimes(entity: string, asked: FreeTimesAsked): Promise<Answer<FreeTimesView>> {
  return answerInPlace(async () => {
    const { record, values, day } = Object(asked) as FreeTimesAsked
    return engine().freeTimes(await currentActor(), await getLocale(), String(entity), { record: record === null ? null : String(record), values: Object(values) as JsonObject, day: day === null ? null : String(day) })
  })
}

/** Records that are likely the same as the one being typed. */
export async function findDuplicates(entity: string, id: string | null, values: JsonObject): Promise<Answer<readonly DuplicateView[]>> {
  return answerInPlace(async () => engine().duplicates(await currentActor(), await getLocale(), String(entity), id === null ? null : String(id), Object(values) as JsonObject))
}

/** Warnings of records by id. */
export async function readWarnings(entity: string, ids: readonly string[]): Promise<Answer<Readonly<Record<string, readonly WarningView[]>>>> {
  return answerInPlace(async () => engine().warnings(await currentActor(), await getLocale(), String(entity), ids.map(String)))
}

/** In which state records stand that are pointed to. */
export async function readStates(entity: string, ids: readonly string[]): Promise<Answer<Readonly<Record<string, EntityView['states'][number]>>>> {
  return answerInPlace(async () => engine().linkedStates(await currentActor(), await getLocale(), String(entity), ids.map(String)))
}

/** What happened around a record. */
export async function readRelated(entity: string, id: string): Promise<Answer<readonly RelatedEntry[]>> {
  return answerInPlace(async () => engine().related(await currentActor(), await getLocale(), String(entity), String(id)))
}

/** The record as it stands now, for telling apart two people's changes. */
export async function readRecord(entity: string, id: string): Promise<Answer<RecordView>> {
  return answerInPlace(async () => engine().recordView(await currentActor(), await getLocale(), String(entity), String(id)))
}

/** The same, and the page around it drawn anew with the answer. */
export async function refreshRecord(entity: string, id: string): Promise<Answer<RecordView>> {
  refresh()
  return readRecord(entity, id)
}

/** What may be done with a record of a board now, and why not the rest. */
export async function readEvents(entity: string, id: string): Promise<Answer<RecordEvents>> {
  return answerInPlace(async () => engine().recordEvents(await currentActor(), await getLocale(), String(entity), String(id)))
}

export async function readNotifications(part: { readonly before?: string; readonly onlyUnread?: boolean } = {}): Promise<Answer<readonly NotificationView[]>> {
  const { before, onlyUnread } = Object(part) as typeof part
  return answerInPlace(async () => engine().notifications(await currentActor(), await getLocale(), { onlyUnread: onlyUnread === true, ...(before !== undefined && { before: String(before) }) }))
}

export async function markRead(ids: readonly string[]): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().readNotifications(await currentActor(), ids.map(String))
    return null
  })
}

/** Everything that had come by then. */
export async function markAllRead(until: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().readNotificationsUntil(await currentActor(), String(until))
    return null
  })
}

/** Ends every session of the person, this one too; answers how many there were. */
export async function endSessions(): Promise<Answer<number>> {
  return answerInPlace(async () => engine().accounts.endSessions(await currentActor()))
}

export async function chooseLocale(locale: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    if (!isInterfaceLocale(locale)) return null
    ;(await cookies()).set(localeCookie, locale, cookieOptions)
    await engine().saveLocale(await currentActor(), locale)
    return null
  })
}

export async function chooseDealership(code: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    ;(await cookies()).set(dealershipCookie, String(code), cookieOptions)
    return null
  })
}

export async function readAudit(after: string, filter: AuditFilter): Promise<Answer<Awaited<ReturnType<Engine['audit']>>>> {
  const wanted = Object.fromEntries(Object.entries(Object(filter)).map(([name, value]) => [name, String(value)]))
  return answerInPlace(async () => engine().audit(await currentActor(), await getLocale(), String(after), wanted))
}

/** Fields of the entities as conditions may speak of them; entities that the person may not read are left out. */
export async function readFields(entities: readonly string[]): Promise<Answer<Readonly<Record<string, readonly FieldView[]>>>> {
  return answerInPlace(async () => {
    const [actor, locale] = [await currentActor(), await getLocale()]
    const lists = await Promise.all(entities.slice(0, mostEntities).map(async (name) => [name, (await engine().listView(actor, locale, String(name)).catch(() => null))?.fields ?? []] as const))
    return Object.fromEntries(lists)
  })
}

/** Keeps something the person set for themselves, on every browser of theirs. */
export async function savePreference(key: string, value: Json): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().preferences.save(await currentActor(), String(key), value)
    return null
  })
}

export async function createSavedView(entity: string, content: SavedViewContent): Promise<Answer<SavedViewView>> {
  return answerInPlace(async () => engine().savedViews.create(await currentActor(), String(entity), content))
}

export async function updateSavedView(id: string, change: Partial<SavedViewContent>): Promise<Answer<SavedViewView>> {
  return answerInPlace(async () => engine().savedViews.update(await currentActor(), String(id), change))
}

export async function removeSavedView(id: string): Promise<Answer<null>> {
  return answerInPlace(async () => {
    await engine().savedViews.remove(await currentActor(), String(id))
    return null
  })
}
