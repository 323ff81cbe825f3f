'use client'
import { RecordPicker } from '../record-picker.tsx'
import type { WidgetProps } from '../widget.ts'

export const ReferenceWidget = (props: WidgetProps) => <RecordPicker {...props} entity={props.options.target?.entity ?? ''} mayOpen />
