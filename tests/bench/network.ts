import { setTimeout as wait } from 'node:timers/promises'
import { withClient } from '../../engine/store/databases.ts'
import { openLine, requestText } from './load.ts'
import { dealershipCodes } from './rows.ts'

/**
 * Leaves the network with these dealerships and waits until the engine reads no others: whoever looks over the whole
 * network is filtered to just them.
 */
export async function limitNetwork(url: string, port: number, headers: Readonly<Record<string, string>>, codes: readonly string[]): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`delete from platform.dealership where not code = any($1)`, [codes])
    await client.query(
      `insert into platform.dealership (code, titles, time_zone, currency, area_code) select code, json_build_object('en', code, 'ru', code), 'Asia/Yekaterinburg', 'RUB', '3452' from unnest($1::text[]) code on conflict (code) do nothing`,
      [codes],
    )
    await client.query(`notify pitlane_access`)
  })
  const query = '{ workOrdersAggregate(groupBy: [{ field: DEALERSHIP }]) { group { dealership } } }'
  const line = await openLine(port)
  for (;;) {
    const text = (await line.ask(requestText('/api/graphql', headers, JSON.stringify({ query })))).toString()
    if (dealershipCodes.filter((code) => text.includes(`"${code}"`)).length === codes.length) break
    await wait(200)
  }
  line.close()
}
