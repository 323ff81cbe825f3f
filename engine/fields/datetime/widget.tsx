'use client'
import { lateWidget } from '../late-widget.tsx'

/** A moment, in the dealership's time zone. */
export const DatetimeWidget = lateWidget(() => import('./moment-picker.tsx').then(({ MomentPicker }) => MomentPicker))
