'use client'
import { useTranslations } from 'next-intl'
import { type DefinitionChange, type DraftFiles, type Json, titleOf, type Titles } from '../../../../engine/client.ts'
import { useFormat } from '../../workplace-context.tsx'
import { roleChoices } from '../choices.ts'

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
  const roles = new Map(roleChoices(files, locale).map(({ value, label }) => [value, label]))
  const word = (value: Json): string => {
    if (value === null) return t('nothing')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (isWords(value)) return `«${titleOf(value, locale)}»`
    const text = typeof value === 'string' ? (roles.get(value) ?? value) : isList(value) && value.every((one) => typeof one === 'string') ? value.map((one) => roles.get(String(one)) ?? String(one)).join(', ') : JSON.stringify(value)
    return text.length > longest ? `${text.slice(0, longest)}…` : text
  }
  const listed = (values: List): string => values.map(word).join(', ')
  const subjectOf = ({ element, titles, name }: DefinitionChange): string => {
    const kind = t.has(`elements.${element}`) ? t(`elements.${element}`) : element
    return `${kind} «${titles ? titleOf(titles, locale) : name}»`
  }
  const propertyOf = (property: readonly string[]): string => {
    const told = property.filter((key) => !silent.has(key) && !/^\d+$/.test(key))
    return told.map((key) => (t.has(`properties.${key}`) ? t(`properties.${key}`) : key)).join(' › ') || t('content')
  }
  const said = (change: DefinitionChange): string => {
    const { kind, property, before, after } = change
    const what = subjectOf(change)
    if (property.length === 0 && kind !== 'moved') return kind === 'changed' ? t('rewritten', { what }) : t(kind, { what })
    const part = propertyOf(property)
    if (kind === 'moved') return t('moved', { what, part })
    if (isWords(before) && isWords(after)) return titleOf(before, locale) === titleOf(after, locale) ? t('translated', { what, part }) : property.at(-1) === 'titles' ? t('renamed', { what: subjectOf({ ...change, titles: before }), to: titleOf(after, locale) }) : t('set', { what, part, from: word(before), to: word(after) })
    if (isList(before) && isList(after)) {
      const [more, less] = [after.filter((one) => !has(before, one)), before.filter((one) => !has(after, one))]
      if (more.length > 0 && less.length > 0) return t('both', { what, part, more: listed(more), less: listed(less) })
      if (more.length > 0) return t('more', { what, part, more: listed(more) })
      return less.length > 0 ? t('less', { what, part, less: listed(less) }) : t('moved', { what, part })
    }
    if (kind === 'added') return t('given', { what, part, to: word(after) })
    return kind === 'removed' ? t('taken', { what, part, from: word(before) }) : t('set', { what, part, from: word(before), to: word(after) })
  }
  return (change) => {
    const text = said(change)
    return text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1)
  }
}

const has = (list: List, value: Json): boolean => list.some((one) => JSON.stringify(one) === JSON.stringify(value))
