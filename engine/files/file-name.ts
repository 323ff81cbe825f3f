import { EngineError } from '../kernel/errors.ts'

/** Bytes in UTF-8 that every file system takes. */
const longest = 200
/** Systems that open a file by its name run these, whatever is in them. */
const runnable = new Set('exe com scr pif msi msp dll sys cpl bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta lnk reg jar apk app dmg sh bash command html htm xhtml shtml mht mhtml svgz swf url desktop'.split(' '))

/**
 * A name as it is shown and offered for saving: the last part of a path, without control characters and without marks
 * that turn the reading direction (`invoice‮gpj.exe` reads like a picture).
 * @throws EngineError BAD_INPUT where systems would run what is so named
 */
export function cleanFileName(given: string): string {
  const plain = given
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    // Control characters, formatting marks, lone surrogates, and what Windows takes in no name.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}<>:"|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')
  const name = shortened(plain === '' ? 'file' : plain)
  const extension = extensionOf(name)
  if (runnable.has(extension)) throw new EngineError('BAD_INPUT', `Files named .${extension} are programs or pages and are not taken.`, { hint: 'Nothing was kept. Send what it is about as a document, picture or archive.', data: { reason: 'runnable' } })
  return name
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The end tells what it is: the middle goes. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name
  const extension = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? ''
  let body = [...name.slice(0, name.length - extension.length)]
  while (Buffer.byteLength(body.join('') + extension) > longest) body = body.slice(0, -1)
  return body.join('') + extension
}
