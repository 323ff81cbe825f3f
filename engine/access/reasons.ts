import { type Titles, titleOf } from '../kernel/titles.ts'

/** Why a field, or the whole form, is not open for writing, or an event not to be sent. Refused commands carry the same codes. */
export type ReasonCode =
  | 'COMPUTED'
  | 'READ_ONLY'
  | 'NO_READ'
  | 'NO_CREATE'
  | 'NO_EDIT'
  | 'NO_DELETE'
  | 'ROLE_HIDDEN'
  | 'ROLE_MASKED'
  | 'ROLE_READ_ONLY'
  | 'OVERLAY_HIDDEN'
  | 'FINAL_STATE'
  | 'STATE'
  | 'STATE_ROLE'
  | 'EVENT_STATE'
  | 'SHARED_ROW'
  | 'ROW'

const sentences: Readonly<Record<ReasonCode, { readonly en: string; readonly ru: string }>> = {
  COMPUTED: { en: 'The system works this value out.', ru: 'Это значение вычисляет система.' },
  READ_ONLY: { en: 'The system fills this field.', ru: 'Это поле заполняет система.' },
  NO_READ: { en: 'Your role does not let you see these records.', ru: 'Ваша роль не позволяет видеть эти записи.' },
  NO_CREATE: { en: 'Your role does not let you create these records.', ru: 'Ваша роль не позволяет создавать такие записи.' },
  NO_EDIT: { en: 'Your role lets you read this record, not change it.', ru: 'Ваша роль позволяет читать эту запись, но не менять её.' },
  NO_DELETE: { en: 'Your role does not let you delete these records.', ru: 'Ваша роль не позволяет удалять такие записи.' },
  ROLE_HIDDEN: { en: 'Your role does not let you see this field.', ru: 'Ваша роль не позволяет видеть это поле.' },
  ROLE_MASKED: { en: 'Your role shows this field masked.', ru: 'Для вашей роли это поле скрыто маской.' },
  ROLE_READ_ONLY: { en: 'Your role lets you read this field, not change it.', ru: 'Ваша роль позволяет читать это поле, но не менять его.' },
  OVERLAY_HIDDEN: { en: 'Your dealership does not use this field.', ru: 'Ваш автоцентр не использует это поле.' },
  FINAL_STATE: { en: 'The record is closed in the state “{state}”; nothing is changed any more.', ru: 'Запись закрыта в состоянии «{state}», изменения больше не вносятся.' },
  STATE: { en: 'In the state “{state}” nothing is changed here.', ru: 'В состоянии «{state}» изменения не вносятся.' },
  STATE_ROLE: { en: 'In the state “{state}” changes are made by: {roles}.', ru: 'В состоянии «{state}» изменения вносят: {roles}.' },
  EVENT_STATE: { en: 'In the state “{state}” there is no such step.', ru: 'В состоянии «{state}» такого шага нет.' },
  SHARED_ROW: { en: 'All dealerships share this record, so only the network changes it. Add your own beside it.', ru: 'Запись общая для всех автоцентров, её меняет только сеть. Добавьте рядом свою.' },
  ROW: { en: 'Your role lets you change some of these records, not this one.', ru: 'Ваша роль позволяет менять некоторые из таких записей, но не эту.' },
}

/** Facts named in the sentence. */
export interface ReasonFacts {
  readonly state?: Titles
  readonly roles?: readonly Titles[]
}

/** The sentence that answers "why?", in Russian for `ru`, else in English. */
export function reasonText(code: ReasonCode, locale: string, facts: ReasonFacts = {}): string {
  return sentences[code][locale === 'ru' ? 'ru' : 'en']
    .replace('{state}', facts.state === undefined ? '' : titleOf(facts.state, locale))
    .replace('{roles}', (facts.roles ?? []).map((role) => titleOf(role, locale)).join(', '))
}
