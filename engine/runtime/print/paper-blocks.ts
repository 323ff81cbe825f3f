import type { PrintBlock } from '../../definition/types.ts'
import { EngineError } from '../../kernel/errors.ts'
import { noValue } from '../../kernel/format.ts'
import { titleOf } from '../../kernel/titles.ts'
import type { Entity, Field, Values } from '../../model/types.ts'
import type { PaperBlock } from '../../print/index.ts'
import { linesOf } from '../../store/index.ts'
import { isRow } from '../steps/values.ts'
import type { Words } from './words.ts'

/** A longer table would keep everybody else waiting while it is laid out. */
const mostRows = 2000
/** Millimetres. */
const logoWidth = 40
const pointsInMillimetre = 72 / 25.4

/** The blocks whose conditions hold, filled in. `logo`: data address of the dealership's. */
export function paperBlocks(blocks: readonly PrintBlock[], entity: Entity, words: Words, logo: string | null): readonly PaperBlock[] {
  return blocks.flatMap((block) => (words.holds(block.visible) ? blockOf(block, entity, words, logo) : []))
}

function blockOf(block: PrintBlock, entity: Entity, words: Words, logo: string | null): readonly PaperBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', text: words.text(block.text) }]
    case 'paragraph':
      return paragraph(block, words)
    case 'fields':
      return [{ kind: 'fields', columns: block.columns ?? 1, rows: block.rows.flatMap((row) => rowOf(row, entity, words)) }]
    case 'lines':
      return table(block, entity, words)
    case 'logo':
      return logo === null ? [] : [{ kind: 'picture', data: logo, width: (block.width ?? logoWidth) * pointsInMillimetre, align: block.align ?? 'left' }]
    case 'signatures':
      return [{ kind: 'signatures', places: block.places.map(({ titles, text }) => ({ title: titleOf(titles, words.locale), name: text ? words.text(text) : '' })) }]
  }
}

function paragraph({ text, join = [], separator = ', ', align = 'left' }: Extract<PrintBlock, { kind: 'paragraph' }>, words: Words): readonly PaperBlock[] {
  const parts = [text ? [words.text(text)] : [], join.map((one) => words.text(one)).filter((one) => one.trim() !== '').join(separator)].flat().filter((one) => one !== '')
  return parts.length === 0 ? [] : [{ kind: 'paragraph', text: parts.join(' '), align }]
}

function rowOf({ field: name, titles, text }: Extract<PrintBlock, { kind: 'fields' }>['rows'][number], entity: Entity, words: Words): readonly (readonly [string, string])[] {
  const field = name === undefined ? undefined : entity.fieldByName.get(name)
  // A field that the dealership hides is on no paper either.
  if (name !== undefined && (!field || field.hidden)) return []
  const title = titles ? titleOf(titles, words.locale) : field ? titleOf(field.titles, words.locale) : ''
  const value = text ? words.text(text) : field ? words.field(field) : ''
  return [[title, value === '' ? noValue : value]]
}

function table({ field: name, titles, columns }: Extract<PrintBlock, { kind: 'lines' }>, entity: Entity, words: Words): readonly PaperBlock[] {
  const field = entity.fieldByName.get(name)
  if (!field?.lines || field.hidden) return []
  const title = titleOf(titles ?? field.titles, words.locale)
  if (words.isMasked(name)) return [{ kind: 'paragraph', text: `${title}: •••`, align: 'left' }]
  const inner = new Map(field.lines.fields.map((one) => [one.name, one]))
  const shown = columns.flatMap((column) => {
    const one = inner.get(column.field)
    return one && !one.hidden ? [{ ...column, inner: one }] : []
  })
  const rows = linesOf({ [name]: words.value(name) }, field).filter(isRow)
  if (rows.length > mostRows) throw new EngineError('BAD_INPUT', `A table on paper has at most ${mostRows} rows.`, { hint: 'Export the list instead.' })
  const hasFoot = shown.some(({ total }) => total)
  return [{
    kind: 'table',
    title,
    head: [{ title: '№', isNumber: true }, ...shown.map(({ titles: own, inner: one }) => ({ title: titleOf(own ?? one.titles, words.locale), isNumber: isNumber(one) }))],
    rows: rows.map((row, i) => [String(i + 1), ...shown.map(({ inner: one }) => words.cell(one, row[one.name]))]),
    foot: hasFoot ? ['', ...shown.map(({ total, inner: one }) => (total ? words.cell(one, sumOf(rows, one.name)) : ''))] : null,
  }]
}

const isNumber = ({ type }: Field): boolean => type.kind === 'decimal' || type.kind === 'integer'

/** In hundredths of hundredths, so that sums of money come out even. */
const sumOf = (rows: readonly Values[], name: string): number => rows.reduce((sum, row) => sum + Math.round(Number(row[name] ?? 0) * 10_000), 0) / 10_000
