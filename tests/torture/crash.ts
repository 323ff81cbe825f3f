/** `kill -9` of app, worker and PostgreSQL under load, 60 times. `node tests/torture/crash.ts [ROUNDS]` */
import { runCrash } from './crash/run.ts'

const rounds = Number(process.argv[2] ?? 60)
const report = await runCrash({ rounds, tell: (text) => console.log(text) })
const { mistakes, wrong, fallen, ready, ...figures } = report
const slowest = Math.max(...ready.map(({ seconds }) => seconds))
console.log(JSON.stringify({ ...figures, slowestReady: slowest }))
const failures = [
  ...mistakes.slice(0, 20),
  ...wrong.slice(0, 20),
  ...fallen,
  ...(slowest > 10 ? [`ready only after ${slowest.toFixed(1)} s`] : []),
  ...(report.doneSeconds > 60 ? [`done only after ${report.doneSeconds.toFixed(1)} s`] : []),
  ...(report.perSecond < 200 ? [`only ${report.perSecond} writes a second`] : []),
]
for (const failure of failures) console.error(failure)
console.log(failures.length === 0 ? 'crash: holds' : 'crash: does not hold')
process.exit(failures.length === 0 ? 0 : 1)
