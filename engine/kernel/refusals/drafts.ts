import type { Refusals } from './types.ts'

/** Drafts of the definitions and planned publications. */
export const draftRefusals: Refusals = {
  'A draft has a name of 1 to {1} characters.': { ru: 'Название черновика — от 1 до {1} знаков.', uk: 'Назва чернетки — від 1 до {1} знаків.', ro: 'Numele unei ciorne are între 1 și {1} caractere.' },
  'These are no changes of definition files.': { ru: 'Это не изменения файлов определений.', uk: 'Це не зміни файлів визначень.', ro: 'Acestea nu sunt modificări ale fișierelor de definiții.' },
  'Each has path, text and revision, every path once.': { ru: 'У каждого есть path, text и revision, каждый путь — один раз.', uk: 'У кожної є path, text і revision, кожен шлях — один раз.', ro: 'Fiecare are path, text și revision, fiecare cale o singură dată.' },
  'A definition file has at most {1} characters.': { ru: 'В файле определений не больше {1} знаков.', uk: 'У файлі визначень не більше {1} знаків.', ro: 'Un fișier de definiții are cel mult {1} caractere.' },
  'Split the definition, or load the records by import.': { ru: 'Разделите определение или загрузите записи импортом.', uk: 'Розділіть визначення або завантажте записи імпортом.', ro: 'Împărțiți definiția sau încărcați înregistrările prin import.' },
  'The draft is too large.': { ru: 'Черновик слишком велик.', uk: 'Чернетка завелика.', ro: 'Ciorna este prea mare.' },
  'Publish a part of it first, or take some changes back.': { ru: 'Сначала опубликуйте часть или отмените некоторые изменения.', uk: 'Спочатку опублікуйте частину або скасуйте деякі зміни.', ro: 'Publicați mai întâi o parte sau anulați unele modificări.' },
  'There are {1} drafts already.': { ru: 'Черновиков уже {1}.', uk: 'Чернеток уже {1}.', ro: 'Există deja {1} ciorne.' },
  'Publish or discard one that nobody needs.': { ru: 'Опубликуйте или удалите ненужный.', uk: 'Опублікуйте або видаліть непотрібну.', ro: 'Publicați sau ștergeți una de care nu mai este nevoie.' },
  'This is no place in a draft.': { ru: 'Такого места в черновике быть не может.', uk: 'Такого місця в чернетці бути не може.', ro: 'Acesta nu este un loc dintr-o ciornă.' },
  'The draft lies over another version by now.': { ru: 'Черновик уже перенесён на другую версию.', uk: 'Чернетку вже перенесено на іншу версію.', ro: 'Ciorna a fost deja mutată pe altă versiune.' },
  'Nothing is lost: read the draft anew and lay your changes over it.': { ru: 'Ничего не потеряно: откройте черновик заново, ваши изменения лягут поверх.', uk: 'Нічого не втрачено: відкрийте чернетку заново, ваші зміни ляжуть поверх.', ro: 'Nimic nu s-a pierdut: deschideți din nou ciorna, modificările dvs. se așază peste ea.' },
  'Somebody has changed the draft in the meantime.': { ru: 'Тем временем кто-то изменил черновик.', uk: 'Тим часом хтось змінив чернетку.', ro: 'Între timp cineva a modificat ciorna.' },
  'Nothing was done. Look at the changes and the plan again.': { ru: 'Ничего не сделано. Посмотрите изменения и план ещё раз.', uk: 'Нічого не зроблено. Перегляньте зміни й план ще раз.', ro: 'Nu s-a făcut nimic. Verificați din nou modificările și planul.' },
  'There is no such draft: it was published or discarded.': { ru: 'Такого черновика нет: он опубликован или удалён.', uk: 'Такої чернетки немає: її опубліковано або видалено.', ro: 'Nu există o astfel de ciornă: a fost publicată sau ștearsă.' },
  'Choose another draft, or begin a new one.': { ru: 'Выберите другой черновик или начните новый.', uk: 'Виберіть іншу чернетку або почніть нову.', ro: 'Alegeți altă ciornă sau începeți una nouă.' },
  'A publication is planned for a time to come, a year ahead at most.': { ru: 'Публикацию планируют на будущее, не дальше чем на год.', uk: 'Публікацію планують на майбутнє, не далі ніж на рік.', ro: 'O publicare se planifică pentru viitor, cu cel mult un an înainte.' },
  'Choose a later time, or publish now.': { ru: 'Выберите более позднее время или опубликуйте сейчас.', uk: 'Виберіть пізніший час або опублікуйте зараз.', ro: 'Alegeți o oră ulterioară sau publicați acum.' },
  'This draft is planned to be published already.': { ru: 'Публикация этого черновика уже запланирована.', uk: 'Публікацію цієї чернетки вже заплановано.', ro: 'Publicarea acestei ciorne este deja planificată.' },
  'Cancel that first.': { ru: 'Сначала отмените её.', uk: 'Спочатку скасуйте її.', ro: 'Anulați-o mai întâi.' },
  'No such publication is planned: it took place, or was cancelled.': { ru: 'Такой публикации в плане нет: она состоялась или отменена.', uk: 'Такої публікації в плані немає: вона відбулася або скасована.', ro: 'Nu este planificată o astfel de publicare: a avut loc sau a fost anulată.' },
  'was changed here and by a version that was published since': { ru: 'изменено и здесь, и в опубликованной с тех пор версии', uk: 'змінено і тут, і в опублікованій відтоді версії', ro: 'a fost modificat și aici, și într-o versiune publicată între timp' },
  'Open the draft, choose what holds, and plan the publication again.': { ru: 'Откройте черновик, выберите, что остаётся, и запланируйте публикацию снова.', uk: 'Відкрийте чернетку, виберіть, що залишається, і заплануйте публікацію знову.', ro: 'Deschideți ciorna, alegeți ce rămâne și planificați din nou publicarea.' },
  'A planned publication did not take place; nothing was changed.': { ru: 'Запланированная публикация не состоялась; ничего не изменено.', uk: 'Запланована публікація не відбулася; нічого не змінено.', ro: 'O publicare planificată nu a avut loc; nu s-a schimbat nimic.' },
}
