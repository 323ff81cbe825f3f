/** Letters that people write with and without their marks, and what they are compared as. */
export const markedLetters = { from: 'ёăâîșşțţ', to: 'еaaisstt' } as const

const marked = new RegExp(`[${markedLetters.from}]`, 'g')

/** A text as it is compared: without regard to capitals, ё and е, the marks of Romanian letters. */
export const withoutMarks = (text: string): string => text.toLowerCase().replace(marked, (letter) => markedLetters.to.charAt(markedLetters.from.indexOf(letter)))

/** The same without regard to spaces, too: alike to people. */
export const comparableText = (text: string): string => withoutMarks(text).replaceAll(/\s+/g, ' ').trim()
