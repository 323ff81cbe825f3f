import type { Refusals } from './types.ts'

/** What people keep for themselves: views, settings. */
export const ownRefusals: Refusals = {
  'This browser cannot be notified.': { ru: 'В этот браузер уведомления не отправить.', uk: 'До цього браузера сповіщення не надіслати.', ro: 'Acest browser nu poate primi notificări.' },
  'Turn notifications off and on again, or use another browser.': { ru: 'Выключите и снова включите уведомления или возьмите другой браузер.', uk: 'Вимкніть і знову ввімкніть сповіщення або візьміть інший браузер.', ro: 'Opriți și porniți din nou notificările sau folosiți alt browser.' },
  'This cannot be kept as a setting.': { ru: 'Такую настройку сохранить нельзя.', uk: 'Таке налаштування зберегти не можна.', ro: 'Aceasta nu poate fi păstrată ca setare.' },
  'You have {1} views of this list already.': { ru: 'У вас уже {1} представлений этого списка.', uk: 'У вас уже {1} подань цього списку.', ro: 'Aveți deja {1} vizualizări ale acestei liste.' },
  'Delete one that you no longer need.': { ru: 'Удалите то, которое больше не нужно.', uk: 'Видаліть те, яке більше не потрібне.', ro: 'Ștergeți una de care nu mai aveți nevoie.' },
  'There is no such view, or it is not yours to see.': { ru: 'Такого представления нет, или оно вам не видно.', uk: 'Такого подання немає, або воно вам недоступне.', ro: 'Nu există o astfel de vizualizare sau nu vă este accesibilă.' },
  'This view belongs to a colleague.': { ru: 'Это представление принадлежит коллеге.', uk: 'Це подання належить колезі.', ro: 'Această vizualizare aparține unui coleg.' },
  'Save it as a view of your own.': { ru: 'Сохраните его как своё.', uk: 'Збережіть його як своє.', ro: 'Salvați-o ca vizualizare proprie.' },
  'A view needs a title of at most {1} characters.': { ru: 'Представлению нужно название не длиннее {1} знаков.', uk: 'Поданню потрібна назва не довша за {1} знаків.', ro: 'O vizualizare are nevoie de un titlu de cel mult {1} caractere.' },
  'This is no state of a list.': { ru: 'Это не вид списка.', uk: 'Це не вигляд списку.', ro: 'Aceasta nu este o stare a unei liste.' },
  'The view is too large to be kept.': { ru: 'Представление слишком велико, чтобы его хранить.', uk: 'Подання завелике, щоб його зберігати.', ro: 'Vizualizarea este prea mare pentru a fi păstrată.' },
  'This is no day.': { ru: 'Это не дата.', uk: 'Це не дата.', ro: 'Aceasta nu este o dată.' },
  'Write it as 2026-11-22.': { ru: 'Пишите так: 2026-11-22.', uk: 'Пишіть так: 2026-11-22.', ro: 'Scrieți-o astfel: 2026-11-22.' },
  'This is no moment.': { ru: 'Это не момент времени.', uk: 'Це не момент часу.', ro: 'Acesta nu este un moment.' },
  'Take out conditions.': { ru: 'Уберите часть условий.', uk: 'Приберіть частину умов.', ro: 'Scoateți din condiții.' },
}
