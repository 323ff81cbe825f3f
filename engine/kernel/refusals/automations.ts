import type { Refusals } from './types.ts'

/** What the checks find in automations, messages and the actions that go with them. */
export const automationRefusals: Refusals = {
  '“{1}” was not carried out: {2}': { ru: '«{1}» не выполнено: {2}', uk: '«{1}» не виконано: {2}', ro: '„{1}” nu s-a executat: {2}' },
  '“{1}” was not started again: automations set each other off in a circle.': { ru: '«{1}» не запущено снова: автоматизации запускают друг друга по кругу.', uk: '«{1}» не запущено знову: автоматизації запускають одна одну по колу.', ro: '„{1}” nu a fost pornită din nou: automatizările se declanșează una pe alta în cerc.' },
  '“{1}” stands for nothing in a message': { ru: '«{1}» в сообщении ничего не означает', uk: '«{1}» у повідомленні нічого не означає', ro: '„{1}” nu înseamnă nimic într-un mesaj' },
  'Use what the record says: {{record.number}}.': { ru: 'Подставляйте данные записи: {{record.number}}.', uk: 'Підставляйте дані запису: {{record.number}}.', ro: 'Folosiți datele înregistrării: {{record.number}}.' },
  '“{1}” is no length of time of a minute or more': { ru: '«{1}» — не промежуток времени от минуты и дольше', uk: '«{1}» — не проміжок часу від хвилини й довше', ro: '„{1}” nu este o durată de cel puțin un minut' },
  'Write PT30M, PT4H, P2D.': { ru: 'Запишите PT30M, PT4H, P2D.', uk: 'Запишіть PT30M, PT4H, P2D.', ro: 'Scrieți PT30M, PT4H, P2D.' },
  'comes both before and after': { ru: 'указано и «до», и «после»', uk: 'вказано і «до», і «після»', ro: 'este indicat și „înainte”, și „după”' },
  'Keep one of the two.': { ru: 'Оставьте одно из двух.', uk: 'Залиште одне з двох.', ro: 'Păstrați una dintre ele.' },
  'the records of “{1}” are shared by the network': { ru: 'записи «{1}» общие для всей сети', uk: 'записи «{1}» спільні для всієї мережі', ro: 'înregistrările „{1}” sunt comune întregii rețele' },
  'Add the automation to the package.': { ru: 'Добавьте автоматизацию для всей сети.', uk: 'Додайте автоматизацію для всієї мережі.', ro: 'Adăugați automatizarea pentru întreaga rețea.' },
  'It says nothing.': { ru: 'Здесь нет текста.', uk: 'Тут немає тексту.', ro: 'Nu conține niciun text.' },
  'Choose a message, or write titles.': { ru: 'Выберите сообщение или напишите заголовок.', uk: 'Виберіть повідомлення або напишіть заголовок.', ro: 'Alegeți un mesaj sau scrieți un titlu.' },
  'It names a message and has texts of its own.': { ru: 'Выбрано сообщение, но есть и свой текст.', uk: 'Вибрано повідомлення, але є й власний текст.', ro: 'Este ales un mesaj, dar există și un text propriu.' },
  'There is no message "{1}".': { ru: 'Сообщения «{1}» нет.', uk: 'Повідомлення «{1}» немає.', ro: 'Mesajul „{1}” nu există.' },
  'The message "{1}" speaks of {2}, not of {3}.': { ru: 'Сообщение «{1}» говорит о «{2}», а не о «{3}».', uk: 'Повідомлення «{1}» говорить про «{2}», а не про «{3}».', ro: 'Mesajul „{1}” vorbește despre „{2}”, nu despre „{3}”.' },
  'Choose a message about these records.': { ru: 'Выберите сообщение об этих записях.', uk: 'Виберіть повідомлення про ці записи.', ro: 'Alegeți un mesaj despre aceste înregistrări.' },
  'Only automations send events.': { ru: 'Переводить записи действием могут только автоматизации.', uk: 'Переводити записи дією можуть лише автоматизації.', ro: 'Doar automatizările pot trece înregistrări în altă stare printr-o acțiune.' },
  'Give the transition a target, or make an automation.': { ru: 'Укажите у перехода конечное состояние или создайте автоматизацию.', uk: 'Вкажіть у переходу кінцевий стан або створіть автоматизацію.', ro: 'Indicați tranziției o stare țintă sau creați o automatizare.' },
  '"{1}" refers to no record.': { ru: '«{1}» не ссылается на запись.', uk: '«{1}» не посилається на запис.', ro: '„{1}” nu se referă la nicio înregistrare.' },
  'Name a reference field.': { ru: 'Выберите поле-ссылку.', uk: 'Виберіть поле-посилання.', ro: 'Alegeți un câmp de referință.' },
  '{1} has no event "{2}".': { ru: 'У «{1}» нет перехода «{2}».', uk: 'У «{1}» немає переходу «{2}».', ro: '„{1}” nu are tranziția „{2}”.' },
}
