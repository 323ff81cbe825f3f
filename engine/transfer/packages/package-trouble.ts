/** Why a file is not taken for a package. */
import { withFacts, worded } from '../worded.ts'

/** Far more than any package; what is beyond is no package. */
export const packageLimits = { bytes: 8 * 1_048_576, files: 3_000, unpacked: 24 * 1_048_576, ratio: 250, path: 200 } as const

export const notReadable = () => worded('BAD_INPUT', { en: 'This is no package, or the file is damaged. Take a ZIP as this page gives it, or the JSON of one dealership’s changes. Nothing was changed.', ru: 'Это не пакет, или файл повреждён. Возьмите ZIP, который даёт эта страница, или JSON с изменениями одного автоцентра. Ничего не изменено.', uk: 'Це не пакет, або файл пошкоджено. Візьміть ZIP, який дає ця сторінка, або JSON зі змінами одного автоцентру. Нічого не змінено.', ro: 'Acesta nu este un pachet sau fișierul este deteriorat. Luați un ZIP dat de această pagină sau JSON-ul modificărilor unui centru. Nu s-a schimbat nimic.' })

export const tooLarge = () => worded('BAD_INPUT', withFacts({ en: 'Unpacked, the file would be far larger than any package (at most {files} files and {size} MB). Nothing was changed.', ru: 'В распакованном виде файл намного больше любого пакета (не более {files} файлов и {size} МБ). Ничего не изменено.', uk: 'У розпакованому вигляді файл набагато більший за будь-який пакет (не більше {files} файлів і {size} МБ). Нічого не змінено.', ro: 'Dezarhivat, fișierul ar fi mult mai mare decât orice pachet (cel mult {files} fișiere și {size} MB). Nu s-a schimbat nimic.' }, { files: packageLimits.files, size: packageLimits.unpacked / 1_048_576 }))

export const locked = () => worded('BAD_INPUT', { en: 'The file is protected by a password. Save it without one. Nothing was changed.', ru: 'Файл защищён паролем. Сохраните его без пароля. Ничего не изменено.', uk: 'Файл захищено паролем. Збережіть його без пароля. Нічого не змінено.', ro: 'Fișierul este protejat cu parolă. Salvați-l fără parolă. Nu s-a schimbat nimic.' })

export const outside = (path: string) => worded('BAD_INPUT', withFacts({ en: 'The file holds “{path}”, a place outside of the package. Nothing was changed.', ru: 'В файле есть «{path}» — место вне пакета. Ничего не изменено.', uk: 'У файлі є «{path}» — місце поза пакетом. Нічого не змінено.', ro: 'Fișierul conține „{path}”, un loc din afara pachetului. Nu s-a schimbat nimic.' }, { path: path.slice(0, 80) }))

export const twice = (path: string) => worded('BAD_INPUT', withFacts({ en: 'The file holds “{path}” twice. Nothing was changed.', ru: 'В файле дважды встречается «{path}». Ничего не изменено.', uk: 'У файлі двічі трапляється «{path}». Нічого не змінено.', ro: 'Fișierul conține de două ori „{path}”. Nu s-a schimbat nimic.' }, { path: path.slice(0, 80) }))
