/** What every archive that comes from outside is held to before anything of it is unpacked. */
import type { Entry, ZipFile } from 'yauzl'

/** Its table of contents. `troubleOf`: what is thrown for an error of the archive. */
export function entriesOf(zip: ZipFile, troubleOf: (error: Error) => Error): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(troubleOf(error)))
    zip.readEntry()
  })
}

/** From this size on a part is suspected of being a bomb, in bytes. */
const suspect = 1_048_576

/** Whether its contents, by its own table, come to more than `bytes`, or a large part was packed more than `ratio` times smaller. */
export function isBloated(entries: readonly Entry[], { bytes, ratio }: { readonly bytes: number; readonly ratio: number }): boolean {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  return total > bytes || entries.some(({ uncompressedSize, compressedSize }) => uncompressedSize > suspect && uncompressedSize > compressedSize * ratio)
}
