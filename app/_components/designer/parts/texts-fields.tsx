'use client'
import { Select, Textarea } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Titles } from '../../../../engine/client.ts'
import { useStudio } from '../studio-context.tsx'
import classes from './content.module.css'
import { draftFields } from './draft-fields.ts'

const locales = ['ru', 'en', 'uk', 'ro'] as const
type Language = (typeof locales)[number]

interface Props {
  readonly legend: string
  readonly texts: Titles | undefined
  /** Whose record the texts speak of. */
  readonly entity: string
  /** undefined where all of it was taken out, which only what may be absent does. */
  readonly onChange: (texts: Titles | undefined) => void
  readonly isOptional?: boolean
}

/** One text in every language, with values of the record put in by choosing them. */
export function TextsFields({ legend, texts, entity, onChange, isOptional = false }: Props) {
  const t = useTranslations('designer')
  const tc = useTranslations('designer-content')
  const locale = useLocale()
  const { files } = useStudio()
  const [last, setLast] = useState<Language>((locales as readonly string[]).includes(locale) ? (locale as Language) : 'en')
  const write = (language: Language, text: string) => {
    const next = Object.fromEntries(Object.entries({ en: '', ru: '', ...texts, [language]: text }).filter(([name, value]) => value !== '' || name === 'en' || name === 'ru')) as unknown as Titles
    onChange(isOptional && Object.values(next).every((one) => one === '') ? undefined : next)
  }
  const insert = (name: string) => {
    const text = texts?.[last] ?? ''
    write(last, `${text}${text === '' || /\s$/.test(text) ? '' : ' '}{{record.${name}}}`)
  }
  const values = draftFields(files, entity, locale).filter(({ kind, name }) => kind !== null && kind !== 'json' && name !== 'clocks')
  return (
    <fieldset className={classes.texts}>
      <legend>{legend}</legend>
      {locales.map((language) => (
        <Textarea key={language} autosize minRows={1} maxRows={8} aria-label={`${legend}: ${t(`languages.${language}`)}`} leftSection={<span style={{ fontSize: 11, color: 'var(--muted)' }}>{language}</span>} value={texts?.[language] ?? ''} onFocus={() => setLast(language)} onChange={(event) => write(language, event.currentTarget.value)} />
      ))}
      <Select aria-label={tc('insert', { name: legend })} placeholder={tc('insertInto', { language: t(`languages.${last}`) })} searchable data={values.map(({ name, title }) => ({ value: name, label: title }))} value={null} onChange={(name) => name !== null && insert(name)} />
    </fieldset>
  )
}
