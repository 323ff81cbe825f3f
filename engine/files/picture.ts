/** Pictures made smaller. The library is one that not every machine can run: without it there are none. */

type Library = typeof import('sharp').default

/** A photo of any camera; what claims to be larger is a bomb. */
const mostPixels = 100_000_000
const readable = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif'])

let library: Promise<Library | null> | null = null

async function openLibrary(): Promise<Library | null> {
  const found = await import('sharp').then((module) => module.default, () => null)
  // One at a time, nothing kept: uploads must not fill the memory.
  found?.cache(false)
  found?.concurrency(1)
  return found
}

interface Wanted {
  /** Longest sides in pixels; a smaller picture stays as it is. */
  readonly width: number
  readonly height: number
  readonly format: 'webp' | 'png'
}

/** The picture anew, upright and without what cameras note beside it; null where it is none, or cannot be read here. `source`: its bytes, or the path of a file. */
export async function smallerPicture(source: Buffer | string, mediaType: string, { width, height, format }: Wanted): Promise<Buffer | null> {
  library ??= openLibrary()
  const open = readable.has(mediaType) ? await library : null
  if (!open) return null
  try {
    return await open(source, { limitInputPixels: mostPixels, sequentialRead: true, pages: 1 }).autoOrient().resize({ width, height, fit: 'inside', withoutEnlargement: true }).toFormat(format).toBuffer()
  } catch {
    return null
  }
}
