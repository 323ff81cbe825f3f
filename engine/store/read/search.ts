import { comparablePlate } from '../../kernel/plates.ts'
import { parsePhones } from '../../kernel/phones.ts'
import { ident, join, raw, type Sql, sql } from '../../kernel/sql.ts'
import { likeText } from './filter.ts'

/** More words than these narrow nothing further. */
const mostWords = 8

/**
 * Every word of the text must stand somewhere in the record's search text: as typed, as a phone number in
 * normal form, or as a plate in either alphabet.
 */
export function searchSql(alias: string, text: string): Sql {
  const words = text.toLowerCase().trim().split(/\s+/).filter(Boolean).slice(0, mostWords)
  const column = ident(alias, 'search')
  const whole = wholeForms(text)
  const each = words.map((word) => anyOf(column, [word, ...wholeForms(word)]))
  if (each.length === 0) return raw('true')
  const all = sql`(${join(each, ' and ')})`
  return whole.length === 0 ? all : sql`(${all} or ${anyOf(column, whole)})`
}

/** Forms of a text that is one phone number or one plate, written with spaces or without. */
function wholeForms(text: string): readonly string[] {
  const forms = new Set<string>()
  const digits = text.replace(/\D/g, '')
  if (digits.length >= 5 && !/\p{L}/u.test(text)) {
    forms.add(digits)
    for (const number of parsePhones(text)) forms.add(number.normal.replace('+', ''))
  }
  const plate = comparablePlate(text).toLowerCase()
  if (/\d/.test(plate) && /[a-z]/.test(plate) && plate.length <= 10) forms.add(plate)
  return [...forms]
}

function anyOf(column: Sql, forms: readonly string[]): Sql {
  return sql`(${join(
    [...new Set(forms)].map((form) => sql`${column} like ${`%${likeText(form)}%`}`),
    ' or ',
  )})`
}
