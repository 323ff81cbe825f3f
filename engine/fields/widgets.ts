/** The browser half of the catalogue: a widget for every field type, and a few that definitions may choose by name. */
import { AnswersWidget } from './answers/widget.tsx'
import { BooleanWidget } from './boolean/widget.tsx'
import { ButtonsWidget } from './buttons.tsx'
import { DateWidget } from './date/widget.tsx'
import { DatetimeWidget } from './datetime/widget.tsx'
import { DecimalWidget } from './decimal/widget.tsx'
import { EmailWidget } from './email/widget.tsx'
import { RadioWidget } from './enum/radio.tsx'
import { EnumWidget } from './enum/widget.tsx'
import { FindsWidget } from './finds.tsx'
import { FormWidget } from './form/widget.tsx'
import { IntegerWidget } from './integer/widget.tsx'
import { LinesWidget } from './lines/widget.tsx'
import { MoneyWidget } from './money/widget.tsx'
import { PhoneWidget } from './phone/widget.tsx'
import { PlateWidget } from './plate/widget.tsx'
import { ReferenceWidget } from './reference/widget.tsx'
import { StringWidget } from './string/widget.tsx'
import { TextWidget } from './text/widget.tsx'
import { UserWidget } from './user/widget.tsx'
import { VinWidget } from './vin/widget.tsx'
import type { FieldTypeName } from './index.ts'
import type { Widget } from './widget.ts'

export const widgets = {
  answers: AnswersWidget,
  boolean: BooleanWidget,
  date: DateWidget,
  datetime: DatetimeWidget,
  decimal: DecimalWidget,
  email: EmailWidget,
  enum: EnumWidget,
  form: FormWidget,
  integer: IntegerWidget,
  lines: LinesWidget,
  money: MoneyWidget,
  phone: PhoneWidget,
  plate: PlateWidget,
  reference: ReferenceWidget,
  string: StringWidget,
  text: TextWidget,
  user: UserWidget,
  vin: VinWidget,
} satisfies Record<FieldTypeName, Widget>

const chosen: Readonly<Record<string, Widget>> = { ...widgets, radio: RadioWidget, textarea: TextWidget, buttons: ButtonsWidget, finds: FindsWidget }

/** The widget of that name; a line of text for a name nobody knows. */
export function widgetNamed(name: string): Widget {
  return chosen[name] ?? StringWidget
}
