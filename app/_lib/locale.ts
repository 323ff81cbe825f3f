/** Languages the interface is translated into; a language is added with a folder under app/_messages. */
export const interfaceLocales = ['en', 'ru', 'uk', 'ro'] as const
export type InterfaceLocale = (typeof interfaceLocales)[number]

export const localeCookie = 'pitlane-locale'

export function isInterfaceLocale(value: string | undefined): value is InterfaceLocale {
  return (interfaceLocales as readonly string[]).includes(value ?? '')
}

/** The person's own choice, else the first language of the browser that we speak, else English. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): InterfaceLocale {
  if (isInterfaceLocale(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=')
      return { language: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .sort((a, b) => b.quality - a.quality)
    .find(({ language }) => isInterfaceLocale(language))?.language
  return isInterfaceLocale(wanted) ? wanted : 'en'
}
