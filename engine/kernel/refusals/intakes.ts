import type { Refusals } from './types.ts'

/** What the checks find in intakes. */
export const intakeRefusals: Refusals = {
  '“{1}” refers to no record': { ru: '«{1}» не ссылается на запись', uk: '«{1}» не посилається на запис', ro: '„{1}” nu se referă la nicio înregistrare' },
  '“{1}” is no field of phones that is searched': { ru: '«{1}» — не поле телефонов, по которому ведётся поиск', uk: '«{1}» — не поле телефонів, за яким ведеться пошук', ro: '„{1}” nu este un câmp de telefoane în care se caută' },
  'Name a field with "type": "phone" and "searchable": true.': { ru: 'Выберите поле телефона, по которому ведётся поиск.', uk: 'Виберіть поле телефону, за яким ведеться пошук.', ro: 'Alegeți un câmp de telefon în care se caută.' },
  "“{1}” is computed and can't be set": { ru: 'поле «{1}» вычисляется, задать его нельзя', uk: 'поле «{1}» обчислюється, задати його не можна', ro: 'câmpul „{1}” este calculat și nu poate fi stabilit' },
  "“{1}” has rows and can't be set": { ru: 'в поле «{1}» таблица, задать его нельзя', uk: 'у полі «{1}» таблиця, задати його не можна', ro: 'câmpul „{1}” conține rânduri și nu poate fi stabilit' },
  'answers the questions of no event': { ru: 'ответы есть, а перехода нет', uk: 'відповіді є, а переходу немає', ro: 'există răspunsuri, dar nicio tranziție' },
  'Name the event.': { ru: 'Выберите переход.', uk: 'Виберіть перехід.', ro: 'Alegeți tranziția.' },
}
