/** Days and times of day of a time zone. Instants are milliseconds since 1970, days `2026-03-29`, times `09:30` (`24:00` ends the day). */

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  formatters.set(timeZone, made)
  return made
}

/** The clock on the wall there at the instant, as if it were UTC. */
function wallAt(timeZone: string, at: number): number {
  const whole = Math.floor(at / 1000) * 1000
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(whole)) parts[type] = Number(value)
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute, parts.second) + (at - whole)
}

/** The day on which the instant falls there. */
export const dayAt = (timeZone: string, at: number): string => new Date(wallAt(timeZone, at)).toISOString().slice(0, 10)

export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/**
 * When the clocks there show `time` on `day`: of two such moments (autumn) the first; where they skip it
 * (spring), the moment at which they jump. So later times never come before earlier ones.
 */
export function instantOf(timeZone: string, day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wall = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000
  // Offsets of a day before and a day after are the only two in question.
  const [before, after] = [wall - 86_400_000, wall + 86_400_000].map((at) => wallAt(timeZone, at) - at) as [number, number]
  const fitting = [wall - before, wall - after].filter((at) => wallAt(timeZone, at) === wall)
  return fitting.length > 0 ? Math.min(...fitting) : jump(timeZone, Math.min(wall - before, wall - after), Math.max(wall - before, wall - after))
}

/** The moment between two instants at which the offset changes. */
function jump(timeZone: string, from: number, to: number): number {
  const offset = (at: number): number => wallAt(timeZone, at) - at
  const first = offset(from)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offset(middle) === first) low = middle
    else high = middle
  }
  return high
}
