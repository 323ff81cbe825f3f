/** 2,000 random worlds, every read path asked in each. `node tests/torture/isolation-worlds.ts [WORLDS] [SEED]` */
import { runWorlds } from './isolation-worlds/run.ts'
import { withDatabase } from './support/database.ts'

const wanted = Number(process.argv[2] ?? 2000)
const first = Number(process.argv[3] ?? Math.floor(Math.random() * 1_000_000))
console.log(`seed ${first}`)

const mistakes: string[] = []
let worlds = 0
// The outer one keeps the server running between the others.
await withDatabase(async () => {
  for (let seed = first; worlds < wanted; seed++) {
    const found = await withDatabase((url) => runWorlds(url, seed, Math.min(100, wanted - worlds), 140))
    worlds += found.worlds
    mistakes.push(...found.mistakes.map((mistake) => `seed ${seed}: ${mistake}`))
    console.log(`${worlds} worlds, ${mistakes.length} mistakes`)
    if (mistakes.length > 50) break
  }
})
for (const mistake of mistakes.slice(0, 50)) console.error(mistake)
console.log(mistakes.length === 0 ? `isolation: holds over ${worlds} worlds` : 'isolation: does not hold')
process.exit(mistakes.length === 0 ? 0 : 1)
