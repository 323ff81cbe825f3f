'use client'
import { TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { inputProps } from './text-input.tsx'
import { whenQuiet } from './when-quiet.ts'
import type { Widget, WidgetProps } from './widget.ts'

/**
 * A widget too large for what a page loads at first. The server draws it with the page, so nothing changes when it
 * comes; where the page came in place of another its room is held by a line that cannot be typed in yet.
 */
export function lateWidget(load: () => Promise<Widget>): Widget {
  const Late = lazy(async () => {
    await whenQuiet()
    return { default: await load() }
  })
  return function LateWidget(props: WidgetProps) {
    return <Suspense fallback={<TextInput {...inputProps(props)} readOnly />}><Late {...props} /></Suspense>
  }
}
