/** Events of calls as they come in, from whatever exchange. */
import { createHash } from 'node:crypto'
import type { JsonObject } from '../kernel/json.ts'

export const eventTypes = ['ringing', 'answered', 'ended', 'recorded'] as const
export type CallEventType = (typeof eventTypes)[number]

export const directions = ['in', 'out'] as const
export type CallDirection = (typeof directions)[number]

/** `{ id, call, type, at, direction, from, to, extension, duration, recording: { url, name } }`: what is left out is not known. */
export interface CallEvent {
  /** The same whenever the event is told again. */
  readonly id: string
  /** Of the call, at the exchange. */
  readonly call: string
  readonly type: CallEventType
  /** When it happened. */
  readonly at: string
  /** `out`: somebody of ours called; `in` where nothing is said. */
  readonly direction: CallDirection
  readonly from: string | null
  readonly to: string | null
  readonly extension: string | null
  /** Seconds of talk; 0: nobody answered. */
  readonly duration: number | null
  readonly recording: { readonly url: string; readonly name: string | null } | null
}

const longestId = 200
const longestNumber = 100
/** Two days: no call lasts longer. */
const longestCall = 172_800

/** The event, or why it is none. */
export function readEvent(text: string): CallEvent | { readonly problem: string; readonly id: string; readonly payload: JsonObject } {
  const parsed = jsonOf(text)
  const payload = parsed ?? { text: text.replaceAll('\u0000', '').slice(0, 2000) }
  try {
    if (parsed === null) throw new Wrong('The body is no JSON object.')
    return eventOf(parsed)
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return { problem: error.message, id: `sha256:${createHash('sha256').update(text).digest('hex')}`, payload }
  }
}

class Wrong extends Error {}

function jsonOf(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    // PostgreSQL keeps no zero character.
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !text.includes('\\u0000') ? (value as JsonObject) : null
  } catch {
    return null
  }
}

function eventOf(given: JsonObject): CallEvent {
  const text = (name: string, most: number): string | null => {
    const value = given[name] ?? null
    // Some exchanges send numbers as numbers.
    const said = typeof value === 'number' ? String(value) : value
    if (said !== null && typeof said !== 'string') throw new Wrong(`“${name}” is no text.`)
    if (said !== null && said.length > most) throw new Wrong(`“${name}” is longer than ${most} characters.`)
    return said === null || said.trim() === '' ? null : said.trim()
  }
  const needed = (name: string, most: number): string => {
    const value = text(name, most)
    if (value === null) throw new Wrong(`“${name}” is missing.`)
    return value
  }
  const type = needed('type', 40)
  if (!eventTypes.some((known) => known === type)) throw new Wrong(`“${type}” is no kind of event: ${eventTypes.join(', ')}.`)
  const at = needed('at', 40)
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(at) || Number.isNaN(Date.parse(at))) throw new Wrong('“at” is no moment: write 2026-11-23T09:00:00Z.')
  return {
    id: needed('id', longestId),
    call: needed('call', longestId),
    type: type as CallEventType,
    at: new Date(at).toISOString(),
    direction: directionOf(text('direction', 40)),
    from: text('from', longestNumber),
    to: text('to', longestNumber),
    extension: text('extension', 40),
    duration: durationOf(given.duration ?? null),
    recording: recordingOf(given.recording ?? null),
  }
}

function directionOf(text: string | null): CallDirection {
  const known = directions.find((one) => one === (text ?? 'in'))
  if (!known) throw new Wrong(`“${text}” is no direction: ${directions.join(', ')}.`)
  return known
}

function durationOf(value: unknown): number | null {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (seconds === null || seconds === '') return null
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= longestCall)) throw new Wrong('“duration” is no number of seconds.')
  return Math.round(seconds)
}

function recordingOf(value: unknown): CallEvent['recording'] {
  if (value === null) return null
  const { url = null, name = null } = (typeof value === 'object' && !Array.isArray(value) ? value : { url: value }) as { readonly url?: unknown; readonly name?: unknown }
  if (url === null) return null
  if (typeof url !== 'string' || url.length > 2000 || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new Wrong('“recording.url” is no http or https address.')
  return { url, name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null }
}
