'use client'
import { Group } from '@mantine/core'
import { parsePhones } from '../../kernel/phones.ts'
import { useFormHost } from '../form-host.tsx'
import { TextLine } from '../text-input.tsx'
import type { WidgetProps } from '../widget.ts'

/** Phones as they were typed, and below them the numbers found in the text, ready to dial. */
export function PhoneWidget(props: WidgetProps) {
  const { areaCode, text } = useFormHost()
  const numbers = props.isCell || typeof props.value !== 'string' ? [] : parsePhones(props.value, areaCode)
  return (
    <>
      <TextLine {...props} inputMode="tel" />
      {numbers.length > 0 && (
        <Group gap={12} mt={2} px={10}>
          {numbers.map(({ normal, label, isIncomplete }) =>
            isIncomplete ? (
              <span key={normal} className="muted tabular">{normal} {text('notDialable')}</span>
            ) : (
              <a key={normal} className="link tabular" href={`tel:${normal}`}>{normal}{label && ` ${label}`}</a>
            ),
          )}
        </Group>
      )}
    </>
  )
}
