import { markedLetters, withoutMarks } from '../../kernel/comparable-text.ts'
import { comparablePlate } from '../../kernel/plates.ts'
import { fixedLine, parsePhones } from '../../kernel/phones.ts'
import { changed, ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import type { Entity, Field } from '../../model/types.ts'
import { entityTable, fieldSql } from '../columns.ts'
import { likeText } from './operators.ts'
import type { ReadScope } from './scope.ts'

/** More words than these narrow nothing further. */
const mostWords = 8

/** What a text asks for: each of its words in every form it may be written in, or the text as a whole. Forms are texts, or slots for them. */
export interface SearchForms {
  readonly words: readonly (readonly unknown[])[]
  readonly whole: readonly unknown[]
  /** Those of the words, and the whole, that few records have. */
  readonly few?: ReadonlySet<readonly unknown[]>
  /** Those that so many of the records have that others point to, that a list of them would not be held in memory. */
  readonly wide?: ReadonlySet<readonly unknown[]>
  /** It is known that many records have what is asked for: a list is soon full that is read in its order. */
  readonly isCommon?: boolean
}

/** How rows are compared with the records they point to: by a list of these, by a table of them in memory, or each row by itself. */
type Lookup = 'listed' | 'held' | 'each'

export function searchForms(text: string): SearchForms {
  const words = withoutMarks(text).trim().split(/\s+/).filter(Boolean).slice(0, mostWords)
  // A single word is the whole already.
  return { words: words.map((word) => [...new Set([word, ...wholeForms(word)])]), whole: words.length > 1 ? wholeForms(text) : [] }
}

/**
 * Every word of the text must stand somewhere in the search text of the record, or of a record that a
 * searchable reference points to: as typed, as a phone number in normal form, or as a plate in either alphabet.
 */
export function searchSql(scope: ReadScope, entity: Entity, alias: string, search: string | SearchForms): Sql {
  const { words, whole, few, wide } = typeof search === 'string' ? searchForms(search) : search
  if (words.length === 0) return raw('true')
  const found = (forms: readonly unknown[]): Sql => foundIn(scope, entity, alias, forms, few?.has(forms) ? 'listed' : wide?.has(forms) ? 'each' : 'held')
  const all = sql`(${join(words.map(found), ' and ')})`
  return whole.length === 0 ? all : sql`(${all} or ${found(whole)})`
}

function foundIn(scope: ReadScope, entity: Entity, alias: string, forms: readonly unknown[], lookup: Lookup): Sql {
  const linked = linkedTo(scope, entity).map(({ field, target }) => {
    const to = scope.alias()
    const matching = sql`from ${entityTable(target)} ${ident(to)} where ${scope.visible(target, to)} and ${anyOf(termsSql(scope, target, to), forms)}`
    const [pointer, id] = [fieldSql(field, alias), ident(to, 'id')]
    // A list is looked up in an index; a list of many would be gone through for each row.
    if (lookup === 'listed') return sql`${pointer} = any(array(select ${id} ${matching}))`
    // The offset keeps PostgreSQL from reading all of them after all.
    return lookup === 'each' ? sql`exists (select 1 ${matching} and ${id} = ${pointer} offset 0)` : sql`${pointer} in (select ${id} ${matching})`
  })
  const own = anyOf(termsSql(scope, entity, alias), forms)
  return linked.length === 0 ? own : sql`(${join([own, ...linked], ' or ')})`
}

/** What a record is also found by: records that its searchable references point to. */
export const linkedTo = (scope: ReadScope, entity: Entity): readonly { readonly field: Field; readonly target: Entity }[] =>
  entity.fields.flatMap((field) => {
    const target = field.target === null ? undefined : scope.model.entities.get(field.target)
    return target && isSearched(scope, entity, field) ? [{ field, target }] : []
  })

export const isSearched = (scope: ReadScope, entity: Entity, field: Field): boolean => field.keywords.searchable === true && scope.mask(entity, field.name) === 'clear'

/** The stored terms and the values of overlays; for a reader who may not see all that went into the terms, the values that remain. */
export function termsSql(scope: ReadScope, entity: Entity, alias: string): Sql {
  const { isWhole, clear } = searchedFields(scope, entity)
  if (isKept(scope, entity)) return ident(alias, 'search')
  const head = isWhole ? [ident(alias, 'search')] : entity.numbering ? [ident(alias, 'number')] : []
  const values = clear.filter((field) => !isWhole || field.storage === 'custom').map((field) => fieldSql(field, alias))
  return sql`translate(lower(concat_ws(${raw("E'\\n'")}, ${join([raw("''"), ...head, ...values])})), ${raw(`'${markedLetters.from}', '${markedLetters.to}'`)})`
}

/** Whether the terms that the reader searches are those of the table, which has an index of them and knows how often a word is in it. */
export function isKept(scope: ReadScope, entity: Entity): boolean {
  const { isWhole, clear } = searchedFields(scope, entity)
  return isWhole && clear.every(({ storage }) => storage !== 'custom')
}

function searchedFields(scope: ReadScope, entity: Entity): { readonly isWhole: boolean; readonly clear: readonly Field[] } {
  const fields = entity.fields.filter((field) => field.keywords.searchable && field.type.searchTerms)
  const clear = fields.filter((field) => isSearched(scope, entity, field))
  return { isWhole: fields.every((field) => field.storage === 'custom' || clear.includes(field)), clear }
}

/** Forms of a text that is one phone number or one plate, written with spaces or without. */
function wholeForms(text: string): readonly string[] {
  const forms = new Set<string>()
  const digits = text.replace(/\D/g, '')
  if (digits.length >= 5 && !/\p{L}/u.test(text)) {
    forms.add(digits)
    for (const { normal } of parsePhones(text)) {
      forms.add(normal.replace('+', ''))
      if (fixedLine.test(normal)) forms.add(normal.slice(-7))
    }
  }
  const plate = comparablePlate(text).toLowerCase()
  if (/\d/.test(plate) && /[a-z]/.test(plate) && plate.length <= 10) forms.add(plate)
  return [...forms]
}

export const anyOf = (column: Sql, forms: readonly unknown[]): Sql =>
  sql`(${join(
    forms.map((form) => sql`${column} like ${changed(form, (text) => `%${likeText(String(text))}%`)}`),
    ' or ',
  )})`
