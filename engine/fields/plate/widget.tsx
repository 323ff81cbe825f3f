'use client'
import { TextLine } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

/** Registration plates are read aloud in capitals. */
export const PlateWidget = (props: WidgetProps) => <TextLine {...props} whileTyping={(text) => text.toUpperCase()} />
