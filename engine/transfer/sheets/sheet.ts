/** Tables on their way into a file, before it is known which kind of file. */

/** A value with what it is. Dates are `YYYY-MM-DD`, moments wall-clock time `YYYY-MM-DD HH:MM:SS` of the reader's zone; numbers may be text, so that no digit is lost. */
export type Cell =
  | null
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number | string; readonly scale?: number | undefined }
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'moment'; readonly wall: string }
  | { readonly kind: 'boolean'; readonly value: boolean }

export interface Sheet {
  readonly name: string
  readonly head: readonly string[]
  /** Rows in pieces, as they are read. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>
}

export type SheetFormat = 'csv' | 'xlsx'

export const mediaTypes: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const textCell = (text: string | null | undefined): Cell => (text === null || text === undefined || text === '' ? null : { kind: 'text', text })

/** How numbers and days are written in the files of a language. */
export interface FileLocale {
  readonly separator: ',' | ';'
  readonly point: '.' | ','
  readonly day: (day: string) => string
  readonly yes: string
  readonly no: string
}

const dotted = (day: string): string => day.split('-').reverse().join('.')
const continental = { separator: ';', point: ',', day: dotted } as const

const fileLocales: Readonly<Record<string, FileLocale>> = {
  en: { separator: ',', point: '.', day: (day) => day, yes: 'Yes', no: 'No' },
  ru: { ...continental, yes: 'Да', no: 'Нет' },
  uk: { ...continental, yes: 'Так', no: 'Ні' },
  ro: { ...continental, yes: 'Da', no: 'Nu' },
}

/** What spreadsheets of that language expect. */
export const fileLocale = (locale: string): FileLocale => fileLocales[locale] ?? (fileLocales.en as FileLocale)
