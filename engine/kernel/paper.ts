/** A paper before it has pages: texts in the reader's language, already formatted and masked. */

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align: 'left' | 'center' | 'right' }
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [title: string, value: string])[]; readonly columns: number }
  | { readonly kind: 'table'; readonly title: string | null; readonly head: readonly PaperColumn[]; readonly rows: readonly (readonly string[])[]; /** Empty texts where nothing is added up; null without a foot. */ readonly foot: readonly string[] | null }
  /** `data`: data address of a PNG or JPEG; `width` in points at the most. */
  | { readonly kind: 'picture'; readonly data: string; readonly width: number; readonly align: 'left' | 'center' | 'right' }
  | { readonly kind: 'signatures'; readonly places: readonly { readonly title: string; readonly name: string }[] }

export interface PaperColumn {
  readonly title: string
  readonly isNumber: boolean
}

export interface Paper {
  readonly title: string
  readonly locale: string
  readonly size: 'A4' | 'A5'
  readonly orientation: 'portrait' | 'landscape'
  readonly header: string
  readonly footer: string
  readonly blocks: readonly PaperBlock[]
}
