'use client'
import { TextLine } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

export const StringWidget = (props: WidgetProps) => <TextLine {...props} />
