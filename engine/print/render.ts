import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { documentOf } from './document-of.ts'
import type { Paper } from '../kernel/paper.ts'

interface Maker {
  readonly setFonts: (fonts: object) => void
  readonly setUrlAccessPolicy: (may: (url: string) => boolean) => void
  readonly setLocalAccessPolicy: (may: (path: string) => boolean) => void
  readonly createPdf: (document: TDocumentDefinitions) => { readonly getBuffer: () => Promise<Uint8Array> }
}

let maker: Promise<Maker> | null = null

/** Loaded with the first paper. Nothing but its own letters is ever read: no address, no file. */
async function openMaker(): Promise<Maker> {
  const { default: made } = (await import('pdfmake')) as unknown as { readonly default: Maker }
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto')
  const files = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf', italics: 'Roboto-Italic.ttf', bolditalics: 'Roboto-MediumItalic.ttf' }
  const fonts = Object.fromEntries(Object.entries(files).map(([style, file]) => [style, join(folder, file)]))
  const known = new Set(Object.values(fonts))
  made.setFonts({ Roboto: fonts })
  made.setUrlAccessPolicy(() => false)
  made.setLocalAccessPolicy((path) => known.has(path))
  return made
}

/** The paper as PDF. `compress` false: its texts can be read in the bytes. */
export async function renderPaper(paper: Paper, compress = true): Promise<Buffer> {
  maker ??= openMaker()
  const document = documentOf(paper)
  return Buffer.from(await (await maker).createPdf({ ...document, compress }).getBuffer())
}
