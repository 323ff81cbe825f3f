'use client'
import { NumberLine } from '../number-input.tsx'
import type { WidgetProps } from '../widget.ts'

export const DecimalWidget = (props: WidgetProps) => <NumberLine {...props} scale={props.options.scale ?? 2} />
