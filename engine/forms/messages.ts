import type { ErrorObject } from 'ajv'
import { type Locale, locales, titleOf } from '../kernel/titles.ts'

/** Sentences about wrong values, in the reader's language. */
type Sentence = Readonly<Record<Locale, string>>

const sentences = {
  required: { en: 'Fill in “{title}”.', ru: 'Заполните поле «{title}».', uk: 'Заповніть поле «{title}».', ro: 'Completați câmpul „{title}”.' },
  requiredInState: { en: 'In the state “{state}” the field “{title}” must be filled in.', ru: 'В состоянии «{state}» поле «{title}» должно быть заполнено.', uk: 'У стані «{state}» поле «{title}» має бути заповнене.', ro: 'În starea „{state}” câmpul „{title}” trebuie completat.' },
  unknown: { en: 'There is no field “{name}”.', ru: 'Поля «{name}» нет.', uk: 'Поля «{name}» немає.', ro: 'Nu există câmpul „{name}”.' },
  nearest: { en: 'Did you mean “{name}”?', ru: 'Возможно, имелось в виду «{name}».', uk: 'Можливо, малося на увазі «{name}».', ro: 'Poate ați vrut să scrieți „{name}”.' },
  fields: { en: 'Known fields: {names}.', ru: 'Известные поля: {names}.', uk: 'Відомі поля: {names}.', ro: 'Câmpuri cunoscute: {names}.' },
  notAmongPeople: { en: 'This person may not be chosen in “{title}” here.', ru: 'Этого сотрудника нельзя выбрать в поле «{title}».', uk: 'Цього співробітника не можна вибрати в полі «{title}».', ro: 'Această persoană nu poate fi aleasă în câmpul „{title}”.' },
  missing: { en: 'The record chosen in “{title}” does not exist, or is not yours to see.', ru: 'Записи, выбранной в поле «{title}», нет или она вам не видна.', uk: 'Запису, вибраного в полі «{title}», немає або він вам недоступний.', ro: 'Înregistrarea aleasă în câmpul „{title}” nu există sau nu vă este accesibilă.' },
  duplicate: { en: '“{title}”: another record has this value already.', ru: 'Поле «{title}»: такое значение уже есть у другой записи.', uk: 'Поле «{title}»: таке значення вже є в іншому записі.', ro: 'Câmpul „{title}”: altă înregistrare are deja această valoare.' },
  referenced: { en: 'The record chosen in “{title}” is not there any more, or belongs to another dealership.', ru: 'Записи, выбранной в поле «{title}», уже нет, или она из другого автоцентра.', uk: 'Запису, вибраного в полі «{title}», уже немає або він з іншого автоцентру.', ro: 'Înregistrarea aleasă în câmpul „{title}” nu mai există sau aparține altui centru auto.' },
  taken: { en: '“{title}” is taken from {from} to {until} already. Choose another time.', ru: 'Поле «{title}»: время с {from} до {until} уже занято. Выберите другое время.', uk: 'Поле «{title}»: час з {from} до {until} уже зайнято. Виберіть інший час.', ro: 'Câmpul „{title}”: intervalul de la {from} până la {until} este deja ocupat. Alegeți altă oră.' },
  rule: { en: 'The value of “{title}” breaks a rule of this field.', ru: 'Значение поля «{title}» нарушает правило этого поля.', uk: 'Значення поля «{title}» порушує правило цього поля.', ro: 'Valoarea câmpului „{title}” încalcă o regulă a acestui câmp.' },
  choice: { en: 'What is chosen in “{title}” does not go with “{names}”: choose another one.', ru: 'Выбранное в поле «{title}» не подходит к тому, что стоит в поле «{names}»: выберите другое.', uk: 'Вибране в полі «{title}» не підходить до того, що стоїть у полі «{names}»: виберіть інше.', ro: 'Ce este ales în câmpul „{title}” nu se potrivește cu „{names}”: alegeți altceva.' },
  check: { en: '“{title}” {problem}.', ru: 'Поле «{title}»: {problem}.', uk: 'Поле «{title}»: {problem}.', ro: 'Câmpul „{title}”: {problem}.' },
  type: { en: '“{title}” must be {type}.', ru: 'Поле «{title}»: нужно {type}.', uk: 'Поле «{title}»: потрібно {type}.', ro: 'Câmpul „{title}”: este necesar {type}.' },
  format: { en: '“{title}” must be {format}.', ru: 'Поле «{title}»: нужно {format}.', uk: 'Поле «{title}»: потрібно {format}.', ro: 'Câmpul „{title}”: este necesar {format}.' },
  enum: { en: '“{title}” has no such option.', ru: 'У поля «{title}» нет такого варианта.', uk: 'У поля «{title}» немає такого варіанта.', ro: 'Câmpul „{title}” nu are această opțiune.' },
  options: { en: 'Options: {names}.', ru: 'Варианты: {names}.', uk: 'Варіанти: {names}.', ro: 'Opțiuni: {names}.' },
  minLength: { en: '“{title}” needs at least {limit} characters.', ru: 'Поле «{title}»: не короче {limit} знаков.', uk: 'Поле «{title}»: не коротше за {limit} знаків.', ro: 'Câmpul „{title}”: cel puțin {limit} caractere.' },
  maxLength: { en: '“{title}” takes at most {limit} characters.', ru: 'Поле «{title}»: не длиннее {limit} знаков.', uk: 'Поле «{title}»: не довше за {limit} знаків.', ro: 'Câmpul „{title}”: cel mult {limit} caractere.' },
  maxRows: { en: '“{title}” takes at most {limit} rows.', ru: 'Поле «{title}»: не больше {limit} строк.', uk: 'Поле «{title}»: не більше {limit} рядків.', ro: 'Câmpul „{title}”: cel mult {limit} rânduri.' },
  minimum: { en: '“{title}” must be {limit} or more.', ru: 'Поле «{title}»: не меньше {limit}.', uk: 'Поле «{title}»: не менше {limit}.', ro: 'Câmpul „{title}”: cel puțin {limit}.' },
  maximum: { en: '“{title}” must be {limit} or less.', ru: 'Поле «{title}»: не больше {limit}.', uk: 'Поле «{title}»: не більше {limit}.', ro: 'Câmpul „{title}”: cel mult {limit}.' },
  pattern: { en: '“{title}” does not have the expected form.', ru: 'Поле «{title}» записано не по образцу.', uk: 'Поле «{title}» записано не за зразком.', ro: 'Câmpul „{title}” nu are forma așteptată.' },
  invalid: { en: '“{title}” is not a value of this field.', ru: 'Поле «{title}»: значение не подходит.', uk: 'Поле «{title}»: значення не підходить.', ro: 'Câmpul „{title}”: valoarea nu se potrivește.' },
} as const satisfies Readonly<Record<string, Sentence>>

