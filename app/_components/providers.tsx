'use client'
import 'dayjs/locale/ro'
import 'dayjs/locale/ru'
import 'dayjs/locale/uk'
import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { InterfaceSettings } from '../../engine/client.ts'
import { theme } from '../_lib/theme.ts'
import { InterfaceSettingsProvider } from './interface-settings.tsx'

/** Everything that only the browser half of the interface needs around it. */
export function Providers({ locale, settings, children }: { readonly locale: string; readonly settings: InterfaceSettings; readonly children: ReactNode }) {
  const [manager] = useState(() => withoutStorage(settings.theme))
  return (
    <MantineProvider theme={theme} defaultColorScheme={settings.theme} colorSchemeManager={manager}>
      <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" autoClose={6000} />
        <InterfaceSettingsProvider value={settings}>{children}</InterfaceSettingsProvider>
      </DatesProvider>
    </MantineProvider>
  )
}

/** The account keeps the colours, and the page comes with them. */
const withoutStorage = (theme: InterfaceSettings['theme']): MantineColorSchemeManager => ({ get: () => theme, set: () => undefined, subscribe: () => undefined, unsubscribe: () => undefined, clear: () => undefined })
