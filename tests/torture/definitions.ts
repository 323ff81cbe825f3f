/** 10,000 definitions spoilt at random: refused with a place or accepted, never a crash. `node tests/torture/definitions.ts [COUNT] [SEED]` */
import { runDefinitions } from './definitions/run.ts'
import { withDatabase } from './support/database.ts'

const count = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1_000_000))
console.log(`seed ${seed}`)
const { accepted, published, slowest, mistakes } = await withDatabase((url) => runDefinitions(url, { seed, count, publishEach: 20 }))
console.log(`${count} definitions, ${accepted} accepted, ${published} published, the slowest took ${Math.round(slowest)} ms`)
for (const mistake of mistakes.slice(0, 50)) console.error(mistake)
console.log(mistakes.length === 0 ? 'definitions: holds' : 'definitions: does not hold')
process.exit(mistakes.length === 0 ? 0 : 1)
