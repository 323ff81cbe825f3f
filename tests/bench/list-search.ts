/** How long a search inside the list of a million work orders takes: `node tests/bench/list-search.ts [--small] [--url postgresql://…]`, first rows and their count apart. */
import { createEngine } from '../../engine/index.ts'
import { openBenchDatabase } from './database.ts'

const texts = ['ковшов', 'ковшов максим', '79215550102', 'a996bc60', '1042', 'ко', 'а', 'xta', 'rav', 'qqqqzz', 'ремонт']
const rounds = 5
const at = process.argv.indexOf('--url')
const given = at > 0 ? process.argv[at + 1] : undefined
const base = given === undefined ? await openBenchDatabase(process.argv.includes('--small'), console.log) : { url: given, close: async () => undefined }
const engine = await createEngine({ databaseUrl: base.url, demo: false, report: console.error })
const head = 'query ($search: String) { page: workOrders(search: $search, first: 100, orderBy: [{ field: CREATED_AT, direction: DESC }])'
const questions = { 'first rows': `${head} { nodes { id label number state client { id label } vehicle { id label } total } pageInfo { hasNextPage endCursor } } }`, 'by total': `${head.replace('CREATED_AT', 'TOTAL')} { nodes { id } pageInfo { endCursor } } }`, 'count to 10,000': `${head.replace('first: 100', 'first: 0')} { count: countUpTo(limit: 10001) } }` }

for (const [who, id] of [['head, whole network', '00000000-0000-7000-8000-000000000001'], ['advisor, one dealership', '00000000-0000-7000-8000-000000000002']] as const) {
  console.log(who)
  const actor = await engine.actor(id)
  for (const search of texts) {
    const parts: string[] = []
    for (const [name, query] of Object.entries(questions)) {
      const times: number[] = []
      let found = ''
      for (let i = 0; i < rounds; i++) {
        const began = performance.now()
        const { data, errors } = await engine.graphql(actor, query, { search })
        times.push(performance.now() - began)
        if (errors) throw new Error(JSON.stringify(errors))
        const page = (data as { page: { nodes?: unknown[]; count?: number } }).page
        found = String(page.nodes?.length ?? page.count)
        if (times[0] !== undefined && times[0] > 3000) break
      }
      times.sort((a, b) => a - b)
      parts.push(`${name} ${String(Math.round(times[Math.floor(times.length / 2)] ?? 0)).padStart(5)} ms (${found})`)
    }
    console.log(`  ${search.padEnd(16)} ${parts.join(' · ')}`)
  }
}
await engine.close()
await base.close()
