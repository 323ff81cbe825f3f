/** Wall-clock time of a zone for the picker, and back. */

const wall = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone })

/** `YYYY-MM-DD HH:mm:ss` on the clock of `timeZone`. */
export function toZoned(iso: string, timeZone: string): string {
  return wall(timeZone).format(new Date(iso))
}

/** The moment at which the clock of `timeZone` shows `YYYY-MM-DD HH:mm:ss` (time may be left out), as ISO text. */
export function fromZoned(text: string, timeZone: string): string {
  const [day = '', time = '00:00:00'] = text.split(' ')
  const wanted = Date.parse(`${day}T${time}Z`)
  const offsetAt = (moment: number): number => Date.parse(`${toZoned(new Date(moment).toISOString(), timeZone).replace(' ', 'T')}Z`) - moment
  // Twice, because the offset at the first guess may be that of the other side of a clock change.
  const guess = wanted - offsetAt(wanted)
  return new Date(wanted - offsetAt(guess)).toISOString()
}
