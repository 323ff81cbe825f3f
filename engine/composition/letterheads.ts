import { titleOf } from '../kernel/titles.ts'
import type { Letterhead } from '../runtime/print/print-record.ts'
import type { Rooms } from './rooms.ts'

/** What papers show of a dealership, by its code. */
export const letterheads = (platform: Rooms['platform']) => async (code: string | null, locale: string): Promise<Letterhead> => {
  const site = (await platform.dealerships.list()).find((one) => one.code === code)
  return site ? { title: titleOf(site.titles, locale), logo: await platform.dealerships.logo(site.code) } : { title: '', logo: null }
}
