/** Moments of the demo network. Shops work 8–20 Moscow or Yekaterinburg time; both were UTC+4 and UTC+6 in May 2009. */

/** The moment `hour` o'clock (may be broken) UTC of that day. */
export function momentOn(day: string, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + Math.round(hour * 3600) * 1000)
}

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

export function addDays(day: string, count: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000))
}

export const hoursAfter = (moment: Date, hours: number): Date => new Date(moment.getTime() + Math.round(hours * 3600) * 1000)

/** The moment itself, or the nearest one of that day when the shop is open. */
export function openingHours(moment: Date): Date {
  const [opens, closes] = [momentOn(dayOf(moment), 4.25), momentOn(dayOf(moment), 15.5)]
  return moment < opens ? opens : moment > closes ? closes : moment
}

/** The period of the printed report, and the days before it whose clients are asked within it. */
export const period = { from: '2009-05-01', to: '2009-05-25' } as const

/** How busy a day of the period is: holidays and Sundays are quiet. */
export function busyness(day: string): number {
  if (day === '2009-05-01' || day === '2009-05-09') return 3
  return [4, 10, 11, 11, 10, 11, 8][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 10
}

export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
