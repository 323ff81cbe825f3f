'use client'
import 'dayjs/locale/ro'
import 'dayjs/locale/ru'
import 'dayjs/locale/uk'
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { theme } from '../_lib/theme.ts'

/** Everything that only the browser half of the interface needs around it. */
export function Providers({ locale, children }: { readonly locale: string; readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <DatesProvider settings={{ locale, firstDayOfWeek: 1 }}>
        <Notifications position="bottom-right" autoClose={6000} />
        {children}
      </DatesProvider>
    </MantineProvider>
  )
}
