/** How much one import may bring. */
import { withFacts, worded } from '../worded.ts'

export const importLimits = {
  bytes: 100 * 1_048_576,
  rows: 500_000,
  columns: 300,
  /** Signs of one record of a CSV file. */
  record: 1_000_000,
  /** Parts, bytes when unpacked, and how many times larger a part may become: beyond that a workbook is a trap. */
  zip: { entries: 2_000, bytes: 150 * 1_048_576, ratio: 250 },
  /** Megabytes of objects that a workbook may come to while it is read. */
  workbook: 512,
} as const

export const tooManyColumns = () =>
  worded('BAD_INPUT', withFacts({ en: 'The table has more than {count} columns. Leave only those that are to be imported.', ru: 'В таблице больше {count} столбцов. Оставьте только те, которые нужно загрузить.', uk: 'У таблиці більше ніж {count} стовпців. Залиште лише ті, які потрібно завантажити.', ro: 'Tabelul are mai mult de {count} coloane. Păstrați doar coloanele de importat.' }, { count: importLimits.columns }))

export const tooManyRows = () =>
  worded('BAD_INPUT', withFacts({ en: 'The table has more than {count} rows. Split it into several files.', ru: 'В таблице больше {count} строк. Разделите её на несколько файлов.', uk: 'У таблиці більше ніж {count} рядків. Розділіть її на кілька файлів.', ro: 'Tabelul are mai mult de {count} de rânduri. Împărțiți-l în mai multe fișiere.' }, { count: importLimits.rows }))

export const emptyTable = () =>
  worded('BAD_INPUT', { en: 'The file is empty: there is no row with column titles.', ru: 'Файл пуст: в нём нет строки с названиями столбцов.', uk: 'Файл порожній: у ньому немає рядка з назвами стовпців.', ro: 'Fișierul este gol: lipsește rândul cu titlurile coloanelor.' })

export const recordTooLong = () =>
  worded('BAD_INPUT', { en: 'A row of the file is longer than 1,000,000 characters. Perhaps a closing quote is missing, or the separator is another one.', ru: 'Строка файла длиннее 1 000 000 знаков. Возможно, не закрыта кавычка или выбран не тот разделитель.', uk: 'Рядок файлу довший за 1 000 000 знаків. Можливо, не закрито лапки або вибрано не той роздільник.', ro: 'Un rând al fișierului depășește 1.000.000 de caractere. Poate lipsesc ghilimelele de închidere sau separatorul este altul.' })
