import type { Rooms } from './rooms.ts'

/** Put before local numbers in the dealership; the network's where it has none of its own. */
export async function areaCodeIn({ platform, live }: Pick<Rooms, 'platform' | 'live'>, dealership: string | null): Promise<string> {
  return (await platform.dealerships.list()).find(({ code }) => code === dealership)?.areaCode || live.demand().modelOf(null).settings.areaCode
}
