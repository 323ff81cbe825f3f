'use client'
import { RecordPicker } from '../record-picker.tsx'
import type { WidgetProps } from '../widget.ts'

export const UserWidget = (props: WidgetProps) => <RecordPicker {...props} entity="user" mayOpen={false} />
