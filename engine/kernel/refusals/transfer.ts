import type { Refusals } from './types.ts'

/** Exports, imports and long jobs. */
export const transferRefusals: Refusals = {
  'There is no such job of yours, or its time is over.': { ru: 'Такого вашего задания нет или его срок истёк.', uk: 'Такого вашого завдання немає або його термін минув.', ro: 'Nu aveți o astfel de lucrare sau termenul ei a expirat.' },
  'None of these columns can be exported.': { ru: 'Ни один из этих столбцов выгрузить нельзя.', uk: 'Жоден із цих стовпців вивантажити не можна.', ro: 'Niciuna dintre aceste coloane nu poate fi exportată.' },
  'Choose at least one column that you may see.': { ru: 'Выберите хотя бы один столбец, который вам виден.', uk: 'Виберіть хоча б один стовпець, який вам видно.', ro: 'Alegeți cel puțin o coloană pe care o puteți vedea.' },
  'There is no file format “{1}”.': { ru: 'Формата файла «{1}» нет.', uk: 'Формату файлу «{1}» немає.', ro: 'Nu există formatul de fișier „{1}”.' },
  'csv or xlsx.': { ru: 'csv или xlsx.', uk: 'csv або xlsx.', ro: 'csv sau xlsx.' },
  'An Excel sheet has room for {1} rows.': { ru: 'Лист Excel вмещает {1} строк.', uk: 'Аркуш Excel вміщує {1} рядків.', ro: 'O foaie Excel are loc pentru {1} de rânduri.' },
  'The settings of the import are not of the form they should have.': { ru: 'Настройки загрузки записаны не так, как нужно.', uk: 'Налаштування завантаження записано не так, як потрібно.', ro: 'Setările importului nu au forma potrivită.' },
  'Choose the dealership that the records belong to.': { ru: 'Выберите автоцентр, которому принадлежат записи.', uk: 'Виберіть автоцентр, якому належать записи.', ro: 'Alegeți centrul auto căruia îi aparțin înregistrările.' },
  'Switch to a dealership and import there.': { ru: 'Перейдите в автоцентр и загрузите там.', uk: 'Перейдіть до автоцентру й завантажте там.', ro: 'Treceți la un centru auto și importați acolo.' },
  'Nothing can be made here by its name alone.': { ru: 'Здесь нельзя создать запись по одному названию.', uk: 'Тут не можна створити запис за самою назвою.', ro: 'Aici nu se poate crea nimic doar după nume.' },
  'There is no such file of yours.': { ru: 'Такого вашего файла нет.', uk: 'Такого вашого файлу немає.', ro: 'Nu aveți un astfel de fișier.' },
  'The file was brought in for another dealership.': { ru: 'Файл принесён для другого автоцентра.', uk: 'Файл принесено для іншого автоцентру.', ro: 'Fișierul a fost adus pentru alt centru auto.' },
  'Switch back to it, or bring the file in again here.': { ru: 'Вернитесь в него или загрузите файл здесь заново.', uk: 'Поверніться до нього або завантажте файл тут заново.', ro: 'Reveniți la acesta sau aduceți fișierul din nou aici.' },
  'There is no such import of yours that is over.': { ru: 'Такой вашей завершённой загрузки нет.', uk: 'Такого вашого завершеного завантаження немає.', ro: 'Nu aveți un astfel de import încheiat.' },
}
