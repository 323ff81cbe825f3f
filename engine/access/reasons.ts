import { type Locale, type Titles, titleOf } from '../kernel/titles.ts'

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

const sentences: Readonly<Record<ReasonCode, Readonly<Record<Locale, string>>>> = {
  COMPUTED: { en: 'The system works this value out.', ru: 'Это значение вычисляет система.', uk: 'Це значення обчислює система.', ro: 'Această valoare este calculată de sistem.' },
  READ_ONLY: { en: 'The system fills this field.', ru: 'Это поле заполняет система.', uk: 'Це поле заповнює система.', ro: 'Acest câmp este completat de sistem.' },
  NO_READ: { en: 'Your role does not let you see these records.', ru: 'Ваша роль не позволяет видеть эти записи.', uk: 'Ваша роль не дозволяє бачити ці записи.', ro: 'Rolul dvs. nu vă permite să vedeți aceste înregistrări.' },
  NO_CREATE: { en: 'Your role does not let you create these records.', ru: 'Ваша роль не позволяет создавать такие записи.', uk: 'Ваша роль не дозволяє створювати такі записи.', ro: 'Rolul dvs. nu vă permite să creați astfel de înregistrări.' },
  NO_EDIT: { en: 'Your role lets you read this record, not change it.', ru: 'Ваша роль позволяет читать эту запись, но не менять её.', uk: 'Ваша роль дозволяє читати цей запис, але не змінювати його.', ro: 'Rolul dvs. vă permite să citiți această înregistrare, nu și să o modificați.' },
  NO_DELETE: { en: 'Your role does not let you delete these records.', ru: 'Ваша роль не позволяет удалять такие записи.', uk: 'Ваша роль не дозволяє видаляти такі записи.', ro: 'Rolul dvs. nu vă permite să ștergeți astfel de înregistrări.' },
  ROLE_HIDDEN: { en: 'Your role does not let you see this field.', ru: 'Ваша роль не позволяет видеть это поле.', uk: 'Ваша роль не дозволяє бачити це поле.', ro: 'Rolul dvs. nu vă permite să vedeți acest câmp.' },
  ROLE_MASKED: { en: 'Your role shows this field masked.', ru: 'Для вашей роли это поле скрыто маской.', uk: 'Для вашої ролі це поле приховане маскою.', ro: 'Pentru rolul dvs. acest câmp este mascat.' },
  ROLE_READ_ONLY: { en: 'Your role lets you read this field, not change it.', ru: 'Ваша роль позволяет читать это поле, но не менять его.', uk: 'Ваша роль дозволяє читати це поле, але не змінювати його.', ro: 'Rolul dvs. vă permite să citiți acest câmp, nu și să îl modificați.' },
  OVERLAY_HIDDEN: { en: 'Your dealership does not use this field.', ru: 'Ваш автоцентр не использует это поле.', uk: 'Ваш автоцентр не використовує це поле.', ro: 'Centrul dvs. auto nu folosește acest câmp.' },
  FINAL_STATE: { en: 'The record is closed in the state “{state}”; nothing is changed any more.', ru: 'Запись закрыта в состоянии «{state}», изменения больше не вносятся.', uk: 'Запис закрито у стані «{state}», зміни більше не вносяться.', ro: 'Înregistrarea este închisă în starea „{state}”; nu se mai modifică nimic.' },
  STATE: { en: 'In the state “{state}” nothing is changed here.', ru: 'В состоянии «{state}» изменения не вносятся.', uk: 'У стані «{state}» зміни не вносяться.', ro: 'În starea „{state}” aici nu se modifică nimic.' },
  STATE_ROLE: { en: 'In the state “{state}” changes are made by: {roles}.', ru: 'В состоянии «{state}» изменения вносят: {roles}.', uk: 'У стані «{state}» зміни вносять: {roles}.', ro: 'În starea „{state}” modificările sunt făcute de: {roles}.' },
  EVENT_STATE: { en: 'In the state “{state}” there is no such step.', ru: 'В состоянии «{state}» такого шага нет.', uk: 'У стані «{state}» такого кроку немає.', ro: 'În starea „{state}” nu există acest pas.' },
  SHARED_ROW: { en: 'All dealerships share this record, so only the network changes it. Add your own beside it.', ru: 'Запись общая для всех автоцентров, её меняет только сеть. Добавьте рядом свою.', uk: 'Запис спільний для всіх автоцентрів, його змінює лише мережа. Додайте поруч свій.', ro: 'Înregistrarea este comună tuturor centrelor auto, deci o modifică doar rețeaua. Adăugați alături una proprie.' },
  ROW: { en: 'Your role lets you change some of these records, not this one.', ru: 'Ваша роль позволяет менять некоторые из таких записей, но не эту.', uk: 'Ваша роль дозволяє змінювати деякі з таких записів, але не цей.', ro: 'Rolul dvs. vă permite să modificați unele dintre aceste înregistrări, nu și pe aceasta.' },
}

/** Facts named in the sentence. */
export interface ReasonFacts {
  readonly state?: Titles
  readonly roles?: readonly Titles[]
}

/** The sentence that answers "why?", in the reader's language. */
export function reasonText(code: ReasonCode, locale: string, facts: ReasonFacts = {}): string {
  return titleOf(sentences[code], locale)
    .replace('{state}', facts.state === undefined ? '' : titleOf(facts.state, locale))
    .replace('{roles}', (facts.roles ?? []).map((role) => titleOf(role, locale)).join(', '))
}
