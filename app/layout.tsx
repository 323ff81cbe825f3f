import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import '@mantine/notifications/styles.css'
import './globals.css'
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Providers } from './_components/providers.tsx'
import { Worker } from './_components/worker/worker.tsx'
import { currentUser } from './_lib/actor.ts'
import { buildId } from './_lib/build-id.ts'
import { defaultSettings } from './_lib/interface-settings.ts'

export const metadata: Metadata = { title: { default: 'Pitlane', template: '%s · Pitlane' }, icons: { apple: '/icons/apple-180.png' } }
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#161615' },
  ],
}

/** Colours are kept with the account, not in the browser: the script shall find nothing there. */
const noStorage = 'pitlane-colours-are-kept-with-the-account'

/** The page that says the database is away must not need it. */
const signedIn = () => currentUser().catch(() => null)

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, user, build] = await Promise.all([getLocale(), signedIn(), buildId()])
  const settings = user?.settings ?? defaultSettings
  return (
    <html lang={locale} data-density={settings.density} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme={settings.theme} localStorageKey={noStorage} />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers locale={locale} settings={settings}>
            {children}
            {/* While developing every file may change at any moment: nothing is kept. */}
            {build !== null && <Worker />}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
