'use client'
import { lateWidget } from '../late-widget.tsx'

/** A day; typed in figures or picked. */
export const DateWidget = lateWidget(() => import('./day-picker.tsx').then(({ DayPicker }) => DayPicker))
