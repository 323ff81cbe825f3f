/** Cyrillic letters as the Latin ones they look like; U is typed for У, and looks like no other letter of plates that have it. */
const lookAlikes: Readonly<Record<string, string>> = { А: 'A', В: 'B', Е: 'E', І: 'I', К: 'K', М: 'M', Н: 'H', О: 'O', Р: 'P', С: 'C', Т: 'T', У: 'Y', Х: 'X', U: 'Y' }

/** A plate as it is compared: no spaces or dashes, upper case, Cyrillic letters as their Latin look-alikes. */
export function comparablePlate(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[U\p{Script=Cyrillic}]/gu, (letter) => lookAlikes[letter] ?? letter)
}
