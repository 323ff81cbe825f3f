import type { ErrorObject } from 'ajv'

/** Sentences about wrong values, in Russian for `ru`, else in English. */
type Sentence = { readonly en: string; readonly ru: string }

const sentences = {
  required: { en: 'Fill in “{title}”.', ru: 'Заполните поле «{title}».' },
  requiredInState: { en: 'In the state “{state}” the field “{title}” must be filled in.', ru: 'В состоянии «{state}» поле «{title}» должно быть заполнено.' },
  unknown: { en: 'There is no field “{name}”.', ru: 'Поля «{name}» нет.' },
  nearest: { en: 'Did you mean “{name}”?', ru: 'Возможно, имелось в виду «{name}».' },
  fields: { en: 'Known fields: {names}.', ru: 'Известные поля: {names}.' },
  missing: { en: 'The record chosen in “{title}” does not exist, or is not yours to see.', ru: 'Записи, выбранной в поле «{title}», нет или она вам не видна.' },
  duplicate: { en: '“{title}”: another record has this value already.', ru: 'Поле «{title}»: такое значение уже есть у другой записи.' },
  referenced: { en: 'The record chosen in “{title}” is not there any more, or belongs to another dealership.', ru: 'Записи, выбранной в поле «{title}», уже нет, или она из другого автоцентра.' },
  rule: { en: 'The value of “{title}” breaks a rule of this field.', ru: 'Значение поля «{title}» нарушает правило этого поля.' },
  check: { en: '“{title}” {problem}.', ru: 'Поле «{title}»: {problem}.' },
  type: { en: '“{title}” must be {type}.', ru: 'Поле «{title}»: нужно {type}.' },
  format: { en: '“{title}” must be {format}.', ru: 'Поле «{title}»: нужно {format}.' },
  enum: { en: '“{title}” has no such option.', ru: 'У поля «{title}» нет такого варианта.' },
  options: { en: 'Options: {names}.', ru: 'Варианты: {names}.' },
  minLength: { en: '“{title}” needs at least {limit} characters.', ru: 'Поле «{title}»: не короче {limit} знаков.' },
  maxLength: { en: '“{title}” takes at most {limit} characters.', ru: 'Поле «{title}»: не длиннее {limit} знаков.' },
  maxRows: { en: '“{title}” takes at most {limit} rows.', ru: 'Поле «{title}»: не больше {limit} строк.' },
  minimum: { en: '“{title}” must be {limit} or more.', ru: 'Поле «{title}»: не меньше {limit}.' },
  maximum: { en: '“{title}” must be {limit} or less.', ru: 'Поле «{title}»: не больше {limit}.' },
  pattern: { en: '“{title}” does not have the expected form.', ru: 'Поле «{title}» записано не по образцу.' },
  invalid: { en: '“{title}” is not a value of this field.', ru: 'Поле «{title}»: значение не подходит.' },
} as const satisfies Readonly<Record<string, Sentence>>

export type MessageKey = keyof typeof sentences

const words: Readonly<Record<string, Sentence>> = {
  string: { en: 'text', ru: 'текст' },
  integer: { en: 'a whole number', ru: 'целое число' },
  number: { en: 'a number', ru: 'число' },
  boolean: { en: 'yes or no', ru: '«да» или «нет»' },
  array: { en: 'a list of rows', ru: 'список строк' },
  object: { en: 'an object', ru: 'объект' },
  date: { en: 'a date like 2009-05-25', ru: 'дата вида 2009-05-25' },
  'date-time': { en: 'a time like 2009-05-25T09:30:00Z', ru: 'время вида 2009-05-25T09:30:00Z' },
  email: { en: 'an e-mail address', ru: 'адрес электронной почты' },
  uuid: { en: 'the id of a record', ru: 'идентификатор записи' },
}

/** What the checks of the field types say, in Russian. */
const problems: Readonly<Record<string, string>> = {
  'is not the id of a record': 'нужен идентификатор записи',
  'is not the id of a user': 'нужен идентификатор пользователя',
  'is too large a number': 'число слишком велико',
  'is not a VIN: 17 letters and digits without I, O and Q': 'это не VIN: нужны 17 букв и цифр без I, O и Q',
  'is not a form: it needs "schema" with "properties"': 'это не форма: нужен ключ «schema» с «properties»',
}

const language = (locale: string): 'en' | 'ru' => (locale === 'ru' ? 'ru' : 'en')

/** The sentence with its facts put in. */
export function message(key: MessageKey, locale: string, facts: Readonly<Record<string, string>> = {}): string {
  return sentences[key][language(locale)].replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
}

/** What a field type says about a value, as a sentence. */
export function checkMessage(problem: string, title: string, locale: string): string {
  if (language(locale) === 'en') return message('check', locale, { title, problem })
  const translated = problems[problem]
  return translated === undefined ? message('invalid', locale, { title }) : message('check', locale, { title, problem: translated })
}

/** What JSON Schema found, as a sentence. */
export function schemaMessage(error: ErrorObject, title: string, locale: string): string {
  const params = error.params as Readonly<Record<string, unknown>>
  const word = (name: unknown): string => words[String(name)]?.[language(locale)] ?? String(name)
  if (error.keyword === 'type') return message('type', locale, { title, type: word(params.type) })
  if (error.keyword === 'format') return message('format', locale, { title, format: word(params.format) })
  const key = error.keyword in sentences ? (error.keyword as MessageKey) : 'invalid'
  return message(key, locale, { title, limit: String(params.limit ?? '') })
}
