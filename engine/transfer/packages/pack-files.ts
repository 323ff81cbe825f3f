import { overlayFile, placeOf } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { writeZip } from '../sheets/zip.ts'

/** Files of a package, or the overlay of one dealership alone, as one file: the same files, the same bytes. */
export async function packFiles(files: DraftFiles, dealership: string | null = null): Promise<Buffer> {
  const paths = Object.keys(files).filter((path) => placeOf(path) !== null && (dealership === null || path === overlayFile(dealership))).sort()
  const entries = paths.map((name) => ({ name, content: once(files[name] ?? '') }))
  const chunks: Buffer[] = []
  for await (const chunk of writeZip(entries)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
