/** Random expressions asked of random records in JavaScript and in SQL, 100,000 pairs. `node tests/torture/expressions.ts [PAIRS] [SEED]` */
import fc from 'fast-check'
import { openStore } from '../../engine/store/index.ts'
import { difference, language, openOrders } from '../fixtures/expressions.ts'
import { withDatabase } from './support/database.ts'

const pairs = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1_000_000))
console.log(`seed ${seed}`)
const perExpression = 50

const found = await withDatabase(async (url) => {
  const store = openStore(url)
  try {
    const rows = await openOrders(store, perExpression, seed)
    const sources = (['condition', 'number', 'text'] as const).flatMap((kind) => fc.sample(language[kind].filter((source) => source.length < 1500), { numRuns: Math.ceil(pairs / perExpression / 3), seed }))
    const differences: object[] = []
    for (const source of sources) {
      const one = await difference(store, rows, source)
      if (one) differences.push(one)
    }
    return { asked: sources.length * rows.length, differences }
  } finally {
    await store.close()
  }
})
for (const one of found.differences.slice(0, 20)) console.error(JSON.stringify(one))
console.log(found.differences.length === 0 ? `expressions: agree over ${found.asked} pairs` : 'expressions: do not agree')
process.exit(found.differences.length === 0 ? 0 : 1)
