const unitMilliseconds = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 } as const

/** Milliseconds of an `after` key: `P2D`, `PT30M`, `P1W`, or whole milliseconds; null where it is neither. Months and years have no fixed length. */
export function isoDuration(text: string): number | null {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (!match || /^P$|T$/.test(text)) return null
  const [, weeks, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0))
  return (weeks ?? 0) * unitMilliseconds.W + (days ?? 0) * unitMilliseconds.D + (hours ?? 0) * unitMilliseconds.H + (minutes ?? 0) * unitMilliseconds.M + (seconds ?? 0) * unitMilliseconds.S
}
