import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { localeCookie, pickLocale } from './locale.ts'
import { loadMessages } from './messages.ts'

/** next-intl's settings of one request: the language comes from the person, never from the URL. */
export default getRequestConfig(async () => {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()])
  const locale = pickLocale(cookieStore.get(localeCookie)?.value, headerStore.get('accept-language'))
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' }
})
