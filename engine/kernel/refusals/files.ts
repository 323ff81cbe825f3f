import type { Refusals } from './types.ts'

/** Files of records, exports, imports and other long work. */
export const fileRefusals: Refusals = {
  'Files named .{1} are programs or pages and are not taken.': { ru: 'Файлы .{1} — программы или страницы, они не принимаются.', uk: 'Файли .{1} — програми або сторінки, вони не приймаються.', ro: 'Fișierele .{1} sunt programe sau pagini și nu se primesc.' },
  'Nothing was kept. Send what it is about as a document, picture or archive.': { ru: 'Ничего не сохранено. Отправьте содержимое документом, картинкой или архивом.', uk: 'Нічого не збережено. Надішліть вміст документом, зображенням або архівом.', ro: 'Nu s-a păstrat nimic. Trimiteți conținutul ca document, imagine sau arhivă.' },
  'Nothing was kept. Send it as a document, a picture or an archive.': { ru: 'Ничего не сохранено. Отправьте документом, картинкой или архивом.', uk: 'Нічого не збережено. Надішліть документом, зображенням або архівом.', ro: 'Nu s-a păstrat nimic. Trimiteți ca document, imagine sau arhivă.' },
  'A record has at most {1} files.': { ru: 'У записи не больше {1} файлов.', uk: 'Запис має не більше {1} файлів.', ro: 'O înregistrare are cel mult {1} fișiere.' },
  'Delete some of them first.': { ru: 'Сначала удалите часть из них.', uk: 'Спершу видаліть частину з них.', ro: 'Ștergeți mai întâi câteva.' },
  'Whoever may edit the record adds and deletes its files.': { ru: 'Файлы добавляет и удаляет тот, кто может менять запись.', uk: 'Файли додає й видаляє той, хто може змінювати запис.', ro: 'Fișierele le adaugă și le șterge cine poate modifica înregistrarea.' },
  'There is no such file, or it is not yours to see.': { ru: 'Такого файла нет, или он вам не виден.', uk: 'Такого файлу немає, або він вам недоступний.', ro: 'Nu există un astfel de fișier sau nu vă este accesibil.' },
  'Only whoever keeps the audit puts deleted files back.': { ru: 'Удалённые файлы возвращает тот, кто ведёт журнал действий.', uk: 'Видалені файли повертає той, хто веде журнал дій.', ro: 'Fișierele șterse le aduce înapoi doar cine ține jurnalul de acțiuni.' },
  'Too many files at once.': { ru: 'Слишком много файлов сразу.', uk: 'Забагато файлів одразу.', ro: 'Prea multe fișiere deodată.' },
  'Nothing was kept. Send it again in {1} s.': { ru: 'Ничего не сохранено. Отправьте снова через {1} с.', uk: 'Нічого не збережено. Надішліть знову через {1} с.', ro: 'Nu s-a păstrat nimic. Trimiteți din nou peste {1} s.' },
  'A table on paper has at most {1} rows.': { ru: 'В таблице на бумаге не больше {1} строк.', uk: 'У таблиці на папері не більше {1} рядків.', ro: 'Un tabel pe hârtie are cel mult {1} rânduri.' },
  'Export the list instead.': { ru: 'Выгрузите список в файл.', uk: 'Вивантажте список у файл.', ro: 'Exportați lista într-un fișier.' },
  '“{1}” has no print form “{2}”.': { ru: 'У записей «{1}» нет печатной формы «{2}».', uk: 'У записів «{1}» немає друкованої форми «{2}».', ro: 'Înregistrările „{1}” nu au formularul de tipărit „{2}”.' },
  'There is no such chart.': { ru: 'Такой диаграммы нет.', uk: 'Такої діаграми немає.', ro: 'Nu există o astfel de diagramă.' },
  'There is no such job of yours, or its time is over.': { ru: 'Такого вашего задания нет, или его срок истёк.', uk: 'Такого вашого завдання немає, або його строк минув.', ro: 'Nu aveți o astfel de lucrare sau termenul ei a expirat.' },
  'An Excel sheet has room for {1} rows.': { ru: 'На листе Excel помещается {1} строк.', uk: 'На аркуші Excel уміщується {1} рядків.', ro: 'O foaie Excel are loc pentru {1} rânduri.' },
  'None of these columns can be exported.': { ru: 'Ни одну из этих колонок нельзя выгрузить.', uk: 'Жоден із цих стовпців не можна вивантажити.', ro: 'Niciuna dintre aceste coloane nu poate fi exportată.' },
  'Choose at least one column that you may see.': { ru: 'Выберите хотя бы одну колонку, которая вам видна.', uk: 'Виберіть хоча б один стовпець, який вам доступний.', ro: 'Alegeți cel puțin o coloană pe care o puteți vedea.' },
  'There is no file format “{1}”.': { ru: 'Формата файла «{1}» нет.', uk: 'Формату файлу «{1}» немає.', ro: 'Nu există formatul de fișier „{1}”.' },
  'csv or xlsx.': { ru: 'csv или xlsx.', uk: 'csv або xlsx.', ro: 'csv sau xlsx.' },
}
