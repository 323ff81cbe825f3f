/** What a file is, by its bytes: never by its name, never by what the sender says. */
import { fileTypeFromBuffer } from 'file-type'
import yauzl from 'yauzl'

/** Bytes at the beginning that tell. */
export const headBytes = 4100
/** Names in an archive that are looked at; what it holds is never unpacked. */
const mostEntries = 2000

/** Media type of the file at `path`, which begins with `head`. */
export async function mediaTypeOf(path: string, head: Buffer): Promise<string> {
  if (head.length === 0) return 'application/octet-stream'
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06')) return archiveType(path)
  // Told by two bytes, so that nobody is tempted to look inside.
  if (startsWith(head, '\x1f\x8b')) return 'application/gzip'
  const text = textOf(head)
  if (text !== null) return textType(text)
  return (await fileTypeFromBuffer(head))?.mime ?? 'application/octet-stream'
}

const startsWith = (head: Buffer, mark: string): boolean => head.subarray(0, mark.length).equals(Buffer.from(mark, 'latin1'))

/** The beginning as text; null where it is none. The last character may be cut. */
function textOf(head: Buffer): string | null {
  const utf16 = startsWith(head, '\xff\xfe') ? 'utf-16le' : startsWith(head, '\xfe\xff') ? 'utf-16be' : null
  const text = new TextDecoder(utf16 ?? 'utf-8').decode(head).replace(/�{1,3}$/u, '')
  return /(?![\t\n\v\f\r])\p{Cc}/u.test(text) || (utf16 === null && text.includes('�') && !isOldText(head)) ? null : text
}

/** Cyrillic of one byte a character, as old programs write it. */
const isOldText = (head: Buffer): boolean => head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13) && head.filter((byte) => byte >= 0x80).length < head.length * 0.9

const pageMark = /<!doctype\s+html|<(html|head|body|script|iframe|object|embed|frameset|meta|style|a|img|div|h1|form)[\s/>]/i

function textType(text: string): string {
  const start = text.trimStart()
  if (start.startsWith('#!')) return 'text/x-shellscript'
  if (start.startsWith('%PDF-') && text.startsWith('%PDF-')) return 'application/pdf'
  if (start.startsWith('{\\rtf')) return 'application/rtf'
  if (/<svg[\s>]/i.test(start) && start.startsWith('<')) return 'image/svg+xml'
  if (/^(return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|x-[\w-]+):/i.test(start)) return 'message/rfc822'
  if (start.startsWith('<') && pageMark.test(start)) return 'text/html'
  if (start.startsWith('<?xml')) return 'application/xml'
  return 'text/plain'
}

const officeTypes: readonly (readonly [RegExp, string])[] = [
  [/^word\//, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/^xl\//, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/^ppt\//, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

/** Programs that come as archives. */
const isProgram = (names: readonly string[]): boolean => names.includes('META-INF/MANIFEST.MF') || names.includes('AndroidManifest.xml') || names.some((name) => name.endsWith('classes.dex'))

async function archiveType(path: string): Promise<string> {
  const names = await namesIn(path)
  if (isProgram(names)) return 'application/java-archive'
  if (names.includes('[Content_Types].xml')) return officeTypes.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? 'application/zip'
  if (names[0] === 'mimetype' && names.includes('content.xml')) return 'application/vnd.oasis.opendocument.text'
  return 'application/zip'
}

/** Names in the archive's directory; none where it cannot be read. */
function namesIn(path: string): Promise<readonly string[]> {
  return new Promise((resolve) => {
    yauzl.open(path, { lazyEntries: true, validateEntrySizes: false }, (error, archive) => {
      if (error || !archive) return resolve([])
      const names: string[] = []
      const done = (): void => {
        archive.close()
        resolve(names)
      }
      archive.on('entry', ({ fileName }: { readonly fileName: string }) => {
        names.push(fileName)
        if (names.length >= mostEntries) return done()
        archive.readEntry()
      })
      archive.on('end', done).on('error', done)
      archive.readEntry()
    })
  })
}
