/** Reads and writes at two doors while six versions are published. `node tests/torture/publish-under-load.ts [SECONDS] [PER_SECOND] [RECORDS]` */
import { runPublishUnderLoad } from './publish-under-load/run.ts'
import { withDatabase } from './support/database.ts'

const [seconds = 30, perSecond = 500, records = 100_000] = process.argv.slice(2).map(Number)
const report = await withDatabase((url) => runPublishUnderLoad(url, { seconds, perSecond, records, tell: (text) => console.log(text) }))
for (const text of report.wrong.slice(0, 20)) console.error(text)
console.log(`${report.requests} requests, ${report.perSecond} a second; median ${report.latency.median} ms, p99 ${report.latency.p99} ms, slowest ${report.latency.most} ms; publications ${report.publications.join(', ')} ms; ${report.wrong.length} wrong`)
process.exit(report.wrong.length === 0 ? 0 : 1)
