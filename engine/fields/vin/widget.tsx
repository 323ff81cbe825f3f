'use client'
import { TextLine } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

export const VinWidget = (props: WidgetProps) => <TextLine {...props} whileTyping={(text) => text.toUpperCase().replaceAll(/\s/g, '')} />
