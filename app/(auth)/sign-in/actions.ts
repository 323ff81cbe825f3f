'use server'
import { cookies } from 'next/headers'
import { isInterfaceLocale, localeCookie } from '../../_lib/locale.ts'

const year = 365 * 24 * 3600

/** Before anybody is signed in the language is the browser's alone. */
export async function chooseLanguage(locale: string): Promise<void> {
  if (isInterfaceLocale(locale)) (await cookies()).set(localeCookie, locale, { path: '/', maxAge: year, sameSite: 'lax', httpOnly: true })
}
