/** Records the golden artefacts anew: `node tests/golden/update.ts`, then read the difference before committing it. */
import { writeFileSync } from 'node:fs'
import { artefacts } from './artefacts.ts'

if (process.env.CI) {
  console.error('Golden artefacts are compared in CI, never recorded there.')
  process.exit(1)
}
for (const [name, text] of Object.entries(artefacts)) writeFileSync(`tests/golden/${name}`, text())
