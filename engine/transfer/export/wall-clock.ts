/** Moments on the clock of a zone, a million of them: `YYYY-MM-DD HH:MM:SS`. */
export function wallClock(timeZone: string): (iso: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  return (iso) => format.format(new Date(iso))
}
