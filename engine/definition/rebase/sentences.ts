/** Conflicts and merges in the words of the people who decide them. */
import type { Json } from '../../kernel/json.ts'
import { type Locale, type Titles, titleOf } from '../../kernel/titles.ts'
import { indexOf } from '../elements.ts'
import { pathOf } from '../overlay-draft.ts'
import type { PackageDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import type { Merged } from './conflict.ts'

type Sentences = Readonly<Record<Locale, string>>

const words: Readonly<Record<string, Sentences>> = {
  titles: { en: 'title', ru: 'название', uk: 'назва', ro: 'titlu' },
  target: { en: 'target state', ru: 'конечное состояние', uk: 'кінцевий стан', ro: 'starea țintă' },
  roles: { en: 'roles', ru: 'роли', uk: 'ролі', ro: 'roluri' },
  color: { en: 'colour', ru: 'цвет', uk: 'колір', ro: 'culoare' },
  default: { en: 'initial value', ru: 'начальное значение', uk: 'початкове значення', ro: 'valoare inițială' },
  initial: { en: 'first state', ru: 'начальное состояние', uk: 'початковий стан', ro: 'prima stare' },
  editable: { en: 'editable fields', ru: 'доступные для правки поля', uk: 'поля, доступні для редагування', ro: 'câmpuri editabile' },
  columns: { en: 'list columns', ru: 'колонки списка', uk: 'стовпці списку', ro: 'coloanele listei' },
  filters: { en: 'list filters', ru: 'фильтры списка', uk: 'фільтри списку', ro: 'filtrele listei' },
  orderBy: { en: 'list order', ru: 'порядок списка', uk: 'порядок списку', ro: 'ordinea listei' },
  facts: { en: 'facts', ru: 'сведения в заголовке', uk: 'відомості в заголовку', ro: 'date din antet' },
  section: { en: 'section', ru: 'раздел формы', uk: 'розділ форми', ro: 'secțiunea formularului' },
  weekdays: { en: 'working hours', ru: 'рабочие часы', uk: 'робочі години', ro: 'program de lucru' },
  automation: { en: 'automation', ru: 'автоматизация', uk: 'автоматизація', ro: 'automatizare' },
  intake: { en: 'intake', ru: 'приём данных', uk: 'приймання даних', ro: 'preluare' },
  message: { en: 'message', ru: 'сообщение', uk: 'повідомлення', ro: 'mesaj' },
  delay: { en: 'delay', ru: 'срок', uk: 'строк', ro: 'termen' },
  limit: { en: 'limit', ru: 'предельный срок', uk: 'граничний строк', ro: 'termen limită' },
  calendar: { en: 'working hours that count', ru: 'чьё рабочее время считается', uk: 'чий робочий час рахується', ro: 'programul de lucru care contează' },
  rights: { en: 'rights', ru: 'права', uk: 'права', ro: 'drepturi' },
  fields: { en: 'restricted fields', ru: 'ограничения полей', uk: 'обмеження полів', ro: 'restricții de câmpuri' },
  tab: { en: 'tab', ru: 'вкладка', uk: 'вкладка', ro: 'filă' },
  tabs: { en: 'tabs', ru: 'вкладки', uk: 'вкладки', ro: 'file' },
  navigation: { en: 'menu', ru: 'меню', uk: 'меню', ro: 'meniu' },
  report: { en: 'report', ru: 'отчёт', uk: 'звіт', ro: 'raport' },
  days: { en: 'special days', ru: 'особые дни', uk: 'особливі дні', ro: 'zile speciale' },
}

/** Title of an element in whichever of the packages knows it; its id where none does. */
export function nameOf(id: string, packages: readonly PackageDefinition[], locale: Locale): string {
  for (const pkg of packages) {
    const element = indexOf(pkg).get(id)
    const found = element && valueAt(pkg, pathOf(element))
    const titles = (valueAt(found, ['titles']) ?? valueAt(found, ['meta', 'titles']) ?? valueAt(found, ['x-field', 'titles'])) as Titles | undefined
    if (titles) return titleOf(titles, locale)
  }
  // Roles and entities are also named by their names.
  const named = packages.map((pkg) => pkg.roles[id] ?? pkg.entities[id]?.entity).find((one) => one !== undefined)
  return named ? titleOf(named.titles, locale) : id
}

/** A value as people read it: elements and roles by their titles. */
function spoken(value: Json, packages: readonly PackageDefinition[], locale: Locale): string {
  if (value === null) return '—'
  if (typeof value === 'string') return nameOf(value, packages, locale)
  if (!Array.isArray(value)) return JSON.stringify(value)
  return value.length === 0 ? '—' : value.map((entry: Json) => spoken(entry, packages, locale)).join(', ')
}

export interface Changed {
  readonly element: string
  readonly property: string
  readonly old: Json
  readonly new: Json
  readonly wanted: Json
}

export function changedSentence({ element, property, ...values }: Changed, packages: readonly PackageDefinition[]): Titles {
  const word = words[property.split('.')[0] ?? ''] ?? { en: property, ru: property, uk: property, ro: property }
  const said = (value: Json, locale: Locale): string => (property.startsWith('titles.') ? String(value ?? '—') : spoken(value, packages, locale))
  return {
    en: `“${nameOf(element, packages, 'en')}”, ${word.en}: the package changed it from “${said(values.old, 'en')}” to “${said(values.new, 'en')}”; here it is “${said(values.wanted, 'en')}”.`,
    ru: `«${nameOf(element, packages, 'ru')}», ${word.ru}: в пакете было «${said(values.old, 'ru')}», стало «${said(values.new, 'ru')}»; здесь — «${said(values.wanted, 'ru')}».`,
    uk: `«${nameOf(element, packages, 'uk')}», ${word.uk}: у пакеті було «${said(values.old, 'uk')}», стало «${said(values.new, 'uk')}»; тут — «${said(values.wanted, 'uk')}».`,
    ro: `„${nameOf(element, packages, 'ro')}”, ${word.ro}: în pachet a fost „${said(values.old, 'ro')}”, a devenit „${said(values.new, 'ro')}”; aici este „${said(values.wanted, 'ro')}”.`,
  }
}

export function goneSentence(element: string, packages: readonly PackageDefinition[], reason: string): Titles {
  return {
    en: `The package no longer has what this change of “${nameOf(element, packages, 'en')}” needs: ${reason}.`,
    ru: `В новой версии пакета нет того, что нужно этому изменению («${nameOf(element, packages, 'ru')}»): ${reason}.`,
    uk: `У новій версії пакета немає того, що потрібно цій зміні («${nameOf(element, packages, 'uk')}»): ${reason}.`,
    ro: `Versiunea nouă a pachetului nu mai are ce îi trebuie acestei modificări („${nameOf(element, packages, 'ro')}”): ${reason}.`,
  }
}

export function takenSentence(element: string, packages: readonly PackageDefinition[], reason: string): Titles {
  return {
    en: `The package now has what the dealership adds (“${nameOf(element, packages, 'en')}”): ${reason}.`,
    ru: `В новой версии пакета уже есть то, что добавляет дилерский центр («${nameOf(element, packages, 'ru')}»): ${reason}.`,
    uk: `У новій версії пакета вже є те, що додає дилерський центр («${nameOf(element, packages, 'uk')}»): ${reason}.`,
    ro: `Versiunea nouă a pachetului are deja ce adaugă centrul auto („${nameOf(element, packages, 'ro')}”): ${reason}.`,
  }
}

const mergedWords: Readonly<Record<Merged['kind'], Sentences>> = {
  kept: { en: 'changed by the package and here, in different things: both hold', ru: 'изменено и в пакете, и здесь, но в разном: действует и то и другое', uk: 'змінено і в пакеті, і тут, але в різному: діє і те, і інше', ro: 'modificat și în pachet, și aici, dar în lucruri diferite: sunt valabile amândouă' },
  renamed: { en: 'follows the new names of the package', ru: 'следует новым именам пакета', uk: 'слідує новим іменам пакета', ro: 'urmează noile denumiri din pachet' },
  placed: { en: 'its neighbour is gone: it stands last now', ru: 'соседнего элемента больше нет: теперь стоит последним', uk: 'сусіднього елемента більше немає: тепер стоїть останнім', ro: 'elementul vecin nu mai există: acum stă ultimul' },
  dropped: { en: 'the package does this by itself now', ru: 'пакет теперь делает это сам', uk: 'пакет тепер робить це сам', ro: 'pachetul face acum singur acest lucru' },
}

export const mergedSentence = (kind: Merged['kind'], element: string, packages: readonly PackageDefinition[]): Titles => ({
  en: `“${nameOf(element, packages, 'en')}”: ${mergedWords[kind].en}.`,
  ru: `«${nameOf(element, packages, 'ru')}»: ${mergedWords[kind].ru}.`,
  uk: `«${nameOf(element, packages, 'uk')}»: ${mergedWords[kind].uk}.`,
  ro: `„${nameOf(element, packages, 'ro')}”: ${mergedWords[kind].ro}.`,
})
