'use client'
import { useTranslations } from 'next-intl'
import { type DefinitionChange, type DraftFiles, type Json, titleOf, type Titles } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import { fieldChoices, roleChoices, stateChoicesOf } from '../choices.ts'

const longest = 80

/** Keys that only hold what they are about. */
const silent = new Set(['meta', 'x-field', 'schema', 'form', 'list', 'items'])

type List = readonly Json[]
const isList = (value: Json): value is List => Array.isArray(value)
const isWords = (value: Json): value is Json & Titles => typeof value === 'object' && value !== null && !isList(value) && typeof (value as { en?: unknown }).en === 'string'

/** What one change says, in a sentence of the reader's language. `files`: those that know the names. */
export function useSentence(files: DraftFiles): (change: DefinitionChange) => string {
  const t = useTranslations('studio-changes')
  const { locale } = useFormat()
  const td = useTranslations('designer')
  const roles = new Map(roleChoices(files, locale).map(({ value, label }) => [value, label]))
  const known = new Map<string, ReadonlyMap<string, string>>()
  /** Names of the fields and states of the kind of record that the file belongs to. */
  const namesIn = (file: string): ReadonlyMap<string, string> => {
    const entity = /^entities\/([^/]+)\//.exec(file)?.[1]
    const names = known.get(file) ?? new Map(entity === undefined ? [] : [...stateChoicesOf(files, entity, locale), ...fieldChoices(files, `entities/${entity}/entity.json`, locale)].map(({ value, label }) => [value, label]))
    known.set(file, names)
    return names
  }
  const propertyWord = (key: string): string => (t.has(`properties.${key}`) ? t(`properties.${key}`) : key)
  /** Fields, states and roles by what they are called; values that the platform knows by their words. */
  const named = (text: string, { file, property }: DefinitionChange): string => {
    const key = property.at(-1) ?? ''
    if (key === 'category' && td.has(`categories.${text}`)) return td(`categories.${text}`)
    if (key === 'color' && td.has(`colours.${text}`)) return td(`colours.${text}`)
    return roles.get(text) ?? namesIn(file).get(text) ?? text
  }
  const plain = (value: Json, change: DefinitionChange): string => {
    if (value === null) return t('nothing')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string') return named(value, change)
    if (isWords(value)) return `«${titleOf(value, locale)}»`
    if (isList(value)) return value.map((one) => plain(one, change)).join(', ')
    if (typeof value !== 'object') return String(value)
    // Of a whole part its own words say the most.
    const { titles } = value as { readonly titles?: Json }
    if (titles !== undefined && isWords(titles)) return plain(titles, change)
    return Object.entries(value).filter(([key]) => key !== 'id').map(([key, one]) => (silent.has(key) ? plain(one as Json, change) : `${propertyWord(key)}: ${plain(one as Json, { ...change, property: [key] })}`)).join('; ')
  }
  const word = (value: Json, change: DefinitionChange): string => {
    const text = plain(value, change)
    return text.length > longest ? `${text.slice(0, longest)}…` : text
  }
  const listed = (values: List, change: DefinitionChange): string => values.map((one) => word(one, change)).join(', ')
  const subjectOf = ({ element, titles, name }: DefinitionChange): string => {
    const kind = t.has(`elements.${element}`) ? t(`elements.${element}`) : element
    return `${kind} «${titles ? titleOf(titles, locale) : name}»`
  }
  const propertyOf = (property: readonly string[]): string => {
    const told = property.filter((key) => !silent.has(key) && !/^\d+$/.test(key))
    return told.map(propertyWord).join(' › ') || t('content')
  }
  const said = (change: DefinitionChange): string => {
    const { kind, property, before, after } = change
    const what = subjectOf(change)
    if (property.length === 0 && kind !== 'moved') return kind === 'changed' ? t('rewritten', { what }) : t(kind, { what })
    const part = propertyOf(property)
    if (kind === 'moved') return t('moved', { what, part })
    if (isWords(before) && isWords(after)) return titleOf(before, locale) === titleOf(after, locale) ? t('translated', { what, part }) : property.at(-1) === 'titles' ? t('renamed', { what: subjectOf({ ...change, titles: before }), to: titleOf(after, locale) }) : t('set', { what, part, from: word(before, change), to: word(after, change) })
    if (isList(before) && isList(after)) {
      const [more, less] = [after.filter((one) => !has(before, one)), before.filter((one) => !has(after, one))]
      if (more.length > 0 && less.length > 0) return t('both', { what, part, more: listed(more, change), less: listed(less, change) })
      if (more.length > 0) return t('more', { what, part, more: listed(more, change) })
      return less.length > 0 ? t('less', { what, part, less: listed(less, change) }) : t('moved', { what, part })
    }
    if (kind === 'added') return t('given', { what, part, to: word(after, change) })
    return kind === 'removed' ? t('taken', { what, part, from: word(before, change) }) : t('set', { what, part, from: word(before, change), to: word(after, change) })
  }
  return (change) => {
    const text = said(change)
    return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
  }
}

const has = (list: List, value: Json): boolean => list.some((one) => JSON.stringify(one) === JSON.stringify(value))
