import type { Refusals } from './types.ts'

/** Forms and queues at the desk: what the checks find in them, and what they refuse. */
export const deskRefusals: Refusals = {
  'There is no such form.': { ru: 'Такой формы нет.', uk: 'Такої форми немає.', ro: 'Nu există un astfel de formular.' },
  'Nothing is found by this field.': { ru: 'По этому полю ничего не ищется.', uk: 'За цим полем нічого не шукається.', ro: 'După acest câmp nu se caută nimic.' },
  'only a line of text that people fill, directly in an entity, finds records': { ru: 'искать записи может только строка текста, которую заполняют люди, прямо в записи', uk: 'шукати записи може лише рядок тексту, який заповнюють люди, безпосередньо в записі', ro: 'doar un rând de text completat de oameni, direct în înregistrare, găsește înregistrări' },
  'Name the field that is filled with the record that was found.': { ru: 'Выберите поле, в которое попадёт найденная запись.', uk: 'Виберіть поле, у яке потрапить знайдений запис.', ro: 'Alegeți câmpul în care ajunge înregistrarea găsită.' },
  '“{1}” is not filled by people': { ru: 'поле «{1}» заполняют не люди', uk: 'поле «{1}» заповнюють не люди', ro: 'câmpul „{1}” nu este completat de oameni' },
  'only a reference that stands directly in an entity has choices that depend on others': { ru: 'выбор, зависящий от других полей, бывает только у ссылки прямо в записи', uk: 'вибір, залежний від інших полів, буває лише в посилання безпосередньо в записі', ro: 'doar o referință aflată direct în înregistrare are opțiuni care depind de alte câmpuri' },
  '“{1}” and “{2}” are of different kinds: they are never the same': { ru: '«{1}» и «{2}» разного вида: они никогда не совпадут', uk: '«{1}» і «{2}» різного виду: вони ніколи не збіжаться', ro: '„{1}” și „{2}” sunt de feluri diferite: nu coincid niciodată' },
  'buttons are for values to choose from': { ru: 'кнопки подходят только для значений на выбор', uk: 'кнопки підходять лише для значень на вибір', ro: 'butoanele sunt doar pentru valori din care se alege' },
  'Use them for an enum, a reference with few records, or yes and no.': { ru: 'Используйте их для списка значений, ссылки на немногие записи или «да» и «нет».', uk: 'Використовуйте їх для списку значень, посилання на нечисленні записи або «так» і «ні».', ro: 'Folosiți-le pentru o listă de valori, o referință cu puține înregistrări sau da și nu.' },
  '“{1}” must be filled, and is not asked': { ru: 'поле «{1}» обязательно, но не спрашивается', uk: 'поле «{1}» обов’язкове, але не запитується', ro: 'câmpul „{1}” este obligatoriu, dar nu este cerut' },
  'Ask for it, or give it a first value.': { ru: 'Добавьте его в форму или задайте начальное значение.', uk: 'Додайте його до форми або задайте початкове значення.', ro: 'Adăugați-l în formular sau dați-i o valoare inițială.' },
  'are those of the record that is told of: “about” says which': { ru: 'это списки записи, о которой рассказывает форма: её задаёт «about»', uk: 'це списки запису, про який розповідає форма: його задає «about»', ro: 'sunt listele înregistrării despre care se spune: „about” o numește' },
  '“{1}” is no text': { ru: '«{1}» — не текст', uk: '«{1}» — не текст', ro: '„{1}” nu este un text' },
  '“{1}” has no machine: its records wait in no state': { ru: 'у «{1}» нет состояний: его записи нигде не ждут', uk: 'у «{1}» немає станів: його записи ніде не чекають', ro: '„{1}” nu are stări: înregistrările sale nu așteaptă nicăieri' },
}
