/** Whether a workbook may be unpacked: its table of contents is read first, then every part is unpacked into nothing, counted. */
import { open, type Entry, type ZipFile } from 'yauzl'
import { worded } from '../worded.ts'
import { entriesOf, isBloated } from '../zip.ts'
import { importLimits } from './limits.ts'

/** @throws EngineError BAD_INPUT with a sentence for what is no workbook, is a trap, or brings more than values */
export async function checkWorkbook(path: string): Promise<void> {
  const zip = await opened(path)
  try {
    await check(zip)
  } finally {
    zip.close()
  }
}

const opened = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => (error ? reject(notReadable()) : resolve(zip))))

async function check(zip: ZipFile): Promise<void> {
  const limits = importLimits.zip
  if (zip.entryCount > limits.entries) throw trap()
  const entries = await entriesOf(zip, notReadable)
  if (isBloated(entries, limits)) throw trap()
  if (entries.some((entry) => entry.isEncrypted())) throw worded('BAD_INPUT', { en: 'The workbook is protected by a password. Save it without one.', ru: 'Книга защищена паролем. Сохраните её без пароля.', uk: 'Книгу захищено паролем. Збережіть її без пароля.', ro: 'Registrul este protejat cu parolă. Salvați-l fără parolă.' })
  const names = entries.map(({ fileName }) => fileName.toLowerCase())
  if (!names.includes('xl/workbook.xml')) throw notReadable()
  if (names.some((name) => name.endsWith('vbaproject.bin') || name.startsWith('xl/macrosheets/'))) throw worded('BAD_INPUT', { en: 'The workbook holds macros. Save it as XLSX without macros, or as CSV.', ru: 'В книге есть макросы. Сохраните её как XLSX без макросов или как CSV.', uk: 'У книзі є макроси. Збережіть її як XLSX без макросів або як CSV.', ro: 'Registrul conține macrocomenzi. Salvați-l ca XLSX fără macrocomenzi sau ca CSV.' })
  if (names.some((name) => name.startsWith('xl/externallinks/'))) throw worded('BAD_INPUT', { en: 'The workbook takes values from other files. Copy the sheet as values into a new workbook, or save it as CSV.', ru: 'Книга берёт значения из других файлов. Скопируйте лист как значения в новую книгу или сохраните как CSV.', uk: 'Книга бере значення з інших файлів. Скопіюйте аркуш як значення в нову книгу або збережіть як CSV.', ro: 'Registrul preia valori din alte fișiere. Copiați foaia ca valori într-un registru nou sau salvați-o ca CSV.' })
  for (const entry of entries) await unpackIntoNothing(zip, entry)
}

/** What the table of contents says of a part's size is held against what comes out. */
function unpackIntoNothing(zip: ZipFile, entry: Entry): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(notReadable())
      stream.on('error', () => reject(notReadable())).on('end', () => resolve()).resume()
    })
  })
}

const notReadable = () => worded('BAD_INPUT', { en: 'This is not a workbook that can be read, or it is damaged. Open it in a spreadsheet and save it as XLSX or CSV.', ru: 'Это не книга Excel, или файл повреждён. Откройте его в табличном редакторе и сохраните как XLSX или CSV.', uk: 'Це не книга Excel, або файл пошкоджено. Відкрийте його в табличному редакторі й збережіть як XLSX або CSV.', ro: 'Acesta nu este un registru Excel sau este deteriorat. Deschideți-l într-un editor de tabele și salvați-l ca XLSX sau CSV.' })

export const trap = () => worded('BAD_INPUT', { en: 'Unpacked, the workbook would be too large. Save the sheet as CSV, or split it.', ru: 'В распакованном виде книга слишком велика. Сохраните лист как CSV или разделите его.', uk: 'У розпакованому вигляді книга завелика. Збережіть аркуш як CSV або розділіть його.', ro: 'Dezarhivat, registrul ar fi prea mare. Salvați foaia ca CSV sau împărțiți-o.' })
