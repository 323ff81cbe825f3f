/** What may be attached: everything that people send one another but programs, pages, and two things in one. */
import { open } from 'node:fs/promises'
import { EngineError } from '../kernel/errors.ts'
import { headBytes, mediaTypeOf } from './media-type.ts'

/** Why a file is not taken; the reader's words for it stand in the interface. */
export type FileRefusal = 'empty' | 'runnable' | 'page' | 'script' | 'double'

const refusals: Readonly<Record<FileRefusal, string>> = {
  empty: 'The file is empty.',
  runnable: 'Programs are not taken.',
  page: 'Web pages are not taken.',
  script: 'The picture holds a program.',
  double: 'The file is two things in one: what it shows is not all there is.',
}

const refuse = (reason: FileRefusal): EngineError => new EngineError('BAD_INPUT', refusals[reason], { hint: 'Nothing was kept. Send it as a document, a picture or an archive.', data: { reason } })

const programs = new Set([
  'application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/x-msi', 'application/java-archive', 'application/java-vm', 'application/vnd.android.package-archive',
  'application/x-sh', 'text/x-shellscript', 'application/wasm', 'application/x-shockwave-flash', 'application/x-google-chrome-extension', 'application/x-ms-shortcut', 'application/x.ms.shortcut', 'application/x.apple.alias',
  'application/x-deb', 'application/x-rpm', 'application/x-apple-diskimage', 'application/vnd.ms-cab-compressed', 'application/x-dex', 'application/x-nintendo-nes-rom',
])

/** Windows and Linux programs, Java classes and the like by their first bytes, whatever else may be said of them. */
const programMarks: readonly (readonly number[])[] = [[0x4d, 0x5a], [0x7f, 0x45, 0x4c, 0x46], [0xca, 0xfe, 0xba, 0xbe], [0xfe, 0xed, 0xfa, 0xce], [0xfe, 0xed, 0xfa, 0xcf], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe], [0x00, 0x61, 0x73, 0x6d], [0x64, 0x65, 0x78, 0x0a]]

/** Looks at a file that has come whole. Answers its media type, by its bytes. @throws EngineError BAD_INPUT with data { reason } */
export async function inspectFile(path: string, size: number): Promise<string> {
  if (size === 0) throw refuse('empty')
  const head = await bytesAt(path, 0, Math.min(size, headBytes))
  if (programMarks.some((mark) => head.subarray(0, mark.length).equals(Buffer.from(mark)))) throw refuse('runnable')
  const mediaType = await mediaTypeOf(path, head)
  if (programs.has(mediaType)) throw refuse('runnable')
  if (mediaType === 'text/html') throw refuse('page')
  if (mediaType === 'image/svg+xml') await refuseLiveSvg(path, size)
  else if (/^(image|audio|video)\//.test(mediaType)) await refuseHidden(path, size)
  else if (mediaType === 'application/pdf' && (await endsAsArchive(path, size))) throw refuse('double')
  return mediaType
}

/** Drawings are small; a longer one is not read to be sure of it. */
const longestSvg = 5_000_000
const svgPrograms = /<\s*(script|foreignobject|iframe|object|embed|handler|animate|set|use)\b|\son[a-z]+\s*=|javascript\s*:|data\s*:\s*text\/html|<!entity|<\?xml-stylesheet|@import/i

async function refuseLiveSvg(path: string, size: number): Promise<void> {
  if (size > longestSvg) throw refuse('script')
  const bytes = await bytesAt(path, 0, size)
  const text = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(bytes)
  // A letter may be written as its number.
  if (svgPrograms.test(text) || svgPrograms.test(text.replace(/&#(x?)([0-9a-f]+);?/gi, (_, hex: string, code: string) => letter(Number.parseInt(code, hex ? 16 : 10))))) throw refuse('script')
}

const letter = (code: number): string => (code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : '')

/** Long enough not to be met by chance in the noise of a photo. */
const pageMarks = ['<script', '<iframe', '<html>', '<html ', '<!doctype html', '<body>', '<body ']
const windowBytes = 1_048_576

/** A page or an archive in a picture is shown as a picture, and read as something else by another program. */
async function refuseHidden(path: string, size: number): Promise<void> {
  if (await endsAsArchive(path, size)) throw refuse('double')
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(windowBytes)
    let rest = ''
    for (let at = 0; at < size; at += windowBytes) {
      const { bytesRead } = await file.read(buffer, 0, windowBytes, at)
      const text = rest + buffer.toString('latin1', 0, bytesRead).toLowerCase()
      if (pageMarks.some((mark) => text.includes(mark))) throw refuse('double')
      rest = text.slice(-20)
    }
  } finally {
    await file.close()
  }
}

/** Archives are read from their end: whatever stands before it. */
async function endsAsArchive(path: string, size: number): Promise<boolean> {
  const length = Math.min(size, 65_557)
  const tail = await bytesAt(path, size - length, length)
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0; at = at > 0 ? tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1') : -1) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true
  }
  return false
}

async function bytesAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
