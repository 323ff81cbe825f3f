/** A package out of one file, whatever that file holds: what is too large, broken or aims elsewhere is refused before it is unpacked. */
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { overlayFile } from '../../definition/index.ts'
import type { DraftFiles } from '../../engine.ts'
import { isObjectName } from '../../kernel/names.ts'
import { entriesOf, isBloated } from '../zip.ts'
import { locked, notReadable, outside, packageLimits, tooLarge, twice } from './package-trouble.ts'

/**
 * Texts by their paths in the package, as yet unchecked. A folder around the whole is left away, and so are notes and hidden files.
 * @throws EngineError BAD_INPUT with a sentence
 */
export async function unpackFiles(bytes: Uint8Array): Promise<DraftFiles> {
  if (bytes.length > packageLimits.bytes) throw tooLarge()
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? unpackZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : overlayAlone(Buffer.from(bytes).toString('utf8'))
}

/** The changes of one dealership are one JSON file. */
function overlayAlone(text: string): DraftFiles {
  try {
    const { dealership, operations } = JSON.parse(text) as { readonly dealership?: unknown; readonly operations?: unknown }
    if (typeof dealership === 'string' && /^[a-z][a-z0-9-]*$/.test(dealership) && !isObjectName(dealership) && Array.isArray(operations)) return { [overlayFile(dealership)]: text }
  } catch {
    // Said below.
  }
  throw notReadable()
}

async function unpackZip(bytes: Buffer): Promise<DraftFiles> {
  const zip = await opened(bytes)
  if (zip.entryCount > packageLimits.files) throw tooLarge()
  const entries = (await entriesOf(zip, troubleOf)).filter(({ fileName }) => !fileName.endsWith('/'))
  check(entries)
  const files: Record<string, string> = Object.create(null)
  let left: number = packageLimits.unpacked
  for (const entry of entries) {
    const path = entry.fileName
    if (isNote(path)) continue
    if (Object.hasOwn(files, path)) throw twice(path)
    const content = await contentOf(zip, entry, left)
    left -= content.length
    files[path] = content.toString('utf8')
  }
  return withoutFolder(files)
}

/** By the table of contents alone. */
function check(entries: readonly Entry[]): void {
  const foreign = entries.find(({ fileName }) => fileName.length > packageLimits.path || fileName.startsWith('/') || /\\|:|(^|\/)\.\.?(\/|$)/.test(fileName) || fileName.split('/').some(isObjectName))
  if (foreign) throw outside(foreign.fileName)
  if (entries.some((entry) => entry.isEncrypted())) throw locked()
  if (isBloated(entries, { bytes: packageLimits.unpacked, ratio: packageLimits.ratio })) throw tooLarge()
}

const isNote = (path: string): boolean => path.endsWith('.md') || path.startsWith('__MACOSX/') || path.split('/').some((part) => part.startsWith('.'))

const opened = (bytes: Buffer): Promise<ZipFile> => new Promise((resolve, reject) => fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false, decodeStrings: true }, (error, zip) => (error ? reject(troubleOf(error)) : resolve(zip))))

/** yauzl itself refuses names that lead elsewhere. */
function troubleOf({ message }: Error): Error {
  const path = /(?:invalid relative path|absolute path|invalid characters in fileName): (.*)/.exec(message)?.[1]
  return path === undefined ? notReadable() : outside(path)
}

/** What comes out is counted: the table of contents may lie. */
function contentOf(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(notReadable())
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > most) stream.destroy(tooLarge())
      })
      stream.on('error', (cause: Error) => reject('code' in cause && cause.code === 'BAD_INPUT' ? cause : notReadable())).on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}

/** A folder in which all of it stands is none of the package's. */
function withoutFolder(files: Readonly<Record<string, string>>): DraftFiles {
  const paths = Object.keys(files)
  if (paths.length === 0) throw notReadable()
  const [first = ''] = paths
  const folder = first.slice(0, first.indexOf('/') + 1)
  const isAround = folder !== '' && paths.every((path) => path.startsWith(folder)) && (files[`${folder}manifest.json`] !== undefined || files[`${folder}overlay.json`] !== undefined)
  const own = isAround ? Object.fromEntries(paths.map((path) => [path.slice(folder.length), files[path] ?? ''])) : { ...files }
  const { 'overlay.json': overlay, ...rest } = own
  return overlay === undefined ? rest : { ...rest, ...overlayAlone(overlay) }
}
