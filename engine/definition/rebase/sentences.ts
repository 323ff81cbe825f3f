/** Conflicts and merges in the words of the people who decide them. */
import type { Json } from '../../kernel/json.ts'
import { type Titles, titleOf } from '../../kernel/titles.ts'
import { indexOf } from '../elements.ts'
import { pathOf } from '../overlay-draft.ts'
import type { PackageDefinition } from '../types.ts'
import { valueAt } from '../update-at.ts'
import type { Merged } from './conflict.ts'

type Locale = 'en' | 'ru'

const words: Readonly<Record<string, Titles>> = {
  titles: { en: 'title', ru: 'название' },
  target: { en: 'target state', ru: 'конечное состояние' },
  roles: { en: 'roles', ru: 'роли' },
  color: { en: 'colour', ru: 'цвет' },
  default: { en: 'initial value', ru: 'начальное значение' },
  initial: { en: 'first state', ru: 'начальное состояние' },
  editable: { en: 'editable fields', ru: 'доступные для правки поля' },
  columns: { en: 'list columns', ru: 'колонки списка' },
  filters: { en: 'list filters', ru: 'фильтры списка' },
  orderBy: { en: 'list order', ru: 'порядок списка' },
  facts: { en: 'facts', ru: 'сведения в заголовке' },
  section: { en: 'section', ru: 'раздел формы' },
  weekdays: { en: 'working hours', ru: 'рабочие часы' },
  days: { en: 'special days', ru: 'особые дни' },
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
  const word = words[property.split('.')[0] ?? ''] ?? { en: property, ru: property }
  const said = (value: Json, locale: Locale): string => (property.startsWith('titles.') ? String(value ?? '—') : spoken(value, packages, locale))
  return {
    en: `“${nameOf(element, packages, 'en')}”, ${word.en}: the package changed it from “${said(values.old, 'en')}” to “${said(values.new, 'en')}”; here it is “${said(values.wanted, 'en')}”.`,
    ru: `«${nameOf(element, packages, 'ru')}», ${word.ru}: в пакете было «${said(values.old, 'ru')}», стало «${said(values.new, 'ru')}»; здесь — «${said(values.wanted, 'ru')}».`,
  }
}

export function goneSentence(element: string, packages: readonly PackageDefinition[], reason: string): Titles {
  return {
    en: `The package no longer has what this change of “${nameOf(element, packages, 'en')}” needs: ${reason}.`,
    ru: `В новой версии пакета нет того, что нужно этому изменению («${nameOf(element, packages, 'ru')}»): ${reason}.`,
  }
}

export function takenSentence(element: string, packages: readonly PackageDefinition[], reason: string): Titles {
  return {
    en: `The package now has what the dealership adds (“${nameOf(element, packages, 'en')}”): ${reason}.`,
    ru: `В новой версии пакета уже есть то, что добавляет дилерский центр («${nameOf(element, packages, 'ru')}»): ${reason}.`,
  }
}

const mergedWords: Readonly<Record<Merged['kind'], Titles>> = {
  kept: { en: 'changed by the package and here, in different things: both hold', ru: 'изменено и в пакете, и здесь, но в разном: действует и то и другое' },
  renamed: { en: 'follows the new names of the package', ru: 'следует новым именам пакета' },
  placed: { en: 'its neighbour is gone: it stands last now', ru: 'соседнего элемента больше нет: теперь стоит последним' },
  dropped: { en: 'the package does this by itself now', ru: 'пакет теперь делает это сам' },
}

export const mergedSentence = (kind: Merged['kind'], element: string, packages: readonly PackageDefinition[]): Titles => ({
  en: `“${nameOf(element, packages, 'en')}”: ${mergedWords[kind].en}.`,
  ru: `«${nameOf(element, packages, 'ru')}»: ${mergedWords[kind].ru}.`,
})
