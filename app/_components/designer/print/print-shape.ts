/** What of a print form the designer draws, and how its blocks begin. Pure. */
import { type PrintBlock, type PrintDefinition, titleOf } from '../../../../engine/client.ts'
import { textFits, titlesShape } from '../shape.ts'

export const isPrint = (path: string, text: string): boolean => /^entities\/[^/]+\/print\/[^/]+\.json$/.test(path) && textFits(text, { id: 'string', name: 'string', titles: titlesShape, blocks: [{ kind: 'string' }], 'header?': titlesShape, 'footer?': titlesShape })

export const blockKinds = ['heading', 'paragraph', 'fields', 'lines', 'logo', 'signatures'] as const satisfies readonly PrintBlock['kind'][]

const said = { en: 'Text', ru: 'Текст', uk: 'Текст', ro: 'Text' }
const signed = { en: 'Client', ru: 'Клиент', uk: 'Клієнт', ro: 'Client' }

/** What a block of a kind begins with; null where the record has nothing for it. */
export function newBlock(kind: PrintBlock['kind'], fields: readonly string[], lines: readonly { readonly name: string; readonly columns: readonly string[] }[]): PrintBlock | null {
  const [table] = lines
  switch (kind) {
    case 'heading':
    case 'paragraph':
      return { kind, text: said }
    case 'fields':
      return fields.length === 0 ? null : { kind, rows: fields.slice(0, 3).map((field) => ({ field })) }
    case 'lines':
      return table && table.columns.length > 0 ? { kind, field: table.name, columns: table.columns.slice(0, 4).map((field) => ({ field })) } : null
    case 'logo':
      return { kind }
    case 'signatures':
      return { kind, places: [{ titles: signed }] }
  }
}

/** The first words of a block, by which it is told from others of its kind. */
export function wordsOf(block: PrintBlock, titleOfField: (name: string) => string, locale: string): string {
  switch (block.kind) {
    case 'heading':
      return titleOf(block.text, locale)
    case 'paragraph':
      return block.text ? titleOf(block.text, locale) : (block.join ?? []).map((text) => titleOf(text, locale)).join(' ')
    case 'fields':
      return block.rows.map(({ field, titles }) => (titles ? titleOf(titles, locale) : titleOfField(field ?? ''))).join(', ')
    case 'lines':
      return block.titles ? titleOf(block.titles, locale) : titleOfField(block.field)
    case 'logo':
      return ''
    case 'signatures':
      return block.places.map(({ titles }) => titleOf(titles, locale)).join(', ')
  }
}

export type PrintLanguage = NonNullable<PrintDefinition['language']>
