'use client'
import { NumberLine } from '../number-input.tsx'
import type { WidgetProps } from '../widget.ts'

export const IntegerWidget = (props: WidgetProps) => <NumberLine {...props} scale={0} />
