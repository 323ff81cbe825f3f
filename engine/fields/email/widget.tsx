'use client'
import { TextLine } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

export const EmailWidget = (props: WidgetProps) => <TextLine {...props} inputMode="email" whileTyping={(text) => text.trimStart()} />
