/** What is said of a cell or a row, in the language of whoever imports. */
import { titleOf, type Titles } from '../../kernel/titles.ts'
import { withFacts } from '../worded.ts'

const sentences = {
  number: { en: '“{title}”: “{value}” is not a number.', ru: '«{title}»: «{value}» — не число.', uk: '«{title}»: «{value}» — не число.', ro: '„{title}”: „{value}” nu este un număr.' },
  whole: { en: '“{title}”: “{value}” is not a whole number.', ru: '«{title}»: «{value}» — не целое число.', uk: '«{title}»: «{value}» — не ціле число.', ro: '„{title}”: „{value}” nu este un număr întreg.' },
  date: { en: '“{title}”: “{value}” is not a date. Write it as 25.05.2026.', ru: '«{title}»: «{value}» — не дата. Запишите её как 25.05.2026.', uk: '«{title}»: «{value}» — не дата. Запишіть її як 25.05.2026.', ro: '„{title}”: „{value}” nu este o dată. Scrieți-o ca 25.05.2026.' },
  moment: { en: '“{title}”: “{value}” is not a date and time. Write it as 25.05.2026 14:30.', ru: '«{title}»: «{value}» — не дата и время. Запишите как 25.05.2026 14:30.', uk: '«{title}»: «{value}» — не дата й час. Запишіть як 25.05.2026 14:30.', ro: '„{title}”: „{value}” nu este o dată cu oră. Scrieți-o ca 25.05.2026 14:30.' },
  boolean: { en: '“{title}”: “{value}” is neither yes nor no.', ru: '«{title}»: «{value}» — ни «да», ни «нет».', uk: '«{title}»: «{value}» — ні «так», ні «ні».', ro: '„{title}”: „{value}” nu este nici „da”, nici „nu”.' },
  option: { en: '“{title}” has no option “{value}”. There are: {options}.', ru: 'У поля «{title}» нет варианта «{value}». Есть: {options}.', uk: 'У поля «{title}» немає варіанта «{value}». Є: {options}.', ro: '„{title}” nu are varianta „{value}”. Există: {options}.' },
  reference: { en: '“{title}”: nothing is called “{value}”.', ru: '«{title}»: записи «{value}» нет.', uk: '«{title}»: запису «{value}» немає.', ro: '„{title}”: nu există „{value}”.' },
  ambiguous: { en: '“{title}”: several records are called “{value}”.', ru: '«{title}»: записей «{value}» несколько.', uk: '«{title}»: записів «{value}» кілька.', ro: '„{title}”: există mai multe înregistrări „{value}”.' },
  person: { en: '“{title}”: nobody here is called “{value}”. Write the login or the full name.', ru: '«{title}»: сотрудника «{value}» нет. Укажите логин или полное имя.', uk: '«{title}»: працівника «{value}» немає. Вкажіть логін або повне ім’я.', ro: '„{title}”: nu există angajatul „{value}”. Indicați numele de utilizator sau numele complet.' },
  incompletePhone: { en: '“{title}”: the number in “{value}” is incomplete. It is kept as it is.', ru: '«{title}»: номер в «{value}» неполный. Он сохранён как есть.', uk: '«{title}»: номер у «{value}» неповний. Його збережено як є.', ro: '„{title}”: numărul din „{value}” este incomplet. Se păstrează așa cum este.' },
  shortMobile: { en: '“{title}”: “{value}” is called a mobile number, but has seven digits.', ru: '«{title}»: «{value}» назван мобильным, но в нём семь цифр.', uk: '«{title}»: «{value}» названо мобільним, але в ньому сім цифр.', ro: '„{title}”: „{value}” este numit număr mobil, dar are șapte cifre.' },
  noPhone: { en: '“{title}”: there is no number in “{value}”. It is kept as it is.', ru: '«{title}»: в «{value}» нет номера. Текст сохранён как есть.', uk: '«{title}»: у «{value}» немає номера. Текст збережено як є.', ro: '„{title}”: în „{value}” nu există niciun număr. Textul se păstrează așa cum este.' },
  broken: { en: '“{title}”: some characters of “{value}” could not be read. Choose another encoding.', ru: '«{title}»: часть знаков в «{value}» не прочитана. Выберите другую кодировку.', uk: '«{title}»: частину знаків у «{value}» не прочитано. Виберіть інше кодування.', ro: '„{title}”: unele caractere din „{value}” nu au putut fi citite. Alegeți altă codificare.' },
  severalExisting: { en: 'There are several such records already: {label}. Nothing was changed.', ru: 'Таких записей уже несколько: {label}. Ничего не изменено.', uk: 'Таких записів уже кілька: {label}. Нічого не змінено.', ro: 'Există deja mai multe astfel de înregistrări: {label}. Nu s-a schimbat nimic.' },
  twice: { en: 'The same as row {row} of the file.', ru: 'То же, что в строке {row} файла.', uk: 'Те саме, що в рядку {row} файлу.', ro: 'La fel ca rândul {row} din fișier.' },
  problems: { en: 'What is wrong', ru: 'Что не так', uk: 'Що не так', ro: 'Ce nu este în regulă' },
} as const satisfies Readonly<Record<string, Required<Titles>>>

export type SentenceKey = keyof typeof sentences

/** Longest value that is repeated in a sentence. */
const shown = 60

export function say(key: SentenceKey, locale: string, facts: Readonly<Record<string, string | number>> = {}): string {
  const short = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, name === 'value' && String(fact).length > shown ? `${String(fact).slice(0, shown)}…` : fact]))
  return titleOf(withFacts(sentences[key], short), locale)
}
