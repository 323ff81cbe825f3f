'use client'
import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Titles } from '../../../engine/client.ts'
import { Differs } from './layer/differs.tsx'
import { completedTitles } from './parts/completed-titles.ts'

const locales = ['ru', 'en', 'uk', 'ro'] as const

interface Props {
  readonly titles: Titles
  readonly onChange: (titles: Titles) => void
  readonly legend: string
  /** Stable id of what bears the titles: marked where a dealership differs. */
  readonly id?: string | undefined
}

/** One text in every language; what stands empty is shown in English or Russian to those who read that language. */
export function TitlesFields({ titles, onChange, legend, id }: Props) {
  const t = useTranslations('designer')
  const write = (locale: (typeof locales)[number], text: string) => onChange(Object.fromEntries(Object.entries({ ...titles, [locale]: text }).filter(([name, value]) => value !== '' || name === 'en' || name === 'ru')) as unknown as Titles)
  const complete = () => (titles.en === '') !== (titles.ru === '') && onChange(completedTitles(titles))
  return (
    <fieldset style={{ display: 'grid', gap: 4, margin: 0, padding: 0, border: 0 }}>
      <legend style={{ paddingBottom: 4, fontSize: 12, color: 'var(--muted)' }}>{legend}<Differs id={id} /></legend>
      {locales.map((locale) => (
        <TextInput key={locale} aria-label={`${legend}: ${t(`languages.${locale}`)}`} leftSection={<span style={{ fontSize: 11, color: 'var(--muted)' }}>{locale}</span>} value={titles[locale] ?? ''} onChange={(event) => write(locale, event.currentTarget.value)} onBlur={complete} />
      ))}
    </fieldset>
  )
}