export type MessageKey = keyof typeof sentences

const words: Readonly<Record<string, Sentence>> = {
  string: { en: 'text', ru: 'текст', uk: 'текст', ro: 'text' },
  integer: { en: 'a whole number', ru: 'целое число', uk: 'ціле число', ro: 'număr întreg' },
  number: { en: 'a number', ru: 'число', uk: 'число', ro: 'număr' },
  boolean: { en: 'yes or no', ru: '«да» или «нет»', uk: '«так» або «ні»', ro: '„da” sau „nu”' },
  array: { en: 'a list of rows', ru: 'список строк', uk: 'список рядків', ro: 'listă de rânduri' },
  object: { en: 'an object', ru: 'объект', uk: 'об’єкт', ro: 'obiect' },
  date: { en: 'a date like 2009-05-25', ru: 'дата вида 2009-05-25', uk: 'дата на зразок 2009-05-25', ro: 'dată de forma 2009-05-25' },
  'date-time': { en: 'a time like 2009-05-25T09:30:00Z', ru: 'время вида 2009-05-25T09:30:00Z', uk: 'час на зразок 2009-05-25T09:30:00Z', ro: 'oră de forma 2009-05-25T09:30:00Z' },
  email: { en: 'an e-mail address', ru: 'адрес электронной почты', uk: 'адреса електронної пошти', ro: 'adresă de e-mail' },
  uuid: { en: 'the id of a record', ru: 'идентификатор записи', uk: 'ідентифікатор запису', ro: 'identificatorul unei înregistrări' },
}

/** What the checks of the field types say, by their English words. */
const problems: Readonly<Record<string, Omit<Sentence, 'en'>>> = {
  'is not the id of a record': { ru: 'нужен идентификатор записи', uk: 'потрібен ідентифікатор запису', ro: 'este necesar identificatorul unei înregistrări' },
  'is not the id of a user': { ru: 'нужен идентификатор пользователя', uk: 'потрібен ідентифікатор користувача', ro: 'este necesar identificatorul unui utilizator' },
  'is too large a number': { ru: 'число слишком велико', uk: 'число завелике', ro: 'numărul este prea mare' },
  'is not a VIN: 17 letters and digits without I, O and Q': { ru: 'это не VIN: нужны 17 букв и цифр без I, O и Q', uk: 'це не VIN: потрібні 17 літер і цифр без I, O та Q', ro: 'nu este un VIN: sunt necesare 17 litere și cifre, fără I, O și Q' },
  'is not a form: it needs "schema" with "properties"': { ru: 'это не форма: нужен ключ «schema» с «properties»', uk: 'це не форма: потрібен ключ «schema» з «properties»', ro: 'nu este un formular: este necesară cheia „schema” cu „properties”' },
}

const languageOf = (locale: string): Locale => locales.find((known) => known === locale) ?? 'en'

/** The sentence with its facts put in. */
export function message(key: MessageKey, locale: string, facts: Readonly<Record<string, string>> = {}): string {
  return titleOf(sentences[key], locale).replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
}

/** What a field type says about a value, as a sentence. */
export function checkMessage(problem: string, title: string, locale: string): string {
  const language = languageOf(locale)
  if (language === 'en') return message('check', locale, { title, problem })
  const translated = problems[problem]?.[language]
  return translated === undefined ? message('invalid', locale, { title }) : message('check', locale, { title, problem: translated })
}

/** What JSON Schema found, as a sentence. */
export function schemaMessage(error: ErrorObject, title: string, locale: string): string {
  const params = error.params as Readonly<Record<string, unknown>>
  const word = (name: unknown): string => words[String(name)]?.[languageOf(locale)] ?? String(name)
  if (error.keyword === 'type') return message('type', locale, { title, type: word(params.type) })
  if (error.keyword === 'format') return message('format', locale, { title, format: word(params.format) })
  const key = error.keyword in sentences ? (error.keyword as MessageKey) : 'invalid'
  return message(key, locale, { title, limit: String(params.limit ?? '') })
}
