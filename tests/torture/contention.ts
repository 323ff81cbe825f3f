/** Fifty clients send one event on one record, a thousand times. `node tests/torture/contention.ts [ROUNDS]` */
import { runContention } from './contention/run.ts'
import { withDatabase } from './support/database.ts'

const rounds = Number(process.argv[2] ?? 1000)
const { mistakes } = await withDatabase((url) => runContention(url, rounds))
for (const mistake of mistakes) console.error(mistake)
console.log(mistakes.length === 0 ? `contention: holds over ${rounds} rounds` : 'contention: does not hold')
process.exit(mistakes.length === 0 ? 0 : 1)
