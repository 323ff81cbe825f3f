/** entities/<name>/print/<form>.json. */
import type { Titles } from '../../kernel/titles.ts'

/** A text of a print form; `{{…}}` in it is CEL over the record, or one of dealership, reader, today. */
export type PrintText = Titles

/** Part of a paper. `visible`: CEL; without it always. */
export type PrintBlock =
  | { readonly kind: 'heading'; readonly text: PrintText; readonly visible?: string }
  | { readonly kind: 'paragraph'; readonly text?: PrintText; /** Texts in one line; those that come out empty are left out. */ readonly join?: readonly PrintText[]; readonly separator?: string; readonly align?: 'left' | 'center' | 'right'; readonly visible?: string }
  /** Titles and values side by side: fields of the record, or texts under titles of their own. */
  | { readonly kind: 'fields'; readonly rows: readonly { readonly field?: string; readonly titles?: Titles; readonly text?: PrintText }[]; readonly columns?: number; readonly visible?: string }
  /** Rows of a lines field; `total` adds up a column at its foot. */
  | { readonly kind: 'lines'; readonly field: string; readonly titles?: Titles; readonly columns: readonly { readonly field: string; readonly titles?: Titles; readonly total?: boolean }[]; readonly visible?: string }
  /** The dealership's logo, `width` millimetres at the most; nothing where it has none. */
  | { readonly kind: 'logo'; readonly width?: number; readonly align?: 'left' | 'center' | 'right'; readonly visible?: string }
  /** Places to sign at, with a name below the line. */
  | { readonly kind: 'signatures'; readonly places: readonly { readonly titles: Titles; readonly text?: PrintText }[]; readonly visible?: string }

/** entities/<name>/print/<form>.json: a paper about one record. */
export interface PrintDefinition {
  readonly id: string
  readonly name: string
  readonly titles: Titles
  readonly page?: { readonly size?: 'A4' | 'A5'; readonly orientation?: 'portrait' | 'landscape' }
  /** `reader` (default): of whoever prints; `record`: of the dealership. */
  readonly language?: 'reader' | 'record' | 'en' | 'ru' | 'uk' | 'ro'
  /** Above and below every page; pages are numbered below by themselves. */
  readonly header?: PrintText
  readonly footer?: PrintText
  readonly blocks: readonly PrintBlock[]
}
