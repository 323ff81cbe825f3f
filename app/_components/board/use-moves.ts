'use client'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import type { BoardView, EventView, JsonObject, RecordEvents } from '../../../engine/client.ts'
import { readEvents, readRecord } from '../../(workplace)/actions.ts'
import type { Answer, Refusal } from '../../_lib/answer.ts'
import { type ListRow, sendDocument, updateDocument, type Written } from '../../_lib/documents.ts'
import { keyOf } from '../../_lib/group-values.ts'
import { reply, request } from '../../_lib/request.ts'
import type { LayoutProps } from '../list/layouts.ts'
import { useWorkplace } from '../workplace-context.tsx'
import { type DropTarget, dropTargets, type Group } from './board-columns.ts'
import type { Board } from './use-board.ts'

/** What the engine said of a card: where it may go, and what that takes. */
export interface Possible {
  readonly id: string
  readonly record: RecordEvents
  readonly targets: ReadonlyMap<string, DropTarget>
}

/** A move that waits for what its dialog asks. */
export interface Asked {
  readonly row: ListRow
  readonly record: RecordEvents
  readonly events: readonly EventView[]
}

interface Place {
  readonly column: Group
  readonly lane: Group | null
}

/** Ways of a card to another column or lane: by events, never past them. */
export function useMoves({ list }: LayoutProps, view: BoardView, columns: readonly Group[], board: Board) {
  const t = useTranslations('board')
  const { dealership } = useWorkplace()
  const [possible, setPossible] = useState<Possible | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [refusal, setRefusal] = useState<{ readonly title: string; readonly refusal: Refusal } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const asking = useRef<{ readonly id: string; readonly version: number; readonly answer: Promise<Answer<Possible>> } | null>(null)
  /** What waits for its dialog, also to those who hold an older `asked`. */
  const waiting = useRef<Asked | null>(null)
  const { entity } = list
  const byState = view.columns.name === 'state'

  /** Asks once for a card as it stands; asked for ahead, when somebody takes hold of it. */
  const prepare = useCallback(
    (row: ListRow): Promise<Answer<Possible>> => {
      const known = asking.current
      if (known?.id === row.id && known.version === row.version) return known.answer
      const ask = async (): Promise<Answer<Possible>> => {
        if (!byState) return possibleBySetting(entity.name, view, columns, row)
        const answer = await reply(readEvents(entity.name, row.id))
        return answer.ok ? { ok: true, data: { id: row.id, record: answer.data, targets: dropTargets(columns, answer.data.state ?? '', answer.data.events, t('noStep')) } } : answer
      }
      const answer = ask()
      asking.current = { id: row.id, version: row.version, answer }
      return answer
    },
    [byState, columns, entity.name, t, view],
  )
  const grab = async (row: ListRow): Promise<void> => {
    setRefusal(null)
    const answer = await prepare(row)
    if (answer.ok) setPossible(answer.data)
  }
  const letGo = () => setPossible(null)

  const back = (row: ListRow, why: Refusal): void => {
    asking.current = null
    board.place(row)
    setRefusal({ title: row.label, refusal: why })
    void board.read([row.id])
  }
  const explain = (row: ListRow, reason: string): void => setRefusal({ title: row.label, refusal: { code: 'EVENT_REFUSED', message: reason, hint: t('stays'), issues: [], data: null } })

  /** Writes the lane's or the column's field; the version after it, null where it was refused. */
  const set = async (row: ListRow, record: RecordEvents, input: JsonObject): Promise<number | null> => {
    const answer = await request<Written>(record.dealership ?? dealership, updateDocument(entity), { id: row.id, version: record.version, input })
    if (answer.ok) return answer.data.record?.version ?? record.version
    back(row, answer.refusal)
    return null
  }
  const post = async (row: ListRow, record: RecordEvents, version: number, event: string, input: JsonObject | null): Promise<Refusal | null> => {
    const answer = await request<Written>(record.dealership ?? dealership, sendDocument(entity), { id: row.id, version, event, input })
    if (!answer.ok) return answer.refusal
    asking.current = null
    await board.read([row.id])
    return null
  }
  const placed = (row: ListRow, { column, lane }: Place): ListRow => ({
    ...row,
    ...(byState ? { state: column.key, stateSince: row.state === column.key ? row.stateSince : new Date().toISOString() } : { [view.columns.name]: valueOf(view.columns, column) }),
    ...(lane && view.swimLanes ? { [view.swimLanes.name]: valueOf(view.swimLanes, lane) } : {}),
  })

  /** Brings a card to a column and a lane, as far as it may. */
  const move = async (row: ListRow, place: Place): Promise<void> => {
    const laneField = place.lane && view.swimLanes && keyOf(row[view.swimLanes.name]) !== place.lane.key ? view.swimLanes : null
    const isElsewhere = keyOf(row[view.columns.name]) !== place.column.key
    if (!isElsewhere && !laneField) return
    setRefusal(null)
    const answer = await prepare(row)
    if (!answer.ok) return back(row, answer.refusal)
    const { record, targets } = answer.data
    const target = targets.get(place.column.key)
    if (target?.kind === 'refused') return explain(row, target.reason)
    board.place(placed(row, place))
    const input: JsonObject = { ...(laneField ? { [laneField.name]: place.lane?.key || null } : {}), ...(target?.kind === 'set' ? { [view.columns.name]: place.column.key || null } : {}) }
    const version = Object.keys(input).length > 0 ? await set(row, record, input) : record.version
    if (version === null) return
    if (target?.kind !== 'events') {
      asking.current = null
      return board.read([row.id])
    }
    const [event] = target.events
    if (target.events.length > 1 || event?.form || event?.danger) {
      waiting.current = { row, record: { ...record, version }, events: target.events }
      return setAsked(waiting.current)
    }
    const why = event ? await post(row, record, version, event.event, null) : null
    if (why) back(row, why)
  }

  const send = async (event: string, input: JsonObject | null): Promise<boolean> => {
    if (!asked) return false
    setBusy(true)
    setRefusal(null)
    const why = await post(asked.row, asked.record, asked.record.version, event, input)
    setBusy(false)
    if (!why) {
      waiting.current = null
      setAsked(null)
      return true
    }
    setRefusal({ title: asked.row.label, refusal: why })
    return false
  }
  /** Gives up what was asked: the card is where it was. */
  const cancel = () => {
    if (!waiting.current) return
    const { row } = waiting.current
    waiting.current = null
    setAsked(null)
    setRefusal(null)
    asking.current = null
    board.place(row)
    void board.read([row.id])
  }
  return { possible, asked, refusal, isBusy, prepare, grab, letGo, move, send, cancel, dismiss: () => setRefusal(null) }
}

export type Moves = ReturnType<typeof useMoves>

/** As the API answers it: records and people with their name. */
function valueOf(field: BoardView['columns'], { key, title }: Group): unknown {
  if (key === '') return null
  return field.target ? { id: key, label: title, name: title } : key
}

/** Of a board that is not by state: whether the field may be changed at all. */
async function possibleBySetting(entity: string, { columns: { name } }: BoardView, columns: readonly Group[], row: ListRow): Promise<Answer<Possible>> {
  const answer = await reply(readRecord(entity, row.id))
  if (!answer.ok) return answer
  const { version, dealership, state, labels, readOnlyReasons } = answer.data
  const reason = readOnlyReasons[''] ?? readOnlyReasons[name] ?? null
  const own = keyOf(row[name])
  const targets = new Map(columns.map(({ key }): readonly [string, DropTarget] => [key, key === own ? { kind: 'same' } : reason === null ? { kind: 'set' } : { kind: 'refused', reason }]))
  return { ok: true, data: { id: row.id, record: { id: row.id, label: row.label, version, dealership, state: state?.value ?? null, events: [], labels }, targets } }
}
