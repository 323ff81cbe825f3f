/** Names for the API out of titles in any of the languages. */
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia',
}

/** Longest name that a field or a kind of record may have. */
export const longest = 40

/** The words of a title in Latin letters and digits; the first begins with a letter. */
function wordsOf(title: string): readonly string[] {
  const latin = [...title.toLowerCase().normalize('NFD').replace(/и\u0306/g, 'й').replace(/і\u0308/g, 'ї').replace(/[\u0300-\u036f]/g, '')].map((letter) => letters[letter] ?? letter).join('')
  return (latin.match(/[a-z0-9]+/g) ?? []).join(' ').replace(/^[0-9 ]+/, '').split(' ').filter(Boolean)
}

/** As many words as fit, joined by `join`; one that is too long by itself is cut. */
function joined(words: readonly string[], join: (words: readonly string[]) => string): string {
  const fitting = words.findLastIndex((_, i) => join(words.slice(0, i + 1)).length <= longest)
  return fitting < 0 ? (words[0] ?? '').slice(0, longest) : join(words.slice(0, fitting + 1))
}

/** `Срок ремонта` → `srokRemonta`; '' where the title has no letters. */
export const fieldNameOf = (title: string): string => joined(wordsOf(title), (words) => words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join(''))

/** `Тест-драйв` → `test-draiv`. */
export const kindNameOf = (title: string): string => joined(wordsOf(title), (words) => words.join('-')).replace(/-([0-9])/g, '$1')
