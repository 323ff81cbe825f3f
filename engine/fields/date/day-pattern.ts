/** How the language writes a day in figures, in the picker's pattern letters. */
export function dayPattern(locale: string): string {
  const letters: Readonly<Record<string, string>> = { day: 'DD', month: 'MM', year: 'YYYY' }
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: '2-digit', month: '2-digit', year: 'numeric' })
    .formatToParts(new Date(0))
    .map(({ type, value }) => letters[type] ?? value)
    .join('')
}
