/** Everything a start needs that takes long, beforehand: for the image. */
import { resolve } from 'node:path'
import { buildPages } from './build.ts'
import { printError } from './report.ts'

try {
  await buildPages(resolve(import.meta.dirname, '../..'))
} catch (error) {
  printError(error)
  process.exitCode = 1
}
