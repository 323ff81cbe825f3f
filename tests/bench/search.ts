/** How long the one box for everything takes: `node tests/bench/search.ts [--small] [--url postgresql://…]`; the base is the bench's own. */
import { createEngine } from '../../engine/index.ts'
import { openBenchDatabase } from './database.ts'

const texts = ['Ковшов', 'ковшов максим', '79215550102', '5550102', 'a996bc60', 'h 002', '1042', 'ко', 'а', 'кавшов', 'xta', 'qqqqzz']
const rounds = 5

const at = process.argv.indexOf('--url')
const given = at > 0 ? process.argv[at + 1] : undefined
const base = given === undefined ? await openBenchDatabase(process.argv.includes('--small'), console.log) : { url: given, close: async () => undefined }
const engine = await createEngine({ databaseUrl: base.url, demo: false, report: console.error })

async function timesOf(user: string, text: string): Promise<readonly number[]> {
  const actor = await engine.actor(user)
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const began = performance.now()
    await engine.search(actor, 'ru', text)
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)
}

for (const [who, id] of [['head, whole network', '00000000-0000-7000-8000-000000000001'], ['advisor, one dealership', '00000000-0000-7000-8000-000000000002'], ['mechanic, masked phones', '00000000-0000-7000-8000-000000000003']] as const) {
  console.log(who)
  for (const text of texts) {
    const times = await timesOf(id, text)
    const hits = await engine.search(await engine.actor(id), 'ru', text)
    console.log(`  ${text.padEnd(18)} median ${String(Math.round(times[Math.floor(rounds / 2)] ?? 0)).padStart(5)} ms, slowest ${String(Math.round(times.at(-1) ?? 0)).padStart(5)} ms, ${hits.length} found, ${hits[0]?.fit ?? 'nothing'}: ${hits[0]?.label ?? ''}`)
  }
}
await engine.close()
await base.close()
